import { type ClaimType, claimTypes } from "@/lib/domain/claim";
import type { SourceText } from "@/lib/domain/source";
import type { Highlight } from "@/lib/editor/highlights";

const words =
  "the column was seen near a bridge before noon and nobody there could say how many trucks had burned".split(" ");

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A text of about 350 characters a paragraph, made of nothing but common words. */
export function longArticle(paragraphs: number): SourceText {
  const pick = chance(7);
  const sentence = () => `${Array.from({ length: 9 + pick(9) }, () => words[pick(words.length)]).join(" ")}.`;
  let start = 0;
  const texts = Array.from({ length: paragraphs }, () => Array.from({ length: 5 }, sentence).join(" "));
  const blocks = texts.map((text) => {
    const block = { kind: "paragraph" as const, start, end: start + text.length };
    start = block.end + 1;
    return block;
  });
  return { text: texts.join("\n"), blocks, segments: [] };
}

/** Passages under claims, all over the text: some overlap, and some go across paragraphs. */
export function manyHighlights({ text }: SourceText, claims: number, marks: number): Highlight[] {
  const pick = chance(11);
  return Array.from({ length: marks }, (_, nth) => {
    const from = Math.floor((nth / marks) * (text.length - 400));
    const type: ClaimType = claimTypes[nth % claimTypes.length] ?? "other";
    const to = from + 30 + pick(150);
    return {
      id: `m${nth}`,
      claimId: `c${nth % claims}`,
      from,
      to,
      type,
      edge: pick(8) ? "solid" : "double",
      isOn: false,
    };
  });
}
