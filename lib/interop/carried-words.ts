import { credibilityInWords, headed, inWords } from "@/lib/report/in-words";
import type { Annotation, Statement } from "./annotation";

/** How what came from elsewhere says so, wherever a field of ours takes words. */

/** "— Ada, 2026-01-02, imported from a W3C annotation". */
export function signature({ by, atMs }: Pick<Annotation<unknown>, "by" | "atMs">, format: string): string {
  const day = atMs === null ? null : new Date(atMs).toISOString().slice(0, 10);
  return `— ${[by, day, `imported from ${format}`].filter((part) => part !== null && part !== "").join(", ")}`;
}

/** Paragraphs that say something, one under the other. */
export const paragraphs = (...parts: readonly string[]) => parts.filter((part) => part.trim() !== "").join("\n\n");

/** A text in pieces of at most `most` code units, cut at blanks where there are any, never within a character. */
export function inPieces(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const blank = Math.max(rest.lastIndexOf("\n", most), rest.lastIndexOf(" ", most));
    const cut = blank > most / 2 ? blank : most - (isHigh(rest.charCodeAt(most - 1)) ? 1 : 0);
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return rest.trim() === "" && pieces.length > 0 ? pieces : [...pieces, rest];
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

type Judgement = Extract<Statement, Readonly<{ kind: "assessment" | "verdict" }>>;

/** Somebody else's judgement as a comment: it is theirs, so it cannot become the importing reviewer's own. */
export function judgementInWords(says: Judgement): string {
  if (says.kind === "verdict") {
    const dissent = says.dissent === "" ? "" : `Dissent: ${says.dissent}`;
    return paragraphs(`Verdict elsewhere: ${inWords(says.verdict)}.`, says.rationale, dissent);
  }
  const { credibility, likelihood, confidence } = says;
  const parts = [
    `${headed(confidence)} confidence`,
    ...(likelihood === null ? [] : [inWords(likelihood)]),
    ...(credibility === null ? [] : [`credibility ${credibility}, ${credibilityInWords(credibility)}`]),
  ];
  return paragraphs(`Assessed elsewhere: ${inWords(says.verdict)}. ${parts.join("; ")}.`, says.rationale);
}
