import { isZone } from "@/lib/domain/days-in-zone";
import { type EventKind, eventKinds } from "@/lib/domain/event-kinds";
import { parseId, type ReviewerId } from "@/lib/domain/ids";

/** What somebody chose to see of the history. It is kept in the address. */
export type HistoryChoice = Readonly<{
  personId: ReviewerId | null;
  kind: EventKind | null;
  /** By their numbers, which people read and type. */
  claimNumber: number | null;
  sourceNumber: number | null;
  /** The first and the last day, such as 2017-05-18, in `zone`. */
  from: string | null;
  to: string | null;
  zone: string;
}>;

export const everything: HistoryChoice = {
  personId: null,
  kind: null,
  claimNumber: null,
  sourceNumber: null,
  from: null,
  to: null,
  zone: "UTC",
};

/** Whether anything was chosen; a zone alone chooses nothing. */
export function isHistoryNarrowed({ zone: _zone, ...chosen }: HistoryChoice): boolean {
  return Object.values(chosen).some((value) => value !== null);
}

/** Reads a choice from parameters; what it does not know, it passes over. */
export function historyChoice(params: Readonly<Partial<Record<string, string | string[]>>>): HistoryChoice {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text(name)) ? text(name) : null);
  const kind = text("kind");
  return {
    personId: parseId("rev", text("person")),
    kind: eventKinds.find((known) => known === kind) ?? null,
    claimNumber: countingNumber(text("claim").replace(/^#/, "")),
    sourceNumber: countingNumber(text("source")),
    from: day("from"),
    to: day("to"),
    zone: isZone(text("zone")) ? text("zone") : "UTC",
  };
}

/** The same choice as parameters; only what was chosen. */
export function historyParams(choice: HistoryChoice): Record<string, string> {
  const { personId, kind, claimNumber, sourceNumber, from, to, zone } = choice;
  return {
    ...(personId && { person: personId }),
    ...(kind && { kind }),
    ...(claimNumber && { claim: `${claimNumber}` }),
    ...(sourceNumber && { source: `${sourceNumber}` }),
    ...(from && { from }),
    ...(to && { to }),
    ...((from || to) && { zone }),
  };
}

/** 1, 2, 3…, or null for any other text. */
export function countingNumber(text: string): number | null {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return number > 0 ? number : null;
}
