import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";
import { expect, it } from "vitest";

/**
 * Regular expressions that a long text could make slow, or of which that cannot be told, with what keeps the text short.
 * All others are proven to take time in proportion to the text.
 */
const short: Readonly<Record<string, string>> = {
  [String.raw`/\s+[–—|·-]\s+|\s*<\/?\w+>\s*/`]: "a byline is looked for in 200 code units",
  [String.raw`/\s*,\s+/`]: "the same",
  [String.raw`/\s+\S*$/u`]: "a title or first words that were cut to their length before",
  [String.raw`/\s+\S*$/`]: "words that were cut to 40, or a quotation to what a list shows",
  [String.raw`/\s*\S*$/`]: "280 code units of context",
  [String.raw`/^(.+)\s[|–—·-]\s([^|]+)$/`]: "a title is looked through for 1 000 code units",
  ["/^-+|-+$/g"]: "no two hyphens are left beside each other",
  ["/-+$/"]: "60 code units of a title",
  [String.raw`/^\s*(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d.origine)\b.*|_{20,})\s*$/i`]:
    "300 code units of a line",
  [String.raw`/^\s*(?:From|Von|De)\s*:\s*\*?(.+?)\*?\s*$/`]: "the same",
  [String.raw`/^\s*(?:On|Am|Le|El)\b.{4,200}(?:,|\d)\s+(?<name>[^,<>\d][^<>]{0,80}?)\s*(?:<[^>]*>)?\s*(?:wrote|schrieb|a écrit|escribió)\s*:\s*$/`]:
    "the same",
  [String.raw`/<[^>]*>|\[mailto:[^\]]*\]|"/g`]: "a name found in those",
  [String.raw`/([\p{L}\p{M}]+)[-\u00ad\u2010]$/u`]: "80 code units of a line",
  [String.raw`/\s*(?:[,·|–—]|\s-\s|\d| on )/u`]: "a line of at most 80 code units",
  [String.raw`/^([^–—:()]{2,24}?)\s*(?:[–—]|\s-{1,2}\s)/u`]: "120 code units of a paragraph",
  [String.raw`/[.!?]["'”’]?\s+(?:\(([^()]{2,24})\)|[-–—]{1,2}\s?([^-–—]{2,24}))$/u`]:
    "the last of a line that are looked at",
  [String.raw`/[\s,;:.]+$/`]: "a time in words, cut to its length before",
  [String.raw`/(\bof|\b[A-Z][\w’'-]*) $/`]: "30 code units",
  [String.raw`/^(for|in|within|over|during|every|each)\s+(the\s+(last|past|next)\s+)?(an?\b|\d|\w+\s+(second|minute|hour|day|week|month|year)s?\b)/i`]:
    "what chrono takes for a time",
  [String.raw`/\s+(?:of|from|in|with|near|to|on|at)\s+/`]: "what a figure is of, which a command limits",
  [String.raw`/\B(?=(\d{3})+$)/g`]: "the digits of a number",
};

/** All are decided within a second or so on a machine at rest. */
const UNDECIDED_AFTER_MS = 30_000;

it("has no pattern that a long text makes slow", { timeout: 240_000 }, () => {
  const slow = patterns().filter((pattern) => {
    if (pattern in short) return false;
    const end = pattern.lastIndexOf("/");
    const found = checkSync(pattern.slice(1, end), pattern.slice(end + 1), { timeout: UNDECIDED_AFTER_MS });
    return found.status !== "safe";
  });
  expect(slow).toEqual([]);
});

it("excuses no pattern that is gone", () => {
  const there = new Set(patterns());
  expect(Object.keys(short).filter((pattern) => !there.has(pattern))).toEqual([]);
});

/** Every pattern written in the program, once. */
function patterns(): string[] {
  const found = new Set<string>();
  for (const path of ["lib", "db", "app", "server", "bin"].flatMap(programUnder)) {
    const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const look = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.add(node.text);
      ts.forEachChild(node, look);
    };
    look(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, false, kind));
  }
  return [...found];
}

function programUnder(folder: string): string[] {
  const isProgram = (path: string) => /\.tsx?$/.test(path) && !/\.(test|bench|spec)\.|(^|\/)testing\//.test(path);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(isProgram)
    .map((file) => join(folder, file));
}
