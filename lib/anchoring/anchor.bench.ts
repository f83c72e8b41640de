import { type Bench, type Metric, median, recorded } from "@/lib/bench";
import { anchor } from "./anchor";
import { describePassage } from "./describe-passage";

/**
 * What opening a source costs: each of its passages is anchored once. 1 800 sentences,
 * 300 passages; half are short enough to share their words with others, as testimony does. Past
 * results are in docs/benchmarks.md.
 *
 * The naive loop finds every occurrence of the same words and weighs none, which is the least any
 * search must do; the ratios to it compare machines.
 */
const WARM_UPS = 3;
const RUNS = 15;

const sentence = (n: number) => `Witness ${n} said that ${n * 7919} people crossed the bridge that day. `;
const text = Array.from({ length: 1_800 }, (_, n) => sentence(n)).join("");
const selectors = Array.from({ length: 300 }, (_, n) => {
  const start = text.indexOf(sentence(n * 6));
  return describePassage(text, { start, end: start + (n % 2 ? 40 : 10) });
});
const edited = `Today, ${text}`;

export const bench: Bench = { name: "anchoring", run };

function run(): Metric[] {
  const unchangedMs = medianMs(() => anchorAll(text));
  const movedMs = medianMs(() => anchorAll(edited));
  const naiveMs = medianMs(() => countOccurrences(edited));
  return [
    recorded("300 passages in 1 800 sentences, unchanged", unchangedMs, "ms"),
    recorded("300 passages in 1 800 sentences, a word put in front", movedMs, "ms"),
    recorded("every occurrence of the same words by indexOf", naiveMs, "ms"),
    recorded("unchanged ÷ indexOf", unchangedMs / naiveMs, "×"),
    recorded("a word put in front ÷ indexOf", movedMs / naiveMs, "×"),
  ];
}

/** Counts what was found, so that no engine can leave the work out. */
function anchorAll(version: string): number {
  return selectors.filter((selector) => anchor(version, selector).status !== "orphaned").length;
}

function countOccurrences(version: string): number {
  let count = 0;
  for (const { exact } of selectors) {
    for (let at = version.indexOf(exact); at !== -1; at = version.indexOf(exact, at + 1)) count++;
  }
  return count;
}

function medianMs(work: () => number): number {
  for (let n = 0; n < WARM_UPS; n++) work();
  const times = Array.from({ length: RUNS }, () => {
    const startedMs = performance.now();
    work();
    return performance.now() - startedMs;
  });
  return median(times);
}
