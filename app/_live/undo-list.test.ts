import fc from "fast-check";
import { expect, it } from "vitest";
import { commandId } from "@/lib/domain/ids";
import { UndoList } from "./undo-list";

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
          list.moving(change, id);
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
  if (last) list.moving(last, undo);
  list.settled(undo, "conflict");
  expect([list.undoable?.what, list.redoable]).toEqual(["the first", null]);
});

it("takes back one change from among others, once, and can do it again", () => {
  const list = new UndoList();
  const [first, second, undo] = ["a", "b", "c"].map((id) => commandId.parse(id));
  if (!first || !second || !undo) throw new Error("unreachable");
  list.add(first, "the first");
  list.add(second, "the second");
  const change = list.done(first);
  if (change) list.moving(change, undo);
  expect(list.done(first)).toBeNull();
  list.settled(undo, null);
  expect([list.done(first), list.undoable?.what, list.redoable?.what]).toEqual([null, "the second", "the first"]);
});
