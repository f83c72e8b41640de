import { z } from "zod";
import { type AppearanceId, type ClaimId, id, type PassageId, type ReviewerId } from "@/lib/domain/ids";
import { passageInput } from "@/lib/domain/passage";
import { hasEndlessMarks } from "@/lib/text/marks";

/**
 * A claim is a checkable statement in our wording. It appears in at least one passage, carries the
 * figures as they were reported, and is never deleted: it is withdrawn.
 */

export const claimTypes = [
  "casualties",
  "equipment",
  "force-size",
  "agreement",
  "territory",
  "timing",
  "attribution",
  "legality",
  "other",
] as const;
export type ClaimType = (typeof claimTypes)[number];

/** Follows from what was done with the claim: see `lib/live/claim-view.ts`. `withdrawn` ones stay readable and leave the lists. */
export const claimStates = ["open", "in-review", "settled", "withdrawn"] as const;
export type ClaimState = (typeof claimStates)[number];

export const modalities = ["asserted", "reported", "inference", "opinion", "prediction", "denial"] as const;
export type Modality = (typeof modalities)[number];

export const attributionManners = ["direct", "indirect", "anonymous", "hearsay", "narrator"] as const;

export const WORDING_CODE_UNITS = 2_000;
export const NOTE_CODE_UNITS = 5_000;

/** Half a character, as a program that cuts text may send: storage would replace it, and history would not. */
const loneSurrogates = /\p{Surrogate}/gu;

/** Blanks around the words and letters written as several characters may make them longer than they count. */
const UNTIDY = 4;

/** Words a person typed: NFC, without blanks around them, at most `most` code units, no half characters. */
export const words = (most: number) =>
  z
    .string()
    .max(UNTIDY * most, `must be at most ${most} characters`)
    .refine((text) => !hasEndlessMarks(text), "has too many accents on one letter")
    .transform((text) => text.replace(loneSurrogates, "\u{fffd}").normalize("NFC").trim())
    .pipe(z.string().max(most, `must be at most ${most} characters`));
export const someWords = (most: number) => words(most).pipe(z.string().min(1, "must not be empty"));

/** Whether a day in the form `2017-05-18` exists; the empty months of a calendar are refused too. */
export const day = z.iso.date("must be a day such as 2017-05-18");

/** JSON has no -0: what is stored must be what was shown. */
const amount = z.number().overwrite((number) => (number === 0 ? 0 : number));

/**
 * A figure as reported: "up to 4 tanks destroyed" is `{min: null, max: 4, unit: null, object: "tank",
 * comparator: "up to", status: "destroyed"}`. An open or unknown end is null, never 0.
 */
export const quantity = z
  .object({
    min: amount.nullable(),
    max: amount.nullable(),
    unit: words(40).nullable(),
    object: words(120).nullable(),
    approximate: z.boolean(),
    comparator: words(60).nullable(),
    status: words(60).nullable(),
  })
  .refine(({ min, max }) => min === null || max === null || min <= max, "the lower bound is above the upper one");
export type Quantity = z.infer<typeof quantity>;

/** When it is said to have happened: the words of the source, and the days they can mean. */
export const occurrence = z
  .object({
    text: words(200),
    from: day.nullable(),
    to: day.nullable(),
    precision: z.enum(["day", "week", "month", "year", "unknown"]),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, "the first day is after the last");
export type Occurrence = z.infer<typeof occurrence>;

export const attribution = z.object({ to: someWords(200), how: z.enum(attributionManners) });
export type Attribution = z.infer<typeof attribution>;

/** What people fill in; the same fields serve recording and revising. */
export const claimFields = z.object({
  wording: someWords(WORDING_CODE_UNITS),
  type: z.enum(claimTypes),
  quantities: z.array(quantity).max(20),
  occurred: occurrence.nullable(),
  place: words(200).nullable(),
  attribution: attribution.nullable(),
  modality: z.enum(modalities),
});
export type ClaimFields = z.infer<typeof claimFields>;

export type Claim = ClaimFields &
  Readonly<{
    id: ClaimId;
    /** 1, 2, 3… within the investigation: what people call it by. */
    number: number;
    withdrawnAtMs: number | null;
    recordedBy: ReviewerId;
    recordedAtMs: number;
    /** The event that last changed it: what an edit must have seen. */
    changedSeq: number;
    /** Who last changed it, and when: recording, revising, withdrawing and the like; not what was said of it. */
    changedBy: ReviewerId;
    changedAtMs: number;
    /** Where what stood on it went, for as long as it is merged into another claim. */
    mergedInto: ClaimId | null;
  }>;

/** A passage that makes a claim. Retracted, never deleted. */
export type Appearance = Readonly<{
  id: AppearanceId;
  claimId: ClaimId;
  passageId: PassageId;
  recordedBy: ReviewerId;
  recordedAtMs: number;
  retractedAtMs: number | null;
}>;

export const recordClaimInput = z.object({
  claimId: id("clm"),
  appearanceId: id("app"),
  passage: passageInput,
  wording: claimFields.shape.wording,
  type: claimFields.shape.type,
  quantities: claimFields.shape.quantities.default([]),
  occurred: claimFields.shape.occurred.default(null),
  place: claimFields.shape.place.default(null),
  attribution: claimFields.shape.attribution.default(null),
  modality: claimFields.shape.modality.default("reported"),
});

/** `basisSeq` is the `changedSeq` the person saw; a claim changed since is a conflict. */
export const reviseClaimInput = z.object({
  claimId: id("clm"),
  basisSeq: z.int().nonnegative().optional(),
  changes: claimFields.partial().refine((changes) => Object.keys(changes).length > 0, "nothing to change"),
});
export const withdrawClaimInput = z.object({ claimId: id("clm"), reason: someWords(NOTE_CODE_UNITS) });
export const reinstateClaimInput = z.object({ claimId: id("clm") });

const somePassages = z.array(id("app")).max(2_000);
const someLinks = z.array(id("evl")).max(2_000);

/** `claimId` goes into `intoId`, which stays. */
export const mergeClaimsInput = z.object({
  claimId: id("clm"),
  intoId: id("clm"),
  reason: someWords(NOTE_CODE_UNITS),
});
export const unmergeClaimsInput = z.object({
  claimId: id("clm"),
  intoId: id("clm"),
  appearanceIds: somePassages,
  linkIds: someLinks,
});
/** At least one passage goes, and at least one stays. */
export const splitClaimInput = z.object({
  claimId: id("clm"),
  newClaimId: id("clm"),
  wording: claimFields.shape.wording,
  type: claimFields.shape.type,
  appearanceIds: somePassages.min(1, "choose a passage"),
  linkIds: someLinks.default([]),
});

export const recordAppearanceInput = z.object({ appearanceId: id("app"), claimId: id("clm"), passage: passageInput });
export const retractAppearanceInput = z.object({ appearanceId: id("app"), reason: someWords(NOTE_CODE_UNITS) });
export const restoreAppearanceInput = z.object({ appearanceId: id("app") });
