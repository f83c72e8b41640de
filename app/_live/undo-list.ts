import type { CommandId } from "@/lib/domain/ids";
import type { ProblemCode } from "@/lib/errors";

type Change = Readonly<{
  id: CommandId;
  /** As the undo control names it: "claim recorded". */
  what: string;
  /** The undo that is on its way, or null. */
  undoneBy: CommandId | null;
}>;

/** Refusals that may pass: the same undo can work when it is tried again. */
const passing: ReadonlySet<ProblemCode> = new Set(["unavailable", "limited"]);

/** What this tab did and can take back, the oldest first. */
export class UndoList {
  #changes: readonly Change[] = [];

  /** The change an undo takes back now. */
  get last(): Change | null {
    return this.#changes.filter(({ undoneBy }) => undoneBy === null).at(-1) ?? null;
  }

  add(id: CommandId, what: string): void {
    this.#changes = [...this.#changes, { id, what, undoneBy: null }];
  }

  /** The change keeps its place until the server has answered. */
  undoing(id: CommandId, undoneBy: CommandId): void {
    this.#changes = this.#changes.map((change) => (change.id === id ? { ...change, undoneBy } : change));
  }

  /** What became of a change, or of the undo of one. */
  settled(id: CommandId, refusal: ProblemCode | null): void {
    this.#changes = this.#changes.flatMap((change) => {
      if (change.id === id) return refusal === null ? [change] : [];
      if (change.undoneBy !== id) return [change];
      return refusal !== null && passing.has(refusal) ? [{ ...change, undoneBy: null }] : [];
    });
  }
}
