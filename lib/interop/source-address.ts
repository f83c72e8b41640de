import type { SourceSummary } from "@/lib/domain/source";
import { urnOf } from "./uuid";

/** What other programs call a source: the address it was published at where there is one, else a `urn:uuid` of ours. */
export function sourceAddress({ id, url }: Pick<SourceSummary, "id" | "url">): string {
  return url !== null && webAddress(url) !== null ? url : urnOf(id);
}

/** The hash of a text as an address of its own (RFC 6920), so that a reader finds the very text, wherever it lies. */
export function hashAddress(sha256: string): string {
  const bytes = sha256.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  const base64 = btoa(String.fromCharCode(...bytes));
  return `ni:///sha-256;${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

const namedHash = /^ni:\/\/[^/]*\/sha-256;([\w-]{43})/;

/** The hexadecimal hash that such an address names; null for any other text. */
export function hashIn(address: string): string | null {
  const [, base64] = namedHash.exec(address) ?? [];
  if (base64 === undefined) return null;
  const bytes = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
  return [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

/**
 * A web address as two programs agree on it: without the fragment, the scheme's variant, the default port, a slash at
 * the end and the letter case of the host. Null for what is no web address.
 */
export function webAddress(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { host, pathname, search } = new URL(text);
  let end = pathname.length;
  while (pathname[end - 1] === "/") end -= 1;
  return `${host}${pathname.slice(0, end)}${search}`;
}
