import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import search from "approx-string-match";
import { describe, expect, it } from "vitest";
import { normaliseText } from "@/lib/text/normalise";
import type { Anchoring } from "./anchor";
import { sharedContext } from "./anchor";
import { describePassage } from "./describe-passage";
import { reanchor } from "./reanchor";
import type { PassageSelector } from "./selector";

const file = path.join(process.env["CROSSREAD_EXTRA_CORPUS"] ?? "", "pairs.jsonl");
const PASSAGES = 20;

describe("real edits (runs when CROSSREAD_EXTRA_CORPUS names a folder with pairs.jsonl)", () => {
  it.runIf(existsSync(file))("passages follow them, and hardly ever to a wrong place", () => {
    const tally: Record<string, number> = {};
    for (const line of readFileSync(file, "utf8").trim().split("\n")) {
      const pair: Readonly<Record<"before" | "after", string>> = JSON.parse(line);
      const [before, after] = [normaliseText(pair.before), normaliseText(pair.after)];
      const passages = somePassages(before);
      for (const [n, outcome] of reanchor(before, after, passages).entries()) {
        const passage = passages[n];
        const verdict = passage ? judged(after, passage, outcome) : "";
        tally[verdict] = (tally[verdict] ?? 0) + 1;
      }
    }
    const all = Object.values(tally).reduce((sum, count) => sum + count, 0);
    console.table(tally);
    expect(tally["wrong"] ?? 0).toBeLessThanOrEqual(0.002 * all);
    expect(tally["missed"] ?? 0).toBeLessThanOrEqual(0.005 * all);
  });
});

/** Stretches of one to some forty words, spread over a text. */
function somePassages(text: string): PassageSelector[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  return Array.from({ length: PASSAGES }, (_, n) => {
    const from = words[Math.floor((n * words.length) / PASSAGES)];
    const last = words[Math.min(words.length - 1, Math.floor((n * words.length) / PASSAGES) + ((n * 7) % 40))];
    return from && last ? [describePassage(text, { start: from.index, end: last.index + last[0].length })] : [];
  }).flat();
}

/**
 * By what the version holds, looked at one passage at a time. Wrong: the same words in a place with clearly other
 * neighbours than another has; or, for what was found approximately, a place that is much less like it than the best
 * one, with other neighbours on both sides. What was given up although something like it is there is "missed".
 */
function judged(after: string, passage: PassageSelector, outcome: Anchoring): string {
  const { exact } = passage;
  const like = search(after, exact, Math.floor(exact.length * 0.3));
  const fewest = Math.min(...like.map(({ errors }) => errors));
  if (outcome.status === "orphaned") return like.length === 0 ? "right: gone" : "missed";
  if (outcome.status === "ambiguous") return "left to a person";
  const mine = sharedContext(after, outcome.span, passage);
  if (outcome.status !== "changed") {
    const others = like.filter(({ errors, start }) => errors === 0 && start !== outcome.span.start);
    return others.some((other) => sharedContext(after, other, passage) > mine + 8) ? "wrong" : "right: the same words";
  }
  const found = after.slice(outcome.span.start, outcome.span.end);
  const errors = Math.min(...search(found, exact, exact.length).map((match) => match.errors));
  const isBest = like.length === 0 || errors <= fewest + 0.25 * exact.length;
  return isBest || mine >= 4 ? "right: changed" : "wrong";
}
