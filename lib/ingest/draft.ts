import type { Segment, SegmentKind, SourceDescription } from "@/lib/domain/source";
import type { BlockKind } from "@/lib/text/block";
import type { Sureness } from "./voices/segment-reason";

/** Whose voice begins: a segment before it is known where it stands. */
export type Voice = Pick<Segment, "kind" | "voice" | "reliability">;

/** The voice of everything before the first mark. */
export const bodyVoice: Voice = { kind: "body" satisfies SegmentKind, voice: null, reliability: null };

/** Whose words a stretch has, as the file's own markup tells, with the sentence that says why. A person can say otherwise. */
export type Told = Readonly<{ kind: SegmentKind; voice: string | null; reason: string; sureness: Sureness }>;

/**
 * A draft is a stretch of text as a reader of one kind of file hands it on: not yet normalised, not yet
 * placed. `layOut` makes one block of each of its lines. `opens` says that a segment starts with it.
 */
export type Draft = Readonly<{ kind: BlockKind; level?: number; text: string; opens?: Voice; told?: Told }>;

/**
 * What a file says of itself. A key that is missing was not said, and may be guessed; `null` says that
 * there is none, and is left so.
 */
export type Said = Readonly<{
  [Key in keyof SourceDescription]?: SourceDescription[Key] | undefined;
}> &
  Readonly<{ originalTitle?: string | null | undefined }>;

/** What every reader returns. `warnings` are sentences for the person who imports. */
export type Parsed = Readonly<{ drafts: readonly Draft[]; said: Said; warnings: readonly string[] }>;
