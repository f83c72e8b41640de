import type { ReviewerId } from "@/lib/domain/ids";
import type { Role } from "@/lib/policy/permissions";

/**
 * A reviewer is a person in an investigation: the name in its history. An account (user) points at
 * one; reviewers that came with imported material have none.
 */
export type Reviewer = Readonly<{
  id: ReviewerId;
  name: string;
  /** Null once they have left; their work and their name stay. */
  role: Role | null;
}>;

/** Up to two letters for a face: the first of the first and of the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first] = words[0] ?? "";
  const [last] = words.length > 1 ? (words.at(-1) ?? "") : "";
  return `${first ?? "?"}${last ?? ""}`.toLocaleUpperCase();
}
