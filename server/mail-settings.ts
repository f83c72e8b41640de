import { z } from "zod";
import { isLoopback } from "./loopback";

/** Where mail is handed in, and as whose. */
export type MailSettings = Readonly<{
  host: string;
  port: number;
  /** Encrypted from the first byte (`smtps:`). */
  isSecure: boolean;
  /** Refuses to go on in the clear: everywhere but on this machine, since mail carries links that open accounts. */
  needsTls: boolean;
  login: Readonly<{ user: string; pass: string }> | null;
  from: Readonly<{ name: string; address: string }>;
}>;

const SUBMISSION_PORT = 587;
const SECURE_PORT = 465;

/** Reads `smtps://user:password@mail.example.org:465`; null when it is something else. */
export function mailServerIn(text: string): Omit<MailSettings, "from"> | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  if (protocol !== "smtp:" && protocol !== "smtps:") return null;
  if (hostname === "" || !["", "/"].includes(pathname) || search !== "" || hash !== "") return null;
  const [user, pass] = [decoded(username), decoded(password)];
  if (user === null || pass === null || (user === "") !== (pass === "")) return null;
  const isSecure = protocol === "smtps:";
  const host = hostname.replace(/^\[(.+)\]$/, "$1");
  return {
    host,
    port: Number(port) || (isSecure ? SECURE_PORT : SUBMISSION_PORT),
    isSecure,
    needsTls: !isSecure && !isLoopback(host),
    login: user === "" ? null : { user, pass },
  };
}

/** Reads `desk@example.org` or `The desk <desk@example.org>`; null when it is something else. */
export function senderIn(text: string): MailSettings["from"] | null {
  const whole = text.trim();
  const at = whole.lastIndexOf("<");
  if (at >= 0 && !whole.endsWith(">")) return null;
  const name = at > 0 ? whole.slice(0, at).trim() : "";
  const address = z
    .email()
    .max(254)
    .safeParse(at >= 0 ? whole.slice(at + 1, -1) : whole);
  return address.success && !/[<>"\p{Cc}]/u.test(name) ? { name, address: address.data } : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // Not well-formed: a % that is none of an escape.
  }
}
