import type { Node } from "@tiptap/pm/model";

/**
 * Editor positions count opening and closing tokens as well as text; offsets count the text alone.
 * Inside a block they differ by a constant, so a table of blocks converts both ways. Law 8: one to
 * one on text.
 */
type BlockPlaces = Readonly<{
  /** Offset of each block's first code unit. */
  starts: readonly number[];
  /** Editor position of the same place. */
  positions: readonly number[];
  lengths: readonly number[];
  /** Which section (counted from 0) each block is in. */
  sections: readonly number[];
}>;

const known = new WeakMap<Node, BlockPlaces>();

/** Worked out once for each document: O(blocks). */
function placesIn(doc: Node): BlockPlaces {
  const found = known.get(doc);
  if (found) return found;
  const starts: number[] = [];
  const positions: number[] = [];
  const lengths: number[] = [];
  const sections: number[] = [];
  doc.forEach((section, sectionAt, nth) => {
    section.forEach((block, blockAt) => {
      starts.push(Number(block.attrs["start"]));
      positions.push(sectionAt + 1 + blockAt + 1);
      lengths.push(block.content.size);
      sections.push(nth);
    });
  });
  const places = { starts, positions, lengths, sections };
  known.set(doc, places);
  return places;
}

/** The editor position of a text offset; beyond either end, the nearest there is. O(log blocks). */
export function toEditorPosition(doc: Node, offset: number): number {
  const { starts, positions, lengths } = placesIn(doc);
  const at = lastNotAfter(starts, offset);
  const inside = offset - (starts[at] ?? 0);
  return (positions[at] ?? 0) + Math.min(Math.max(inside, 0), lengths[at] ?? 0);
}

/**
 * The text offset of an editor position. Between two blocks there is no text: `leaning` says
 * whether such a position belongs to the end of the block before it or the start of the one after.
 */
export function toTextOffset(doc: Node, position: number, leaning: "back" | "on" = "back"): number {
  const { starts, positions, lengths } = placesIn(doc);
  const at = lastNotAfter(positions, position);
  const inside = position - (positions[at] ?? 0);
  const length = lengths[at] ?? 0;
  if (inside <= length) return (starts[at] ?? 0) + Math.max(inside, 0);
  return leaning === "on" && at + 1 < starts.length ? (starts[at + 1] ?? 0) : (starts[at] ?? 0) + length;
}

/** A stretch of one block, as editor positions, with the block it is in (counted from 0). */
type BlockPart = Readonly<{ block: number; from: number; to: number }>;

/** A span of text cut at the edges of blocks: a highlight across blocks is one mark in each. Empty parts are left out. */
export function blockParts(doc: Node, from: number, to: number): BlockPart[] {
  const { starts, positions, lengths } = placesIn(doc);
  const parts: BlockPart[] = [];
  for (let at = lastNotAfter(starts, from); at < starts.length && (starts[at] ?? 0) < to; at++) {
    const start = starts[at] ?? 0;
    const shift = (positions[at] ?? 0) - start;
    const part = {
      block: at,
      from: Math.max(from, start) + shift,
      to: Math.min(to, start + (lengths[at] ?? 0)) + shift,
    };
    if (part.from < part.to) parts.push(part);
  }
  return parts;
}

/** Where a block (counted from 0) opens in the editor, or null when there is none. */
export function blockNodeAt(doc: Node, block: number): { from: number; to: number } | null {
  const { positions, lengths } = placesIn(doc);
  const position = positions[block];
  return position === undefined ? null : { from: position - 1, to: position + (lengths[block] ?? 0) + 1 };
}

/** The block (counted from 0) in which or before which an editor position stands. */
export function blockAt(doc: Node, position: number): number {
  return lastNotAfter(placesIn(doc).positions, position);
}

/** A block's section (counted from 0), its place among the blocks of that, and how many these are. */
type BlockPlace = Readonly<{ section: number; at: number; of: number }>;

/** Where the block stands in which a text offset is. O(log blocks). */
export function blockPlaceAt(doc: Node, offset: number): BlockPlace {
  const { starts, sections } = placesIn(doc);
  const block = lastNotAfter(starts, offset);
  const section = sections[block] ?? 0;
  return { section, at: block - lastNotAfter(sections, section - 1, -1) - 1, of: doc.child(section).childCount };
}

/** Index of the last value not above `sought`; `none` when all are. */
function lastNotAfter(values: readonly number[], sought: number, none = 0): number {
  let low = none;
  let high = values.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((values[middle] ?? 0) <= sought) low = middle;
    else high = middle - 1;
  }
  return low;
}
