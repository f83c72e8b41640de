import type { CommandId } from "@/lib/domain/ids";
import type { ProblemCode } from "@/lib/errors";

/**
 * `done` and `undone` rest; the other two wait for the server. An undone change is done again by undoing its undo, and
 * so on without end.
 */
type State = "done" | "undoing" | "undone" | "redoing";

export type Change = Readonly<{
  state: State;
  /** What the next undo or redo has to take back: the change itself, its undo, the undo of that… */
  latestId: CommandId;
  /** The undo or redo that is on its way. */
  movingId: CommandId | null;
  /** As the controls name it: "claim 7 recorded". */
  what: string;
}>;

/** Refusals that may pass: the same undo can work when it is tried again. */
const passing: ReadonlySet<ProblemCode> = new Set(["unavailable", "limited"]);

/** What this tab did and can take back, and what it took back and can do again: the oldest change first. */
export class UndoList {
  #changes: readonly Change[] = [];

  /** The change an undo takes back now; none while one is being done again. */
  get undoable(): Change | null {
    const latest = this.#changes.filter(({ state }) => state === "done" || state === "redoing").at(-1);
    return latest?.state === "done" ? latest : null;
  }

  /** The change a redo does again now: the one that was taken back last, once that is answered. */
  get redoable(): Change | null {
    const next = this.#changes.find(({ state }) => state === "undone" || state === "undoing");
    return next?.state === "undone" ? next : null;
  }

  /** A change of this tab that rests, done, by the command that made it; none when it was taken back or refused. */
  done(id: CommandId): Change | null {
    return this.#changes.find((change) => change.latestId === id && change.state === "done") ?? null;
  }

  /** A new change: what was taken back before it is gone for good. */
  add(id: CommandId, what: string): void {
    const standing = this.#changes.filter(({ state }) => state !== "undone");
    this.#changes = [...standing, { state: "done", latestId: id, movingId: null, what }];
  }

  /** An undo or a redo of `change` is on its way; the change keeps its place until the server has answered. */
  moving({ latestId, state }: Change, movingId: CommandId): void {
    const onward = state === "undone" ? "redoing" : "undoing";
    this.#changes = this.#changes.map((change) =>
      change.latestId === latestId ? { ...change, state: onward, movingId } : change,
    );
  }

  /** What became of a change, or of an undo or redo of one. */
  settled(id: CommandId, refusal: ProblemCode | null): void {
    this.#changes = this.#changes.flatMap((change) => {
      if (change.latestId === id && change.movingId === null) return refusal === null ? [change] : [];
      if (change.movingId !== id) return [change];
      const rest = { ...change, movingId: null };
      const [before, after] =
        change.state === "redoing" ? (["undone", "done"] as const) : (["done", "undone"] as const);
      if (refusal === null) return [{ ...rest, state: after, latestId: id }];
      return passing.has(refusal) ? [{ ...rest, state: before }] : [];
    });
  }
}
