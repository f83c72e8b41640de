import fc from "fast-check";
import { expect, it } from "vitest";
import { commandId } from "@/lib/domain/ids";
import { type Change, UndoList } from "./undo-list";

const step = fc.constantFrom("do", "undo", "redo", "undo", "redo", "refuse undo for now", "refuse redo for now");

it("goes back and forth through what was done as two stacks do, whatever the order", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const list = new UndoList();
      const done: string[] = [];
      const undone: string[] = [];
      let count = 0;
      const newId = () => commandId.parse(`cmd-${count++}`);
      for (const said of steps) {
        if (said === "do") {
          const what = `change ${count}`;
          const id = newId();
          list.add(id, what);
          list.settled(id, null);
          done.push(what);
          undone.length = 0;
        } else {
          const isBack = said.includes("undo");
          const change = isBack ? list.undoable : list.redoable;
          if (!change) continue;
          const id = newId();
          list.moving(new Map([[change, id]]));
          list.settled(id, said.startsWith("refuse") ? "unavailable" : null);
          if (said.startsWith("refuse")) continue;
          const [from, to] = isBack ? [done, undone] : [undone, done];
          to.push(from.pop() ?? "nothing");
        }
        expect([list.undoable?.what, list.redoable?.what]).toEqual([done.at(-1), undone.at(-1)]);
      }
    }),
  );
});

it("forgets a change that cannot be taken back, and keeps those before it", () => {
  const list = new UndoList();
  const [first, second, undo] = ["a", "b", "c"].map((id) => commandId.parse(id));
  if (!first || !second || !undo) throw new Error("unreachable");
  list.add(first, "the first");
  list.add(second, "the second");
  const last = list.undoable;
  if (last) list.moving(new Map([[last, undo]]));
  list.settled(undo, "conflict");
  expect([list.undoable?.what, list.redoable]).toEqual(["the first", null]);
});

it("takes back what was asked for as one in one go, under one name, and does it again so", () => {
  const list = new UndoList();
  const newId = idsFrom("x");
  list.add(newId(), "claim 1 recorded");
  const step = { what: "withdrawn" };
  for (const number of [2, 3, 4]) list.add(newId(), `claim ${number} withdrawn`, step);
  const move = (changes: readonly Change[]) => {
    const moves = new Map(changes.map((change) => [change, newId()]));
    list.moving(moves);
    return [...moves.values()];
  };
  expect(list.inWords(list.undoable)).toBe("3 claims withdrawn");
  const [first, second, third] = move(list.together(list.undoable));
  expect([list.inWords(list.undoable), list.redoable]).toEqual(["claim 1 recorded", null]);
  if (!first || !second || !third) throw new Error("unreachable");
  list.settled(third, null);
  list.settled(second, "unavailable");
  list.settled(first, null);
  expect(list.inWords(list.undoable)).toBe("1 claim withdrawn");
  for (const id of move(list.together(list.undoable))) list.settled(id, null);
  expect([list.inWords(list.undoable), list.inWords(list.redoable)]).toEqual([
    "claim 1 recorded",
    "3 claims withdrawn",
  ]);
  for (const id of move(list.together(list.redoable))) list.settled(id, null);
  expect([list.inWords(list.undoable), list.redoable]).toEqual(["3 claims withdrawn", null]);
  expect(list.ofStep(step, "done")).toHaveLength(3);
});

function idsFrom(prefix: string) {
  let count = 0;
  return () => commandId.parse(`${prefix}-${count++}`);
}
