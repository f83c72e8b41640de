import type { Anchoring } from "./anchor";
import { reanchor } from "./reanchor";
import type { PassageSelector } from "./selector";

/** One earlier text with the passages that stand in it. */
export type Stood = Readonly<{ text: string; passages: readonly (PassageSelector & Readonly<{ id: string }>)[] }>;

/**
 * What becomes of all passages of a source in a new text, by their ids: most stand in the version before, and those
 * that nobody has looked at yet in the ones before that. Each text is aligned once.
 */
export function reanchorAll(stood: readonly Stood[], after: string): ReadonlyMap<string, Anchoring> {
  const found = new Map<string, Anchoring>();
  for (const { text, passages } of stood) {
    const outcomes = reanchor(text, after, passages);
    passages.forEach(({ id }, n) => {
      found.set(id, outcomes[n] ?? { status: "orphaned" });
    });
  }
  return found;
}
