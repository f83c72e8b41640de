import { Problem } from "@/lib/errors";

/** What the system says that a person can act on, in words. */
const sentences: Readonly<Record<string, string>> = {
  EACCES: "You may not open it. Look at its permissions.",
  EPERM: "You may not do this there. Look at its permissions.",
  EROFS: "This file system is read-only.",
  ENOSPC: "There is no space left there.",
  ENOENT: "There is no such file or folder.",
  ENOTDIR: "A part of this path is a file, not a folder.",
  EISDIR: "This is a folder, not a file.",
  ENAMETOOLONG: "This name is too long.",
  SQLITE_CANTOPEN: "The database cannot be opened. Look at the permissions of the data folder.",
  SQLITE_READONLY: "The database is read-only. Look at the permissions of the data folder.",
  SQLITE_FULL: "There is no space left for the database.",
  SQLITE_NOTADB: "This file is not a database. If it was one, it is damaged: put a backup in its place.",
  SQLITE_CORRUPT: "The database is damaged. Put a backup in its place, and keep the damaged file.",
};

/** A failure of the system as a refusal, where there is something to be done about it; else null. */
export function systemProblem(thrown: unknown): Problem | null {
  if (!(thrown instanceof Error) || !("code" in thrown) || typeof thrown.code !== "string") return null;
  const { code } = thrown;
  // SQLite's finer codes begin with the plain one: SQLITE_CORRUPT_INDEX.
  const known = Object.keys(sentences).find((name) => code === name || code.startsWith(`${name}_`));
  if (known === undefined) return null;
  const path = "path" in thrown && typeof thrown.path === "string" ? `${thrown.path}: ` : "";
  return new Problem("unavailable", `${path}${sentences[known]}`, { cause: thrown });
}
