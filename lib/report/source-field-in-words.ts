import type { Segment, SegmentKind } from "@/lib/domain/source";
import type { SourceFields } from "@/lib/domain/source-changes";

/** What is known of a source, by the names its fields have on the screen. */
export const sourceFieldNames: Readonly<Record<keyof SourceFields, string>> = {
  title: "Title",
  outlet: "Outlet",
  author: "Author",
  url: "Address",
  published: "Published",
  language: "Language",
  direction: "Direction",
  reliability: "Reliability",
  descriptor: "Description",
  translatedFrom: "Translated from",
};

export type SomeSourceFields = Readonly<{ [Key in keyof SourceFields]?: SourceFields[Key] | undefined }>;

/** A field in words; null where nothing is known. */
export function sourceFieldInWords(fields: SomeSourceFields, key: keyof SourceFields): string | null {
  if (key === "direction") return fields.direction === "rtl" ? "right to left" : "left to right";
  if (key !== "published") return fields[key] ?? null;
  const { published } = fields;
  return published ? `${published.date}${published.inferred ? ", inferred" : ""}` : null;
}

/** What the page calls each kind of segment. */
export const segmentKindNames: Readonly<Record<SegmentKind, string>> = {
  body: "Article",
  wire: "Wire copy",
  "editor-note": "Editor’s note",
  comment: "Reader comment",
  quotation: "Quotation",
  boilerplate: "Boilerplate",
};

/** The voices of a text in order: "Editor’s note (Ada, C), 0–120; Article, 121–900". Places are those of the text. */
export function voicesInWords(segments: readonly Segment[]): string | null {
  const said = segments.map(({ kind, voice, reliability, start, end }) => {
    const whose = [voice, reliability].filter((part) => part !== null).join(", ");
    return `${segmentKindNames[kind]}${whose && ` (${whose})`}, ${start}–${end}`;
  });
  return said.length > 0 ? said.join("; ") : null;
}
