import { newId } from "@/app/_live/new-id";
import { WORDING_CODE_UNITS } from "@/lib/domain/claim";
import { PASSAGE_CODE_UNITS } from "@/lib/domain/passage";
import type { Desk } from "@/lib/live/desk";
import type { CommandInput } from "@/lib/live/inputs";
import type { Span } from "@/lib/text/span";
import type { OpenArticle } from "./open-article";

type NewPassage = Extract<CommandInput<"record-claim">["passage"], { newPassageId: unknown }>;

/** The selection as a command names it, under the id of a passage that somebody pointed at before where there is one. */
export function selectedPassage(desk: Desk, { text, versionId }: OpenArticle, span: Span): NewPassage {
  const { start, end } = span;
  const known = Object.values(desk.passages).find(
    (passage) => passage.versionId === versionId && passage.start === start && passage.end === end,
  );
  // With its place even when it is known: by the time this arrives, a colleague's may be the one that is kept.
  return { newPassageId: known?.id ?? newId("psg"), versionId, start, end, exact: text.slice(start, end) };
}

/** A quote as a claim's first wording: one line, as long as a wording may be. */
export function wordingOf(text: string, { start, end }: Span): string {
  const line = text.slice(start, end).replace(/\s+/g, " ").trim();
  return line.length <= WORDING_CODE_UNITS ? line : `${line.slice(0, WORDING_CODE_UNITS - 1).trimEnd()}…`;
}

/** Why a selection cannot be a passage, or null when it can. */
export function tooLong({ start, end }: Span): string | null {
  return end - start > PASSAGE_CODE_UNITS ? "This is too long for one passage. Select less of it." : null;
}
