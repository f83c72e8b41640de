import type { Presence } from "@/lib/live/frames";
import type { DeviceChanges } from "./device-changes";
import type { Fate, LiveState } from "./live-state";
import type { UndoList } from "./undo-list";

/** What every page shows alike. */
export type Common = Omit<LiveState, "desk" | "me" | "isBehind">;

export const nothingYet: Common = {
  people: [],
  fate: { state: "saved", waiting: 0, refused: 0, held: 0, isKept: true },
  changes: [],
  rewriting: null,
  notice: null,
  undoable: null,
  redoable: null,
};

type Parts = Readonly<{
  device: DeviceChanges;
  undoList: UndoList;
  people: readonly Presence[];
  isReady: boolean;
  /** The line is gone, and was not given up to say hello anew. */
  isAway: boolean;
  rewriting: string | null;
  notice: string | null;
}>;

/** What is shown now; each part of it is the same object as before unless it says something else. */
export function commonState(before: Common, { device, undoList, people, rewriting, notice, ...line }: Parts): Common {
  const undoable = undoList.inWords(undoList.undoable);
  const redoable = undoList.inWords(undoList.redoable);
  const { refused } = device;
  return {
    people,
    fate: sameFate(before.fate, fateOf(device, line)),
    changes: sameItems(before.changes, [...device.waiting, ...refused]),
    rewriting: refused.find(({ id }) => id === rewriting) ?? null,
    notice,
    undoable: undoable ? `Undo: ${undoable}` : null,
    redoable: redoable ? `Redo: ${redoable}` : null,
  };
}

function fateOf(device: DeviceChanges, { isReady, isAway }: Pick<Parts, "isReady" | "isAway">): Fate {
  const [waiting, refused, held] = [device.waiting.length, device.refused.length, device.held];
  const counts = { waiting, refused, held, isKept: device.isDurable };
  if (refused + held > 0) return { state: "refused", ...counts };
  if (waiting === 0) return { state: isAway ? "away" : "saved", ...counts };
  // It is said to wait once the device has it, where the device keeps anything.
  const isSaving = isReady || (device.isDurable && !device.areKept);
  return { state: isSaving ? "saving" : "waiting", ...counts };
}

function sameFate(one: Fate, other: Fate): Fate {
  const isSame =
    one.state === other.state &&
    one.waiting === other.waiting &&
    one.refused === other.refused &&
    one.held === other.held &&
    one.isKept === other.isKept;
  return isSame ? one : other;
}

function sameItems<Item>(before: readonly Item[], now: readonly Item[]): readonly Item[] {
  return before.length === now.length && before.every((item, n) => item === now[n]) ? before : now;
}
