import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, from this file's own place: every command works from any folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
