import type { ClaimFields } from "@/lib/domain/claim";
import type { CommandId, InvestigationId, ReviewerId } from "@/lib/domain/ids";
import type { Sendable } from "@/lib/live/inputs";
import type { Refused } from "./live-state";

/**
 * A change as it is kept on this device until the server has it, or until its author has dealt with a
 * refusal. It belongs to the account that made it. One read back may be older than this code: of its
 * command, only `parse` and `in` may be trusted.
 */
export type KeptChange = Readonly<{
  id: CommandId;
  owner: ReviewerId;
  investigation: Readonly<{ id: InvestigationId; slug: string; title: string }>;
  /** The tab that sends it; once that is closed, another takes it over. */
  tab: string;
  /** Grows with every change of a tab: the order in which they are sent. */
  order: number;
  atMs: number;
  command: Sendable;
  /**
   * The input as it was first sent, once it was: a command that is sent again says the same, or the
   * server takes it for another.
   */
  sentInput: Sendable["input"] | null;
  /** What it does, in words: "claim 7 changed". */
  what: string;
  /** The claim's fields as the author had read them, where the change is an edit of some. */
  basis: ClaimFields | null;
  refused: Refused["problem"] | null;
}>;

/** Where changes are kept, as one tab's store of one investigation uses it. Every call may fail: a device can be full. */
export type Shelf = Readonly<{
  /** The name under which this tab keeps what it sends. */
  tab: string;
  put: (change: KeptChange) => Promise<void>;
  remove: (id: CommandId) => Promise<void>;
  /** All of this account and investigation, of other tabs too, oldest first; with what was put before. */
  all: () => Promise<readonly KeptChange[]>;
  close: () => void;
}>;

/** Opens the shelf of one account and investigation; `changed` is called when another tab changed it or left something. */
export type OpenShelf = (owner: ReviewerId, investigationId: InvestigationId, changed: () => void) => Shelf | null;
