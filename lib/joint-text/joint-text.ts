import { type ClaimId, parseId, type ReviewerId } from "@/lib/domain/ids";

/**
 * A joint text is what several people write at once, before a command takes it: the rationale of a
 * verdict. It is a Yjs document; what is settled or published is its plain text.
 */

export type JointTextName = Readonly<{ kind: "rationale"; slug: string; claimId: ClaimId }>;

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

/** Reads a name that came from outside; null for what names nothing. */
export function parseJointTextName(name: string): JointTextName | null {
  const [kind, slug, claim, ...rest] = name.split(":");
  const claimId = parseId("clm", claim ?? "");
  return kind === "rationale" && slug && claimId && rest.length === 0 ? { kind, slug, claimId } : null;
}
