import { z } from "zod";
import { confidences, likelihoods, type Verdict, verdicts } from "@/lib/domain/assessment";
import { type ClaimFields, type ClaimType, claimFields, claimTypes } from "@/lib/domain/claim";
import { judgements, type Relation, relations } from "@/lib/domain/evidence";
import { subjectKinds } from "@/lib/domain/thread";
import type { Bearing, Judged } from "./annotation";

/** What is in our words among tags of another program; only that makes an annotation more than a comment. */
type Tagged = Readonly<{
  type: ClaimType | null;
  relation: Relation | null;
  verdict: Verdict | null;
  rest: readonly string[];
}>;

/** The first tag of each kind counts; every other is left to be kept. */
export function tagged(tags: readonly string[]): Tagged {
  const [type, relation, verdict] = [first(claimTypes, tags), first(relations, tags), first(verdicts, tags)];
  const rest = [...tags];
  for (const one of [type, relation, verdict]) if (one !== null) rest.splice(rest.indexOf(one), 1);
  return { type, relation, verdict, rest };
}

function first<Word extends string>(words: readonly Word[], tags: readonly string[]): Word | null {
  for (const tag of tags) {
    const known = words.find((word) => word === tag);
    if (known !== undefined) return known;
  }
  return null;
}

const otherFields = claimFields.omit({ wording: true, type: true });
const noFields = { quantities: [], occurred: null, place: null, attribution: null, modality: "reported" } as const;

/** The fields of a claim beside its words and type; null where `raw` is not what we print. */
export function fieldsIn(raw: unknown): Omit<ClaimFields, "wording" | "type"> | null {
  return otherFields.safeParse(raw).data ?? null;
}

export const fieldsUnknown = (): Omit<ClaimFields, "wording" | "type"> => ({ ...noFields, quantities: [] });

export const bearing = z.object({
  aspect: z.string(),
  sameEvent: z.enum(judgements),
  independent: z.enum(judgements),
});
export const bearingUnknown = {
  aspect: "",
  sameEvent: "not-judged",
  independent: "not-judged",
} as const satisfies Omit<Bearing, "reason">;

export const judged = z.object({
  credibility: z.int().min(1).max(6).nullable(),
  likelihood: z.enum(likelihoods).nullable(),
  confidence: z.enum(confidences),
}) satisfies z.ZodType<Judged>;

export const subjectKind = z.enum(subjectKinds);
