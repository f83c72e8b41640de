import { DecorationSet } from "@tiptap/pm/view";
import { expect, it } from "vitest";
import { readersPlugin, withReaders } from "./readers";
import { sourceTextOf, stateOf } from "./testing/article";

it("draws one bar at a block, in the hue of the first who reads there", () => {
  const plugin = readersPlugin();
  const state = stateOf(sourceTextOf("First.", "Second.")).reconfigure({ plugins: [plugin] });
  const readers = [
    { block: 1, initials: "AA", hue: 3 },
    { block: 1, initials: "BB", hue: 5 },
  ];
  const set = plugin.props.decorations?.call(plugin, state.apply(withReaders(state.tr, readers)));
  const [bar, ...more] = set instanceof DecorationSet ? set.find() : [];
  expect(more).toEqual([]);
  expect(bar).toMatchObject({ type: { attrs: { "data-readers": "AA BB", "data-hue": "3" } } });
});
