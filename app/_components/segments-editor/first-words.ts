import type { Span } from "@/lib/text/span";

const SHOWN_CODE_UNITS = 60;

/** The first words of a paragraph in quotation marks, to say which one is meant. */
export function firstWords(text: string, block: Span | undefined): string {
  if (!block) return "the end";
  const words = text.slice(block.start, Math.min(block.end, block.start + SHOWN_CODE_UNITS)).trim();
  const isCut = block.end - block.start > SHOWN_CODE_UNITS;
  return words === "" ? "a page break" : `“${isCut ? `${words.replace(/\s+\S*$/u, "")}…` : words}”`;
}
