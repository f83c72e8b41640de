import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { FirstRun } from "./process";

const TOKEN_BYTES = 24;

/** Makes the token that opens the first-run page. It is told once; only its hash is kept, and only in memory. */
export function openFirstRun(): Readonly<{ token: string; firstRun: FirstRun }> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const tokenHash = sha256(token);
  let isOpen = true;
  return {
    token,
    firstRun: {
      check: (offered) => isOpen && timingSafeEqual(sha256(offered), tokenHash),
      close() {
        isOpen = false;
      },
    },
  };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();
