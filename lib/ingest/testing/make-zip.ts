import { strToU8, type Zippable, zipSync } from "fflate";

/** A zip archive of these files, by their paths. */
export function makeZip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const zippable: Zippable = {};
  for (const [path, content] of Object.entries(files)) {
    zippable[path] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(zippable, { mtime: new Date(2017, 4, 30) });
}
