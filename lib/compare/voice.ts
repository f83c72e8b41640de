import type { SegmentKind } from "@/lib/domain/source";

/** Who speaks in a passage: the kind of its segment, and whose voice that is. A file is not a voice. */
export type Voice = Readonly<{ kind: SegmentKind; voice: string | null }>;

const names: Readonly<Record<SegmentKind, string>> = {
  body: "article",
  wire: "wire",
  "editor-note": "editor",
  comment: "reader",
  quotation: "quoted",
  boilerplate: "boilerplate",
};

/** Reading order of the kinds in the head of a source. */
const kinds = Object.keys(names);

/** A voice in a word or two, as it stands beside a mark: "wire", "editor", "reader 2", "al-Baraa Fares". */
export function voiceInWords({ kind, voice }: Voice): string {
  const isNamed = voice !== null && (kind === "comment" || kind === "quotation");
  return isNamed ? voice : names[kind];
}

/** Every kind of voice once: "wire / editor / readers". */
export function voicesInWords(voices: readonly Voice[]): string {
  const byKind = new Map<SegmentKind, Set<string | null>>();
  for (const { kind, voice } of voices) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(voice));
  return [...byKind]
    .sort(([one], [other]) => kinds.indexOf(one) - kinds.indexOf(other))
    .map(([kind, heard]) => (kind === "comment" && heard.size > 1 ? "readers" : names[kind]))
    .join(" / ");
}

/** The same text for the same voice. */
export const voiceKey = ({ kind, voice }: Voice): string => `${kind} ${voice ?? ""}`;
