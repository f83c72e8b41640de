import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Sealing } from "@/db/commands/second-factor";

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What sealed values begin with, so that another way can be told from this one. */
const FORM = "1.";

/**
 * Encrypts and authenticates by a key of the installation's secret, which is in no backup: whoever has the database alone
 * reads nothing of it. What it is about is authenticated too, so one account's cannot be put in another's place.
 */
export function sealing(secret: string): Sealing {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "crossread/second-factor/1", KEY_BYTES));
  return {
    seal(text, about) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return FORM + sealed.toString("base64url");
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed.slice(FORM.length), "base64url");
      if (!sealed.startsWith(FORM) || bytes.length < IV_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch {
        return null; // Node has no other way to say that the tag does not fit.
      }
    },
  };
}
