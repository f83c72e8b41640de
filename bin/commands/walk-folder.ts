import { readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * The files under a folder by their paths, in the order of their names, without what is hidden. A link is followed
 * nowhere: it may lead in a circle, or out of the folder.
 */
export async function* filesUnder(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile()) yield path;
  }
}
