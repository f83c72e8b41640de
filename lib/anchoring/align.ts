import { matching } from "./matching";

/** A stretch that stands in both versions of a text. Code units. */
export type Shared = Readonly<{ before: number; after: number; length: number }>;

const sentence = /[^\n.!?…؟۔]*(?:[\n.!?…؟۔]+["'”’»)\]]*\s*|$)/gu;
const token = /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu;

/**
 * What two versions share, in the order of both: sentences first, and words within what is left between them. Cheap
 * where little changed: O(text) then, and at worst some hundred times that.
 */
export function align(before: string, after: string): readonly Shared[] {
  const shared: Shared[] = [];
  let [from, otherFrom] = [0, 0];
  const stretches = sharedIn(before, after, sentence);
  for (const stretch of [...stretches, { before: before.length, after: after.length, length: 0 }]) {
    const gap = { before: before.slice(from, stretch.before), after: after.slice(otherFrom, stretch.after) };
    for (const part of sharedIn(gap.before, gap.after, token)) {
      add(shared, { before: from + part.before, after: otherFrom + part.after, length: part.length });
    }
    add(shared, stretch);
    [from, otherFrom] = [stretch.before + stretch.length, stretch.after + stretch.length];
  }
  return shared;
}

/** Adds a stretch, to the last one where it goes on from there. */
function add(shared: Shared[], next: Shared): void {
  const last = shared.at(-1);
  if (next.length === 0) return;
  if (last && last.before + last.length === next.before && last.after + last.length === next.after) {
    shared[shared.length - 1] = { ...last, length: last.length + next.length };
  } else {
    shared.push(next);
  }
}

function sharedIn(before: string, after: string, part: RegExp): Shared[] {
  if (before === "" || after === "") return [];
  const numbers = new Map<string, number>();
  const [one, other] = [partsOf(before, part, numbers), partsOf(after, part, numbers)];
  const shared: Shared[] = [];
  for (const [at, otherAt] of matching(one.numbers, other.numbers)) {
    const [start, end] = [one.starts[at] ?? 0, one.starts[at + 1] ?? before.length];
    add(shared, { before: start, after: other.starts[otherAt] ?? 0, length: end - start });
  }
  return shared;
}

/** The parts of a text as numbers, equal parts by equal ones, and where each starts. */
function partsOf(text: string, part: RegExp, numbers: Map<string, number>) {
  const found = { numbers: [] as number[], starts: [] as number[] };
  for (const { 0: words, index } of text.matchAll(part)) {
    if (words === "") continue;
    const number = numbers.get(words) ?? numbers.size;
    numbers.set(words, number);
    found.numbers.push(number);
    found.starts.push(index);
  }
  return found;
}
