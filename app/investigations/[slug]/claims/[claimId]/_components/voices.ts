import type { SegmentKind } from "@/lib/domain/source";
import type { Located } from "@/lib/live/claim-view";
import type { Paragraphs } from "./paragraphs";

/** Passages that one voice says: of a wire, a quoted person, or the outlet itself. */
export type Voice<Found> = Readonly<{ name: string; passages: readonly Found[] }>;

/** Whose words they are where a segment is not the outlet's own and names nobody. */
const unnamed: Readonly<Partial<Record<SegmentKind, string>>> = {
  wire: "wire copy",
  comment: "a reader comment",
  quotation: "somebody quoted",
};

/**
 * Groups passages by who says them, in the order in which each voice first comes. A voice is that of the
 * segment, else the outlet's: three articles that carry one wire are one voice. Case and blanks make no other one.
 */
export function byVoice<Found extends Located>(
  found: readonly Found[],
  paragraphs: Paragraphs,
): readonly Voice<Found>[] {
  const voices = new Map<string, { name: string; passages: Found[] }>();
  for (const one of found) {
    const { key, name } = voiceOf(one, paragraphs);
    const voice = voices.get(key);
    if (voice) voice.passages.push(one);
    else voices.set(key, { name, passages: [one] });
  }
  return [...voices.values()];
}

function voiceOf({ passage, source }: Located, paragraphs: Paragraphs): Readonly<{ key: string; name: string }> {
  const { voice, kind } = paragraphs[passage.id] ?? { voice: null, kind: "body" as const };
  const outlet = source.outlet ?? source.title;
  if (voice) return { key: `named ${voice.trim().toLocaleLowerCase()}`, name: voice };
  const nobody = unnamed[kind];
  if (nobody) return { key: `${kind} ${source.id}`, name: `${nobody} in ${outlet}` };
  // Two sources without an outlet may share a title; they are two.
  return { key: source.outlet ? `named ${outlet.trim().toLocaleLowerCase()}` : source.id, name: outlet };
}
