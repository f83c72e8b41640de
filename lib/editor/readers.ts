import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { Span } from "@/lib/text/span";
import { blockNodeAt, blockParts } from "./positions";

/** Somebody else who reads here: a bar in their hue beside the block (counted from 0) they are at, and what they selected. */
export type Reader = Readonly<{ block: number; name: string; initials: string; hue: number; selection: Span | null }>;

/** Of a selection that goes on for pages, the beginning is enough. */
const DRAWN_PARTS = 40;

const key = new PluginKey<DecorationSet>("readers");

/** Draws a bar beside the blocks that colleagues read, and a tint under what they selected. Presence lists are short: all is drawn anew on each change. */
export function readersPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, prior) {
        const readers: readonly Reader[] | undefined = transaction.getMeta(key);
        if (!readers) return transaction.docChanged ? DecorationSet.empty : prior;
        const bars = [...byBlock(readers)].flatMap(([block, here]) => {
          const place = blockNodeAt(transaction.doc, block);
          const attributes = {
            class: "read-by-others",
            "data-readers": here.map(({ initials }) => initials).join(" "),
            // One bar for all who are here, in the hue of the first.
            "data-hue": String(here[0]?.hue ?? 0),
          };
          return place ? [Decoration.node(place.from, place.to, attributes)] : [];
        });
        const selected = readers.flatMap((reader) => selectionOf(transaction.doc, reader));
        return DecorationSet.create(transaction.doc, [...bars, ...selected]);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Says in `transaction` who reads where from now on. */
export function withReaders(transaction: Transaction, readers: readonly Reader[]): Transaction {
  return transaction.setMeta(key, readers).setMeta("addToHistory", false);
}

function byBlock(readers: readonly Reader[]): Map<number, Reader[]> {
  const blocks = new Map<number, Reader[]>();
  for (const reader of readers) blocks.set(reader.block, [...(blocks.get(reader.block) ?? []), reader]);
  return blocks;
}

/** The name stands at the beginning alone, above the line: nothing of the text moves for it. */
function selectionOf(doc: Node, { selection, name, hue }: Reader): Decoration[] {
  if (!selection) return [];
  const parts = blockParts(doc, selection.start, selection.end).slice(0, DRAWN_PARTS);
  return parts.map(({ from, to }, n) => {
    const named = n === 0 ? { "data-selected-by": name } : {};
    return Decoration.inline(from, to, { class: "selected-by-other", "data-hue": String(hue), ...named });
  });
}
