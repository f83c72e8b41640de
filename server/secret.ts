import { randomBytes } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "@/lib/errors";
import { hasCode } from "./system-error";

const SECRET_BYTES = 32;
const OTHERS_MAY_READ = 0o077;

/**
 * The secret that signs session cookies, made on first start with mode 0600. One that others on
 * the machine can read still works, since refusing would sign everybody out; the log says so.
 *
 * @throws {Problem} `invalid` when the file holds something else.
 */
export function sessionSecret(dataDir: string, warn: (line: string) => void): string {
  const file = join(dataDir, "secret");
  const made = make(file);
  if (made !== null) return made;
  const secret = readFileSync(file, "utf8").trim();
  if (Buffer.from(secret, "base64url").length < SECRET_BYTES) {
    throw new Problem(
      "invalid",
      `${file} is damaged. Delete it and start again; everybody will have to sign in again.`,
    );
  }
  if (process.platform !== "win32" && (statSync(file).mode & OTHERS_MAY_READ) !== 0) {
    warn(`Others on this machine can read ${file}. Run: chmod 600 ${file}`);
  }
  return secret;
}

/** A new secret, or null when there is one. */
function make(file: string): string | null {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  try {
    writeFileSync(file, `${secret}\n`, { flag: "wx", mode: 0o600 });
    return secret;
  } catch (thrown) {
    if (hasCode(thrown, "EEXIST")) return null;
    throw thrown;
  }
}
