import type { ReviewerId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { Block } from "@/lib/text/block";
import type { Span } from "@/lib/text/span";

/**
 * A source is something admitted as material: an article, a transcript, a post. It has at least
 * one version, which never changes; a file is not a voice, so a version is cut into segments.
 */

export const segmentKinds = ["body", "wire", "editor-note", "comment", "quotation", "boilerplate"] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/** A stretch of a version spoken by one voice. Segments of a version do not overlap. */
export type Segment = Span & Readonly<{ kind: SegmentKind; voice: string | null; reliability: Reliability | null }>;

/** How far a source can be trusted in general; F means "cannot judge", not "half". */
export const reliabilities = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof reliabilities)[number];

export const datePrecisions = ["day", "month", "year"] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/** When it was published: `date` is `2017-05-30`, `2017-05` or `2017`, as `precision` says. */
export type Published = Readonly<{ date: string; precision: DatePrecision; inferred: boolean }>;

export const directions = ["ltr", "rtl"] as const;
export type Direction = (typeof directions)[number];

/** What is known of a source besides its text. `retold` text is ours: its speech is indirect and it says so on screen. */
export type SourceDescription = Readonly<{
  title: string;
  outlet: string | null;
  author: string | null;
  url: string | null;
  published: Published | null;
  /** BCP 47, such as `en` or `ar`. */
  language: string | null;
  direction: Direction;
  reliability: Reliability | null;
  /** A few words on what it is: "blog", "state agency". */
  descriptor: string | null;
  retold: boolean;
  /** The language that its text was translated from, as a tag; null, or absent, for an original. */
  translatedFrom?: string | null;
}>;

/** A source as lists show it, with its present version. */
export type SourceSummary = SourceDescription &
  Readonly<{
    id: SourceId;
    /** 1, 2, 3… in the order of admission: what people and the command line call it by. */
    number: number;
    version: VersionName;
    capturedFrom: string;
    /** Who alone may know of it; absent for what is open to everybody in the investigation. */
    readers?: readonly ReviewerId[];
    /** The versions before the present one, the first first; absent where there are none. */
    earlier?: readonly VersionName[];
  }>;

/** A version without its text: enough to cite it and to check what is cited. */
export type VersionName = Readonly<{
  id: SourceVersionId;
  number: number;
  originalSha256: string;
  textSha256: string;
}>;

/** The version of a source that has this id; null for one that it does not have. */
export function versionOf({ version, earlier = [] }: Pick<SourceSummary, "version" | "earlier">, id: SourceVersionId) {
  return version.id === id ? version : (earlier.find((one) => one.id === id) ?? null);
}

/** One version's text with its structure, as the desk opens it. */
export type SourceText = Readonly<{ text: string; blocks: readonly Block[]; segments: readonly Segment[] }>;
