import { align } from "@/lib/anchoring/align";
import { figureBetween } from "@/lib/domain/changed-figure";
import type { Block } from "@/lib/text/block";
import { type Run, wordDifference } from "@/lib/text/word-difference";

type Text = Readonly<{ text: string; blocks: readonly Block[] }>;

/** A paragraph of one version, by its number there, in runs that say what the other has too. */
export type Side = Readonly<{ number: number; runs: readonly Run[] }>;

/** What became of a paragraph. Of one that went elsewhere word for word, `elsewhere` is its number there. */
export type DifferenceRow = Readonly<{
  kind: "same" | "changed" | "deleted" | "inserted";
  before: Side | null;
  after: Side | null;
  elsewhere: number | null;
  hasFigure: boolean;
}>;

/** So much of the shorter of two paragraphs stands in the other: they are one paragraph. */
const ALIKE = 0.3;

/**
 * Two versions of a text by the paragraph: those they share in order, each changed one beside what it was, and what was
 * put in or cut between them. The texts are aligned once: O(text), and for each changed paragraph its words by its words.
 */
export function versionDifference(before: Text, after: Text): DifferenceRow[] {
  const [was, is] = [paragraphsOf(before), paragraphsOf(after)];
  const placeOf = (paragraphs: readonly Paragraph[]) => new Map(paragraphs.map((one, n) => [one.text, n]));
  const [wasAt, isAt] = [placeOf(was), placeOf(is)];
  // What stands elsewhere word for word was moved there, and was not made of another paragraph.
  const isMoved = (one: string, other: string) => one !== other && (isAt.has(one) || wasAt.has(other));
  const pairs = pairsOf(before.text, after.text, was, is, isMoved);
  const rows: DifferenceRow[] = [];
  let at = 0;
  const cut = (to: number) => {
    for (; at < to; at += 1) {
      const text = was[at]?.text ?? "";
      const side = { number: at + 1, runs: [{ text, isSame: false }] };
      rows.push({ kind: "deleted", before: side, after: null, ...apart(text, isAt) });
    }
  };
  is.forEach((paragraph, n) => {
    const partner = pairs.get(n);
    if (partner === undefined) {
      const side = { number: n + 1, runs: [{ text: paragraph.text, isSame: false }] };
      rows.push({ kind: "inserted", before: null, after: side, ...apart(paragraph.text, wasAt) });
      return;
    }
    cut(partner);
    rows.push(paired(was[partner]?.text ?? "", paragraph.text, partner + 1, n + 1));
    at = partner + 1;
  });
  cut(was.length);
  return rows;
}

type Paragraph = Readonly<{ text: string; start: number; end: number }>;

function paragraphsOf({ text, blocks }: Text): Paragraph[] {
  return blocks
    .filter(({ kind }) => kind !== "page-break")
    .map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
}

function paired(was: string, is: string, number: number, nowNumber: number): DifferenceRow {
  const difference = wordDifference(was, is);
  return {
    kind: was === is ? "same" : "changed",
    before: { number, runs: difference.before },
    after: { number: nowNumber, runs: difference.after },
    elsewhere: null,
    hasFigure: figureBetween(was, is) !== null,
  };
}

function apart(text: string, other: ReadonlyMap<string, number>) {
  const place = other.get(text);
  const hasFigure = place === undefined && figureBetween(text, "") !== null;
  return { elsewhere: place === undefined ? null : place + 1, hasFigure };
}

/** Which paragraph of the earlier version each later one was, in order: the one it shares most with, if that is enough. */
function pairsOf(
  before: string,
  after: string,
  was: readonly Paragraph[],
  is: readonly Paragraph[],
  isMoved: (was: string, is: string) => boolean,
): ReadonlyMap<number, number> {
  const shares = new Map<number, Map<number, number>>();
  let [wasAt, isAt] = [0, 0];
  for (const part of align(before, after)) {
    for (let offset = 0; offset < part.length; ) {
      while ((was[wasAt]?.end ?? Number.POSITIVE_INFINITY) <= part.before + offset) wasAt += 1;
      while ((is[isAt]?.end ?? Number.POSITIVE_INFINITY) <= part.after + offset) isAt += 1;
      const [one, other] = [was[wasAt], is[isAt]];
      if (!one || !other) break;
      const step = Math.min(part.length - offset, one.end - part.before - offset, other.end - part.after - offset);
      const skipped = Math.max(0, one.start - part.before - offset, other.start - part.after - offset);
      const shared = Math.max(0, step - skipped);
      const ofLater = shares.get(isAt) ?? new Map<number, number>();
      ofLater.set(wasAt, (ofLater.get(wasAt) ?? 0) + shared);
      shares.set(isAt, ofLater);
      offset += Math.max(step, 1);
    }
  }
  const pairs = new Map<number, number>();
  let reached = -1;
  for (const [n, candidates] of [...shares].sort(([one], [other]) => one - other)) {
    const best = [...candidates]
      .sort(([, one], [, other]) => other - one)
      .find(([partner, shared]) => {
        const [one, other] = [was[partner]?.text ?? "", is[n]?.text ?? ""];
        const shorter = Math.min(one.length, other.length);
        return partner > reached && shared >= shorter * ALIKE && !isMoved(one, other);
      });
    if (!best) continue;
    reached = best[0];
    pairs.set(n, reached);
  }
  return pairs;
}
