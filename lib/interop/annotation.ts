import type { Confidence, Likelihood, Verdict } from "@/lib/domain/assessment";
import type { ClaimFields } from "@/lib/domain/claim";
import type { Judgement, Relation } from "@/lib/domain/evidence";
import type { SubjectKind } from "@/lib/domain/thread";

/**
 * An annotation is one thing of an investigation as other programs know it: somebody said something about some places
 * in some texts. Each format of `lib/interop` prints these and reads these, so that none knows of another. What a place
 * is differs: going out it stands in a text of ours, coming in it has yet to be looked for.
 */
export type Annotation<Place> = Readonly<{
  /** One of our ids, or what the other program calls it: within a file, no two have the same. */
  key: string;
  /** Who said it, in the program it comes from. */
  by: string | null;
  atMs: number | null;
  /** Its own place first; then, of what is about a claim, the earliest place that makes the claim. */
  places: readonly Place[];
  says: Statement;
}>;

/** Claims, threads and links are called by our ids, or by what the other program calls them. */
export type Statement =
  | (Readonly<{ kind: "appearance"; claim: string }> & Readonly<{ fields: ClaimFields }>)
  | (Readonly<{ kind: "evidence"; claim: string; relation: Relation }> & Bearing)
  | (Readonly<{ kind: "assessment"; claim: string; verdict: Verdict; rationale: string }> & Judged)
  | Readonly<{ kind: "verdict"; claim: string; verdict: Verdict; rationale: string; dissent: string }>
  | Readonly<{ kind: "comment"; thread: string; about: About; text: string }>;

export type Bearing = Readonly<{ aspect: string; reason: string; sameEvent: Judgement; independent: Judgement }>;
export type Judged = Readonly<{ credibility: number | null; likelihood: Likelihood | null; confidence: Confidence }>;

/** What a comment is about; `key` is null where that is the place: a passage, or a whole source. */
export type About = Readonly<{ kind: SubjectKind; key: string | null }>;
