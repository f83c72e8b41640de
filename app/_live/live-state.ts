import type { CommandId, ReviewerId } from "@/lib/domain/ids";
import type { ProblemCode } from "@/lib/errors";
import type { Desk } from "@/lib/live/desk";
import type { Presence } from "@/lib/live/frames";
import type { Role } from "@/lib/policy/permissions";

export type Me = Readonly<{ reviewerId: ReviewerId; name: string; role: Role }>;
export type Refused = Readonly<{
  ok: false;
  commandId: CommandId;
  problem: Readonly<{ code: ProblemCode; message: string }>;
}>;
export type Outcome = Readonly<{ ok: true; commandId: CommandId }> | Refused;
export type Fate = Readonly<{
  state: "saved" | "saving" | "waiting" | "refused";
  /** The oldest that was not dismissed; its id is that of the command it is about. */
  problem: Readonly<{ id: string; message: string }> | null;
}>;

/** What the screens show. Each part keeps its identity until it changes. */
export type LiveState = Readonly<{
  desk: Desk;
  me: Me;
  people: readonly Presence[];
  fate: Fate;
  /** The last change of this tab, as the undo control names it: "Undo: claim recorded". */
  undoable: string | null;
  /** The change that was taken back last, as the redo control names it. */
  redoable: string | null;
  /** Something belongs on this page that only the server can give whole: the page should be read again. */
  isBehind: boolean;
}>;
