import type { CommandId, ReviewerId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import type { Presence, RefusedFor } from "@/lib/live/frames";
import type { Role } from "@/lib/policy/permissions";
import type { KeptChange } from "./kept-change";

export type Me = Readonly<{ reviewerId: ReviewerId; name: string; role: Role }>;
export type Refused = Readonly<{
  ok: false;
  commandId: CommandId;
  problem: RefusedFor;
}>;
export type Outcome = Readonly<{ ok: true; commandId: CommandId }> | Refused;
export type Fate = Readonly<{
  /** `away`: there is no connection, and nothing waits for one. */
  state: "saved" | "saving" | "waiting" | "refused" | "away";
  /** How many of this account's changes wait on this device, in this investigation. */
  waiting: number;
  refused: number;
  /** Refused, and shown by the forms they were written in. */
  held: number;
  /** Whether the device keeps them: closing the tab loses none. */
  isKept: boolean;
}>;

/** What the screens show. Each part keeps its identity until it changes. */
export type LiveState = Readonly<{
  desk: Desk;
  me: Me;
  people: readonly Presence[];
  fate: Fate;
  /** What waits on this device and what was refused, oldest first. */
  changes: readonly KeptChange[];
  /** The refused change that its author wants to write anew; the form it belongs to takes it. */
  rewriting: KeptChange | null;
  /** What is wrong with the tab itself. */
  notice: string | null;
  /** The last change of this tab, as the undo control names it: "Undo: claim recorded". */
  undoable: string | null;
  /** The change that was taken back last, as the redo control names it. */
  redoable: string | null;
  /** Something belongs on this page that only the server can give whole: the page should be read again. */
  isBehind: boolean;
}>;
