import { parseDocument, visit } from "yaml";
import { z } from "zod";
import { type DatePrecision, datePrecisions, directions, type Published, reliabilities } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";
import { calendarDate } from "./dates";
import type { Said } from "./draft";
import { oneLine, webAddress } from "./one-line";

/** The front matter is a dozen short lines. In code units. */
const longest = 8_000;
/** More brackets than this, or more than four list or key marks in a row, is nesting that no key here has. */
const mostBrackets = 100;
const nesting = /(?:[-?:]\s+){5}/;

/** Words as YAML may give them: `title: 1984` is a number to it. */
const words = z.union([z.string(), z.number().transform(String)]).transform(oneLine);
const day = z.union([z.string(), z.number().transform(String), z.date().transform((date) => date.toISOString())]);
const address = z.string().transform((text, context) => {
  const url = webAddress(text);
  if (url === null) context.addIssue("give a web address that begins with https:// or http://");
  return url;
});
const language = z.string().regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, "give a language tag such as en or ar");
const howToDate = "give a date such as 2017-05-30, 2017-05 or 2017, its precision (day, month, year) and inferred";
const published = z
  .union(
    [
      day.transform((date) => ({ date, precision: undefined, inferred: false })),
      z.object({ date: day, precision: z.enum(datePrecisions).optional(), inferred: z.boolean().default(false) }),
    ],
    { error: howToDate },
  )
  .transform(({ date, precision, inferred }, context): Published | null => {
    const found = toPrecision(date, precision);
    if (found) return { ...found, inferred };
    context.addIssue(howToDate);
    return null;
  });

const frontMatter = z.object({
  title: words.nullish(),
  originalTitle: words.nullish(),
  outlet: words.nullish(),
  author: words.nullish(),
  url: address.nullish(),
  published: published.nullish(),
  language: language.nullish(),
  direction: z.enum(directions).nullish(),
  descriptor: words.nullish(),
  reliability: z.enum(reliabilities).nullish(),
  retold: z.boolean().nullish(),
  translatedFrom: language.nullish(),
});
const keys = Object.keys(frontMatter.shape);

/** After comments, something like `title:`. Without it, the rules at the top are only rules. */
const startsWithKey = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*[\p{L}_"'][^\n:]*:(?:\s|$)/u;

/** What the front matter said, and the text after it. `lineCount` is how many lines were taken off. */
type FrontMatter = Readonly<{ said: Said; body: string; lineCount: number; warnings: readonly string[] }>;

/**
 * Takes YAML front matter off a Markdown text. A text that merely begins with a rule has none, and is
 * returned whole. Keys that are not ours are named in a warning; a bad value of ours is refused.
 * Dates stay strings: nothing here depends on a time zone.
 *
 * @throws {Problem} `invalid`, naming the file and the key or line.
 */
export function readFrontMatter(text: string, fileName: string): FrontMatter {
  const [block, yaml = ""] = /^---[ \t]*\n([\s\S]*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (block === undefined || !startsWithKey.test(yaml)) {
    return { said: {}, body: text, lineCount: 0, warnings: [] };
  }
  const values = mapping(yaml, fileName);
  const parsed = frontMatter.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refusal(fileName, `the key “${issue?.path.join(".") ?? ""}” is wrong: ${issue?.message ?? ""}.`);
  }
  const { title, direction, retold, ...said } = parsed.data;
  const warnings = Object.keys(values)
    .filter((key) => !keys.includes(key))
    .map((key) => `The front matter key “${key}” is not known here and was left out.`);
  return {
    said: { ...said, title: title ?? undefined, direction: direction ?? undefined, retold: retold ?? undefined },
    body: text.slice(block.length),
    lineCount: block.split("\n").length - 1,
    warnings,
  };
}

function mapping(yaml: string, fileName: string): Record<string, unknown> {
  const brackets = yaml.match(/[[{]/g)?.length ?? 0;
  if (yaml.length > longest || brackets > mostBrackets || nesting.test(yaml)) {
    throw refusal(fileName, "it is too long or too deeply nested. Keep to one key a line.");
  }
  const document = parseDocument(yaml, { schema: "core", version: "1.2", logLevel: "silent" });
  const [error] = document.errors;
  if (error)
    throw refusal(fileName, `line ${(error.linePos?.[0].line ?? 0) + 1} is not YAML (${firstLine(error.message)}).`);
  if (hasAlias(document)) throw refusal(fileName, "“*” references are not read. Put quotes around the value.");
  const values = z.record(z.string(), z.unknown()).safeParse(document.toJS());
  if (!values.success) throw refusal(fileName, "it has to be “key: value” lines.");
  return values.data;
}

/** A reference to another value: not needed here, able to grow without end, and unresolved ones throw. */
function hasAlias(document: ReturnType<typeof parseDocument>): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function refusal(fileName: string, reason: string): Problem {
  return new Problem("invalid", `“${fileName}”: in the front matter, ${reason}`);
}

function firstLine(message: string): string {
  return message.split(/:?\n| at line/, 1)[0] ?? message;
}

function toPrecision(text: string, precision: DatePrecision | undefined) {
  const found = calendarDate(text);
  return found && (precision === undefined || precision === found.precision) ? found : null;
}
