import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { Problem } from "@/lib/errors";

/** Stands in the place of a hash where an account has no password: nothing has this hash. */
export const NO_PASSWORD = "none";

const OURS = "crossread";

/** What is put before or after a word to make it count as another: as many figures and signs as people add. */
const around = /^[^\p{L}]{0,6}|[^\p{L}]{0,6}$/gu;

/**
 * The hash of a password that somebody chose: argon2id, with the library's parameters (OWASP's first choice: 19 MiB, 2
 * passes). How long it is was parsed before; here it is refused when it is one of those that are tried first.
 *
 * @throws {Problem} `invalid`.
 */
export async function hashOfChosen(password: string, { email }: Readonly<{ email: string }>): Promise<string> {
  const ofTheirs = [email, email.split("@", 1)[0] ?? "", OURS];
  const tried = await triedFirst();
  if (formsOf(password).some((form) => tried.has(form) || ofTheirs.includes(form))) {
    throw new Problem(
      "invalid",
      "This password is one of the first that anybody would try: choose another, such as four unrelated words.",
    );
  }
  return hash(password);
}

/** A hash to compare with when there is none, so that the answer takes as long. */
let decoy: Promise<string> | null = null;

/** Whether a password has this hash; never where there is no account (null) or no password, in the same time. */
export async function isPassword(given: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hash(randomBytes(16).toString("hex"));
  const isKnown = passwordHash !== null && passwordHash !== NO_PASSWORD;
  return (await verify(isKnown ? passwordHash : await decoy, given)) && isKnown;
}

let list: Promise<ReadonlySet<string>> | null = null;

/** Some 49 000 passwords from breaches, lower case. Read when the first password is chosen: a start need not wait for it. */
function triedFirst(): Promise<ReadonlySet<string>> {
  list ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"]));
  return list;
}

/** What a password comes down to: itself, without what is put around a word, and the word that it repeats. */
function formsOf(password: string): string[] {
  const lower = password.normalize("NFKC").toLowerCase().trim();
  return [lower, lower.replace(/\s/gu, ""), lower.replace(around, "")].flatMap((form) => [form, unitOf(form)]);
}

/** `abab` comes of `ab`. O(n). */
function unitOf(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return at > 0 ? text.slice(0, at) : text;
}
