import type { CommandId } from "@/lib/domain/ids";
import type { ProblemCode } from "@/lib/errors";

/**
 * `done` and `undone` rest; the other two wait for the server. An undone change is done again by undoing its undo, and
 * so on without end.
 */
type State = "done" | "undoing" | "undone" | "redoing";

/** Changes of many claims that were asked for as one: a single undo takes all of them back. Known by its identity. */
export type Step = Readonly<{
  /** What was done to them: "withdrawn". */
  what: string;
}>;

/** As the controls name it: "3 claims withdrawn". */
const stepInWords = ({ what }: Step, count: number) => `${count === 1 ? "1 claim" : `${count} claims`} ${what}`;

export type Change = Readonly<{
  state: State;
  /** What the next undo or redo has to take back: the change itself, its undo, the undo of that… */
  latestId: CommandId;
  /** The undo or redo that is on its way. */
  movingId: CommandId | null;
  /** As the controls name it: "claim 7 recorded". */
  what: string;
  step: Step | null;
}>;

/** Refusals that may pass: the same undo can work when it is tried again. */
const passing: ReadonlySet<ProblemCode> = new Set(["unavailable", "limited"]);

/** What this tab did and can take back, and what it took back and can do again: the oldest change first. */
export class UndoList {
  #changes: readonly Change[];

  constructor(changes: readonly Change[] = []) {
    this.#changes = changes;
  }

  get all(): readonly Change[] {
    return this.#changes;
  }

  /** The change an undo takes back now; none while one is being done again. */
  get undoable(): Change | null {
    const latest = this.#changes.findLast(({ state }) => state === "done" || state === "redoing");
    return latest?.state === "done" ? latest : null;
  }

  /** The change a redo does again now: the one that was taken back last, once that is answered. */
  get redoable(): Change | null {
    const next = this.#changes.find(({ state }) => state === "undone" || state === "undoing");
    return next?.state === "undone" ? next : null;
  }

  /** A change with those of its step that rest as it does, in the order in which they were made. */
  together(change: Change | null): readonly Change[] {
    if (!change?.step) return change ? [change] : [];
    return this.#changes.filter(({ step, state }) => step === change.step && state === change.state);
  }

  /** A change as the controls name it, with those that go with it. */
  inWords(change: Change | null): string | null {
    if (!change?.step) return change?.what ?? null;
    return stepInWords(change.step, this.together(change).length);
  }

  /** The changes of a step that rest so. */
  ofStep(step: Step, state: "done" | "undone"): readonly Change[] {
    return this.#changes.filter((change) => change.step === step && change.state === state);
  }

  /** A new change: what was taken back before it is gone for good. */
  add(id: CommandId, what: string, step: Step | null = null): void {
    const standing = this.#changes.filter(({ state }) => state !== "undone");
    this.#changes = [...standing, { state: "done", latestId: id, movingId: null, what, step }];
  }

  /** Undos or redos are on their way, by the change each is of; a change keeps its place until the server has answered. */
  moving(moves: ReadonlyMap<Change, CommandId>): void {
    this.#changes = this.#changes.map((change) => {
      const movingId = moves.get(change);
      if (movingId === undefined) return change;
      return { ...change, state: change.state === "undone" ? "redoing" : "undoing", movingId };
    });
  }

  /** What became of a change, or of an undo or redo of one. */
  settled(id: CommandId, refusal: ProblemCode | null): void {
    const at = this.#changes.findIndex(({ latestId, movingId }) => (movingId ?? latestId) === id);
    const change = this.#changes[at];
    if (change) this.#changes = this.#changes.toSpliced(at, 1, ...afterAnswer(change, id, refusal));
  }
}

function afterAnswer(change: Change, id: CommandId, refusal: ProblemCode | null): readonly Change[] {
  if (change.movingId === null) return refusal === null ? [change] : [];
  const rest = { ...change, movingId: null };
  const [before, after] = change.state === "redoing" ? (["undone", "done"] as const) : (["done", "undone"] as const);
  if (refusal === null) return [{ ...rest, state: after, latestId: id }];
  return passing.has(refusal) ? [{ ...rest, state: before }] : [];
}
