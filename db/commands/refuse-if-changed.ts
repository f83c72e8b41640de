import { Problem } from "@/lib/errors";

/**
 * Refuses an edit of something that changed after its author last saw it. Without a basis (a
 * program that does not keep one) the last writer wins, and history shows both.
 */
export function refuseIfChanged(what: string, changedSeq: number, basisSeq: number | undefined): void {
  if (basisSeq === undefined || changedSeq <= basisSeq) return;
  throw new Problem("conflict", `A colleague changed this ${what} meanwhile. Look at it, then save again.`);
}
