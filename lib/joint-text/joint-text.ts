import { type ClaimId, parseId, type ReportId, type ReviewerId } from "@/lib/domain/ids";

/**
 * A joint text is what several people write at once, before a command takes it: the rationale of a
 * verdict, or a report. It is a Yjs document. Of a rationale the plain text is settled; of a report
 * what its blocks say is published.
 */
export type JointTextOf =
  | Readonly<{ kind: "rationale"; claimId: ClaimId }>
  | Readonly<{ kind: "report"; reportId: ReportId }>;

type JointTextName = Readonly<{ slug: string }> & JointTextOf;

/** What was written, as it stood at a quiet moment or when the claim was settled. Never changed. */
export type JointTextVersion = Readonly<{
  /** Counted from 1 for each joint text. */
  number: number;
  text: string;
  /** Who wrote since the version before, in the order of their ids. */
  writtenBy: readonly ReviewerId[];
  keptAtMs: number;
  /** It was the text when a verdict settled the claim. */
  isSettled: boolean;
}>;

/** The name of the rationale of one claim, as both ends of the socket say it. */
export function rationaleName(slug: string, claimId: ClaimId): string {
  return `rationale:${slug}:${claimId}`;
}

/** The same for the words of a report. */
export function reportTextName(slug: string, reportId: ReportId): string {
  return `report:${slug}:${reportId}`;
}

/** Reads a name that came from outside; null for what names nothing. */
export function parseJointTextName(name: string): JointTextName | null {
  const [kind, slug, id = "", ...rest] = name.split(":");
  if (!slug || rest.length > 0) return null;
  const claimId = parseId("clm", id);
  const reportId = parseId("rpt", id);
  if (kind === "rationale" && claimId) return { kind, slug, claimId };
  if (kind === "report" && reportId) return { kind, slug, reportId };
  return null;
}
