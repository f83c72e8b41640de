import { shinglesOf, sketchOf } from "@/lib/near/shingles";
import { sentencesIn } from "@/lib/suggest/sentences";
import type { Block } from "@/lib/text/block";
import type { Span } from "@/lib/text/span";

/**
 * By what a text is found: the places of its sentences, which are searched, and its sketch, by which texts that share
 * much are told. Both follow from the text alone, so that whoever reads a file can make them, apart from the desk.
 */
export type Findable = Readonly<{ sentences: readonly Span[]; sketch: readonly number[] }>;

/** O(text). */
export function findableIn(text: string, blocks: readonly Block[]): Findable {
  return { sentences: sentencesIn(text, blocks), sketch: sketchOf(shinglesOf(text)) };
}
