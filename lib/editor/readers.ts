import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { blockNodeAt } from "./positions";

/** Somebody else who reads here: a bar in their hue beside the block (counted from 0) they are at. */
export type Reader = Readonly<{ block: number; initials: string; hue: number }>;

const key = new PluginKey<DecorationSet>("readers");

/** Draws a bar beside the blocks that colleagues read. Presence lists are short: all is drawn anew on each change. */
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
        return DecorationSet.create(transaction.doc, bars);
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
