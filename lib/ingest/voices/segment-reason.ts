/** How sure a proposal is: `sure` says what the text itself says, `unsure` wants a person's eye. */
export const surenesses = ["sure", "likely", "unsure"] as const;
export type Sureness = (typeof surenesses)[number];

/** Why a segment was proposed: the one that begins at `start`. Body has none. */
export type SegmentReason = Readonly<{ start: number; reason: string; sureness: Sureness }>;
