import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@/bin/main";
import { addManager } from "@/db/commands/accounts";
import { openInstallation } from "@/db/open-installation";

export const root = process.cwd();
export const managerEmail = "manager@example.org";
export const testPassword = "correct horse battery staple";

export type Answer = Readonly<{ code: number; out: string; err: string }>;

let template: Promise<string> | null = null;

/** An installation with the bundled investigation and one manager, made once for each test process. */
async function madeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "crossread-cli-template-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const store = await openInstallation(folder, root);
  await addManager(store, { email: managerEmail, name: "The manager", password: testPassword });
  await store.close();
  return folder;
}

/** A data folder of its own, with what runs `crossread` on it in this process, and a folder for files. */
export async function commandLine({ isEmpty = false }: Readonly<{ isEmpty?: boolean }> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "crossread-cli-"));
  const data = join(folder, "data");
  if (!isEmpty) {
    template ??= madeTemplate();
    cpSync(await template, data, { recursive: true });
  }
  const run = (args: readonly string[], input = "") => crossread([...args, "--data", data], input);
  return {
    data,
    folder,
    run,
    /** Runs with `--json`, and reads the one value that comes out. */
    async json(args: readonly string[], input = ""): Promise<unknown> {
      return JSON.parse((await run([...args, "--json"], input)).out);
    },
    file(name: string, content: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
export type CommandLine = Awaited<ReturnType<typeof commandLine>>;

/** One call of the command line, with what it read and wrote. */
export async function crossread(args: readonly string[], input = ""): Promise<Answer> {
  const said = { out: "", err: "" };
  const terminal = {
    input: chunksOf(input),
    async out(text: string) {
      said.out += text;
    },
    err(text: string) {
      said.err += text;
    },
  };
  const code = await main(args, { root, terminal });
  return { code, ...said };
}

/** In pieces that end in the middle of lines and characters, as a pipe may. */
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const PIECE_BYTES = 7;
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) yield bytes.subarray(start, start + PIECE_BYTES);
}
