/**
 * The words, numbers and marks of a text, as the grammar of quantities reads them. What holds digits
 * but counts nothing (F-16, 800th, 11:30, 2.1.7, a web address) is a `name`, so that no rule after this
 * one can mistake it for a figure. English; ASCII digits.
 */
type TokenKind = "word" | "number" | "mark" | "name";
export type Token = Readonly<{
  kind: TokenKind;
  /** In lower case; a possessive "’s" is left off. */
  text: string;
  start: number;
  end: number;
  isCapital: boolean;
  /** Of a number, else 0. */
  value: number;
}>;

/** An address or a number written on without end is cut here; what follows is read as if it stood alone. */
const LONGEST_DIGITS = 15;

const letterOrMark = /[\p{L}\p{M}]/u;
/** "On May 18 200 fighters …" is a day and a number; "12 500 fighters" is one number. */
const dayAfter = new Set(
  "january february march april may june july august september october november december".split(" "),
);
const fractions: Readonly<Record<string, number>> = { "½": 0.5, "¼": 0.25, "¾": 0.75 };
const ordinal = /^(st|nd|rd|th)$/i;
const sticksToNumber = /^(km|kms|m|mm|cm|kg|g|t|mi|ft|h|hr|hrs|k|bn|mn|kmh|kph|mph|lb|lbs|km²|m²|nm|min)$/i;
const groupBlanks = "\u00a0\u202f\u2009";

/** One pass; every character is looked at a bounded number of times. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) at++;
    else if (isDigit(code)) at = readNumber(text, at, tokens);
    else if (isLetter(text, at)) at = readWord(text, at, tokens);
    else {
      tokens.push(token("mark", text[at] ?? "", at, at + 1));
      at++;
    }
  }
  return tokens;
}

/** A line break is a mark: it ends a sentence. */
const isBlank = (code: number) =>
  code === 32 || code === 9 || code === 13 || code === 0xa0 || code === 0x202f || code === 0x2009;
const isDigit = (code: number) => code >= 48 && code <= 57;
const isDigitAt = (text: string, at: number) => isDigit(text.charCodeAt(at));

const isHalf = (code: number, first: number) => code >= first && code < first + 0x400;

/** Both halves of a pair count as letters, so that no token ends inside one. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code === 0xb2 || code === 0xb3) return true;
  if (code >= 0xd800 && code <= 0xdbff) return isHalf(text.charCodeAt(at + 1), 0xdc00);
  if (code >= 0xdc00 && code <= 0xdfff) return isHalf(text.charCodeAt(at - 1), 0xd800);
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && letterOrMark.test(text[at] ?? "");
}

function token(kind: TokenKind, text: string, start: number, end: number, value = 0): Token {
  return { kind, text, start, end, isCapital: false, value };
}

/** Letters, with digits, hyphens, apostrophes and the stops of "U.S." inside. */
function readWord(text: string, start: number, tokens: Token[]): number {
  let at = start + 1;
  let hasDigit = false;
  for (; at < text.length; at++) {
    if (isLetter(text, at)) continue;
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      hasDigit = true;
      continue;
    }
    const goesOn = isLetter(text, at + 1) || isDigitAt(text, at + 1);
    if ((code === 39 || code === 45 || code === 0x2019) && goesOn) continue;
    if (code === 46 && isInitial(text, at - 1, start) && isLetter(text, at + 1) && !isLetter(text, at + 2)) continue;
    break;
  }
  const written = text.slice(start, at);
  if (isAddress(written, text, at)) {
    at = endOfAddress(text, at);
    tokens.push(token("name", "", start, at));
    return at;
  }
  const lower = written.toLowerCase();
  const first = text.charCodeAt(start);
  tokens.push({
    kind: hasDigit ? "name" : "word",
    text: lower.endsWith("s") ? lower.replace(/['’]s$/, "") : lower,
    start,
    end: at,
    isCapital: first < 128 ? first <= 90 : written[0] !== lower[0],
    value: 0,
  });
  return at;
}

const isInitial = (text: string, at: number, start: number) => at === start || text[at - 1] === ".";

function isAddress(word: string, text: string, at: number): boolean {
  if (text[at] === "@") return true;
  return (text[at] === ":" && text.startsWith("://", at)) || (text[at] === "." && word.toLowerCase() === "www");
}

function endOfAddress(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== 10) at++;
  return at;
}

function readNumber(text: string, start: number, tokens: Token[]): number {
  let at = endOfDigits(text, start);
  let digits = text.slice(start, at);
  let isName = digits.length > LONGEST_DIGITS || (digits.length > 1 && digits.startsWith("0"));
  if (digits.length <= 3) {
    const isDay = dayAfter.has(tokens.at(-1)?.text ?? "");
    if (!isName && !isDay && text[at] === " " && isThreeDigits(text, at + 1)) {
      digits += text.slice(at + 1, at + 4);
      at += 4;
    }
    for (let size = groupAt(text, at); size > 0; size = groupAt(text, at)) {
      digits += text.slice(at + 1, at + 1 + size);
      at += 1 + size;
    }
  }
  if (text[at] === "." && isDigitAt(text, at + 1)) {
    const end = endOfDigits(text, at + 1);
    digits += text.slice(at, end);
    at = end;
  }
  for (let again = true; again; ) {
    again = (text[at] === "." || text[at] === ":" || text[at] === "/") && isDigitAt(text, at + 1);
    if (again) {
      isName = true;
      at = endOfDigits(text, at + 1);
    }
  }
  const part = fractions[text[at] ?? ""];
  if (part !== undefined) at++;
  const value = Number(digits) + (part ?? 0);
  const suffixEnd = endOfSuffix(text, at);
  const suffix = text.slice(at, suffixEnd);
  if (suffix !== "" && !sticksToNumber.test(suffix)) {
    tokens.push(token("name", ordinal.test(suffix) ? "th" : "", start, suffixEnd));
    return suffixEnd;
  }
  const isMarked = start > 0 && "#§¶@_/№.".includes(text[start - 1] ?? " ");
  tokens.push(token(isName || isMarked ? "name" : "number", digits, start, at, value));
  return at;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (isDigitAt(text, at)) at++;
  return at;
}

function endOfSuffix(text: string, from: number): number {
  let at = from;
  while (isLetter(text, at) || (at > from && isDigitAt(text, at))) at++;
  return at;
}

function isThreeDigits(text: string, at: number): boolean {
  return isDigitAt(text, at) && isDigitAt(text, at + 1) && isDigitAt(text, at + 2) && !isDigitAt(text, at + 3);
}

/** How many digits the next group has: three, or the two of "1,00,000"; 0 when none follows. */
function groupAt(text: string, at: number): number {
  const mark = text[at] ?? " ";
  if (mark !== "," && !groupBlanks.includes(mark)) return 0;
  if (!isDigitAt(text, at + 1) || !isDigitAt(text, at + 2)) return 0;
  if (isDigitAt(text, at + 3)) return isDigitAt(text, at + 4) ? 0 : 3;
  return mark === "," && text[at + 3] === "," && isDigitAt(text, at + 6) ? 2 : 0;
}
