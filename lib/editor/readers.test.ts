import { DecorationSet } from "@tiptap/pm/view";
import { expect, it } from "vitest";
import { readersPlugin, withReaders } from "./readers";
import { sourceTextOf, stateOf } from "./testing/article";

it("draws one bar at a block, in the hue of the first who reads there", () => {
  const plugin = readersPlugin();
  const state = stateOf(sourceTextOf("First.", "Second.")).reconfigure({ plugins: [plugin] });
  const readers = [
    { block: 1, name: "Ada Adler", initials: "AA", hue: 3, selection: null },
    { block: 1, name: "Bo Berg", initials: "BB", hue: 5, selection: null },
  ];
  const set = plugin.props.decorations?.call(plugin, state.apply(withReaders(state.tr, readers)));
  const [bar, ...more] = set instanceof DecorationSet ? set.find() : [];
  expect(more).toEqual([]);
  expect(bar).toMatchObject({ type: { attrs: { "data-readers": "AA BB", "data-hue": "3" } } });
});

it("tints what somebody selected in their hue, block by block, with their name at the beginning", () => {
  const plugin = readersPlugin();
  const source = sourceTextOf("First words.", "Second words.");
  const state = stateOf(source).reconfigure({ plugins: [plugin] });
  const draw = (start: number, end: number) => {
    const reader = { block: 0, name: "Ada Adler", initials: "AA", hue: 3, selection: { start, end } };
    const next = state.apply(withReaders(state.tr, [reader]));
    const set = plugin.props.decorations?.call(plugin, next);
    const found = set instanceof DecorationSet ? set.find() : [];
    return found.flatMap(({ from, to, ...decoration }) => {
      const { attrs } = Object(decoration).type;
      return attrs.class === "selected-by-other" ? [{ words: next.doc.textBetween(from, to), attrs }] : [];
    });
  };
  expect(draw(6, 19)).toMatchObject([
    { words: "words.", attrs: { "data-hue": "3", "data-selected-by": "Ada Adler" } },
    { words: "Second", attrs: { "data-hue": "3" } },
  ]);
  expect(draw(6, 19)[1]?.attrs["data-selected-by"]).toBeUndefined();
  expect(draw(500, 600)).toEqual([]); // Of a text that is shorter here: nothing, and no fault.
});
