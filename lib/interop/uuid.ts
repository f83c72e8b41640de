import { ID_LENGTH, type Id, idAlphabet, parseId } from "@/lib/domain/ids";

/**
 * Our ids as UUIDs and back: an id is 20 letters of 36, which is fewer bits than a UUID has free. So the same thing has
 * the same UUID in every export, and what comes back is known again without a list. Version 8 of RFC 9562 is the one
 * whose content is its maker's; a mark of 13 bits tells ours from others'.
 */

/** Their order is in every UUID ever printed: add at the end, and never move one. */
const prefixes = [
  "inv",
  "src",
  "ver",
  "seg",
  "psg",
  "clm",
  "app",
  "evl",
  "asm",
  "cur",
  "thr",
  "cmt",
  "rev",
  "usr",
  "rej",
  "ali",
  "viw",
  "jtx",
  "ivt",
  "ses",
] as const;

/** The one page that a collection has in a file: it is no thing of ours, and has to have an identity. */
const PAGE = 31;

const BASE = BigInt(idAlphabet.length);
const COUNT = BASE ** BigInt(ID_LENGTH);
/** Bits 109 to 121, above the 109 that a prefix and an id need. */
const MARK = 0b1001101000111n << 109n;
const LOW = (1n << 62n) - 1n;
const MIDDLE = (1n << 12n) - 1n;

/** `urn:uuid:…` of one of our ids. @throws {RangeError} for text that is no id of ours. */
export function urnOf(id: string): string {
  const kind = prefixes.findIndex((prefix) => id.startsWith(`${prefix}_`));
  if (kind === -1) throw new RangeError(`"${id}" is no id.`);
  return urn(kind, id);
}

/** The address of the page that holds all annotations of an investigation. */
export function urnOfPage(investigationId: string): string {
  return urn(PAGE, investigationId);
}

function urn(kind: number, id: string): string {
  let number = 0n;
  for (const letter of id.slice(id.indexOf("_") + 1)) number = number * BASE + BigInt(idAlphabet.indexOf(letter));
  const bits = MARK | (BigInt(kind) * COUNT + number);
  const hex = (((bits >> 74n) << 80n) | (8n << 76n) | (((bits >> 62n) & MIDDLE) << 64n) | (2n << 62n) | (bits & LOW))
    .toString(16)
    .padStart(32, "0");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The same in the 22 letters by which Hypothesis calls an annotation. */
export function shortUuidOf(id: string): string {
  const hex = urnOf(id).slice("urn:uuid:".length).replaceAll("-", "");
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The id that such letters stand for; null for any other text. */
export function idOfShortUuid(text: string): string | null {
  if (!/^[\w-]{22}$/.test(text)) return null;
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const hex = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return idOf(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
}

const ours = /^(?:urn:uuid:)?([0-9a-f]{8})-([0-9a-f]{4})-8([0-9a-f]{3})-([89ab][0-9a-f]{3})-([0-9a-f]{12})$/i;

/** The id that a UUID of ours stands for; null for any other. */
export function idOf(text: string): Id<(typeof prefixes)[number]> | null {
  const found = ours.exec(text);
  if (!found) return null;
  const [, first = "", second = "", third = "", fourth = "", fifth = ""] = found;
  const bits =
    (BigInt(`0x${first}${second}`) << 74n) | (BigInt(`0x${third}`) << 62n) | (BigInt(`0x${fourth}${fifth}`) & LOW);
  const rest = bits - MARK;
  if (rest < 0n || rest >> 109n !== 0n) return null;
  const prefix = prefixes[Number(rest / COUNT)];
  const letters = (rest % COUNT).toString(idAlphabet.length).padStart(ID_LENGTH, "0");
  return prefix ? parseId(prefix, `${prefix}_${letters}`) : null;
}
