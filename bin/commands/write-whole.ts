import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hasCode } from "@/server/system-error";

/** A text, or what comes a part at a time. */
type Content = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/**
 * Writes a file so that whoever reads it sees the old one or the new one, never half of either.
 * What is no ordinary file (a pipe, `/dev/null`) is written to, not replaced; so is what a link leads to.
 */
export async function writeWhole(file: string, content: Content): Promise<void> {
  const present = await statOf(file);
  const target = present ? await realpath(file) : file;
  if (present && !present.isFile()) {
    await written(target, "w", content);
    return;
  }
  const draft = join(dirname(target), `.${process.pid}.crossread-draft`);
  try {
    await written(draft, "wx", content);
    await rename(draft, target);
  } catch (thrown) {
    await rm(draft, { force: true });
    throw thrown;
  }
}

async function written(path: string, flags: "w" | "wx", content: Content): Promise<void> {
  const file = await open(path, flags);
  try {
    for await (const part of typeof content === "string" || content instanceof Uint8Array ? [content] : content)
      await file.writeFile(part);
    if (flags === "wx") await file.sync();
  } finally {
    await file.close();
  }
}

async function statOf(file: string) {
  try {
    return await stat(file);
  } catch (thrown) {
    if (hasCode(thrown, "ENOENT")) return null;
    throw thrown;
  }
}
