import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { normaliseText } from "@/lib/text/normalise";
import type { Span } from "@/lib/text/span";
import { anchor } from "./anchor";
import { describePassage } from "./describe-passage";
import { findPassage } from "./find-passage";

/** Passages and outcomes that people agreed on; corpus/README.md says how the files are written. */
const goldPassages = z
  .array(
    z.object({
      key: z.string(),
      file: z.string(),
      exact: z.string(),
      prefix: z.string(),
      suffix: z.string(),
      note: z.string(),
    }),
  )
  .nonempty()
  .parse(JSON.parse(corpusFile("gold/passages.json")));

const outcome = z.object({
  passage: z.string(),
  exact: z.string(),
  outcome: z.enum(["anchored", "moved", "changed", "ambiguous", "orphaned"]),
});
const edits = z
  .array(z.object({ file: z.string(), of: z.string(), what: z.string(), outcomes: z.array(outcome).nonempty() }))
  .nonempty()
  .parse(JSON.parse(corpusFile("edits/expected.json")));

function corpusFile(path: string): string {
  return readFileSync(new URL(`../../corpus/${path}`, import.meta.url), "utf8");
}

/** The text of a corpus file as import makes it: one block a line, without front matter, segment lines and marks. */
function textOf(path: string): string {
  const [, body = ""] = normaliseText(corpusFile(path)).split(/^---\n[\s\S]*?\n---\n/);
  const lines = body.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("<!--"));
  return lines.map((line) => line.replace(/^(#+|[-*]) /, "").trim()).join("\n");
}

function goldSpan(text: string, key: string): Span {
  const passage = goldPassages.find((gold) => gold.key === key);
  const finding = passage && findPassage(text, passage);
  if (finding?.status !== "anchored") throw new Error(`No gold passage "${key}" stands once in its file.`);
  return finding.span;
}

describe("gold passages", () => {
  it.each(goldPassages)("$file: $key stands once between its neighbours, and anchors to itself", (gold) => {
    const text = textOf(gold.file);
    const span = goldSpan(text, gold.key);
    const selector = describePassage(text, span);
    expect(selector).toMatchObject({ exact: gold.exact, prefix: gold.prefix, suffix: gold.suffix });
    expect(anchor(text, selector)).toEqual({ status: "anchored", span });
  });
});

describe.each(edits)("$file: $what", (edit) => {
  it("has an outcome for every gold passage of the text it alters", () => {
    const keys = goldPassages.filter(({ file }) => file === edit.of).map(({ key }) => key);
    expect(edit.outcomes.map(({ passage }) => passage)).toEqual(keys);
  });

  it.each(edit.outcomes)("$passage is $outcome", ({ passage, exact, outcome }) => {
    const text = textOf(edit.of);
    const version = textOf(edit.file);
    const selector = describePassage(text, goldSpan(text, passage));
    const anchoring = anchor(version, selector);
    expect(selector.exact).toBe(exact);
    expect(anchoring.status).toBe(outcome);
    if (!("span" in anchoring)) return;
    const { start, end } = anchoring.span;
    expect(version.slice(start, end)).toBe(exact);
    // Words that repeat come out at their own place, not at each other's: a neighbour came along.
    const cameAlong = [
      version.slice(0, start).endsWith(selector.prefix),
      version.slice(end).startsWith(selector.suffix),
    ];
    expect(cameAlong).toContain(true);
  });
});
