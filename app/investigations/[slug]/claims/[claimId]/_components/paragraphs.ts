import type { PassageId } from "@/lib/domain/ids";
import type { SegmentKind } from "@/lib/domain/source";

/** Where a passage stands in its source, for people: its paragraph and whose voice that is. */
type Paragraph = Readonly<{ paragraph: number; voice: string | null; kind: SegmentKind }>;

/** As the server knew them when the page was asked for; a passage pointed at since is not among them. */
export type Paragraphs = Readonly<Record<PassageId, Paragraph>>;

const kinds: Readonly<Record<SegmentKind, string>> = {
  body: "",
  wire: "wire copy",
  "editor-note": "editor’s note",
  comment: "reader comment",
  quotation: "quotation",
  boilerplate: "boilerplate",
};

/** Whose words they are when they are not the article's own: "wire copy, AFP". */
export function voiceInWords({ kind, voice }: Paragraph): string {
  return [kinds[kind], voice ?? ""].filter(Boolean).join(", ");
}
