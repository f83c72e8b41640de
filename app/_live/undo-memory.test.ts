import { expect, it } from "vitest";
import { commandId } from "@/lib/domain/ids";
import { UndoList } from "./undo-list";
import { changesIn, rememberedAs } from "./undo-memory";

const id = (text: string) => commandId.parse(text);

it("brings back what rests, with steps as one, and nothing that was under way", () => {
  const list = new UndoList();
  const step = { what: "withdrawn" };
  list.add(id("a"), "claim 1 recorded");
  list.add(id("b"), "claim 2 withdrawn", step);
  list.add(id("c"), "claim 3 withdrawn", step);
  list.add(id("d"), "claim 4 changed");
  const last = list.undoable;
  if (last) list.moving(new Map([[last, id("e")]]));
  const again = new UndoList(changesIn(rememberedAs(list.all)));
  expect(again.inWords(again.undoable)).toBe("2 claims withdrawn");
  expect(again.together(again.undoable)).toHaveLength(2);
  expect(again.all).toHaveLength(3);
});

it("begins anew where there is nothing, or nothing that makes sense", () => {
  for (const text of [null, "", "{", "[]", '{"steps":[],"changes":[{"state":"moving"}]}']) {
    expect(changesIn(text)).toEqual([]);
  }
});
