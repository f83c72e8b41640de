import { anchor } from "@/lib/anchoring/anchor";
import { PASSAGE_CODE_UNITS } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import type { CodePointIndex } from "@/lib/text/code-point-index";
import { normaliseText } from "@/lib/text/normalise";
import type { Span } from "@/lib/text/span";
import { type Pointer, pointsAtWhole } from "./incoming";
import { webAddress } from "./source-address";
import { documentName } from "./to-brat";
import { idOf } from "./uuid";

/** Why something could not be placed: told, and never guessed away. */
export type Unplaced = Readonly<{ outcome: "no-source" | "ambiguous" | "not-found"; why: string }>;

/** Which source a pointer means. */
type SourceFinder = (pointer: Pointer) => SourceSummary | Unplaced;

export const isUnplaced = (found: object): found is Unplaced => "outcome" in found;

/**
 * Finds sources by what pointers call them: the hash of the very text, our own name for it, its web address, its title
 * or the name of its file. Several by one way are told apart by the next; what is left of several is ambiguous.
 */
export function sourceFinder(sources: readonly SourceSummary[]): SourceFinder {
  const byHash = grouped(sources, ({ version }) => [version.textSha256]);
  const byId = grouped(sources, ({ id }) => [id]);
  const byAddress = grouped(sources, ({ url }) => [url === null ? null : webAddress(url)]);
  const byTitle = grouped(sources, ({ number, title, capturedFrom }) =>
    [title, documentName(number, title, null), capturedFrom, capturedFrom.replace(/\.[^.]*$/, "")].map(folded),
  );
  return ({ source: { address, textSha256, title } }) => {
    const ways = [
      byHash.get(textSha256 ?? ""),
      byId.get(idOf(address ?? "") ?? ""),
      byAddress.get(webAddress(address ?? "") ?? ""),
      byTitle.get(folded(title ?? "")),
    ];
    let fitting: readonly SourceSummary[] = [];
    for (const found of ways) {
      const narrowed = fitting.length > 0 ? fitting.filter((source) => found?.includes(source)) : (found ?? []);
      if (narrowed.length > 0) fitting = narrowed;
    }
    const [only, another] = fitting;
    if (only && another) {
      const numbers = fitting.map(({ number }) => number).join(", ");
      return { outcome: "ambiguous", why: `Several sources fit it (${numbers}). Say which by its number.` };
    }
    if (only) return only;
    const called = address ?? title;
    return { outcome: "no-source", why: called ? `No source here is ${called}.` : "It does not say in which source." };
  };
}

function grouped(sources: readonly SourceSummary[], keys: (source: SourceSummary) => readonly (string | null)[]) {
  const groups = new Map<string, SourceSummary[]>();
  for (const source of sources) {
    for (const name of new Set(keys(source))) {
      if (name === null || name === "") continue;
      const group = groups.get(name);
      if (group) group.push(source);
      else groups.set(name, [source]);
    }
  }
  return groups;
}

const folded = (title: string) => normaliseText(title).trim().toLowerCase();

type LookedIn = Readonly<{ text: string; index: CodePointIndex; textSha256: string }>;

/**
 * Looks for the words of a pointer in a text of ours. Only words that are there to the letter are found, and only where
 * one place fits better than every other; null is the whole source. Takes what `anchor` takes.
 */
export function lookFor(pointer: Pointer, looked: LookedIn): Span | null | Unplaced {
  const { quote, position, unreadable, source } = pointer;
  if (unreadable !== null) return { outcome: "not-found", why: unreadable };
  if (pointsAtWhole(pointer)) return null;
  const span = position && spanOf(pointer, position, looked);
  if (quote === null) {
    if (source.textSha256 !== looked.textSha256 || span === null) {
      return {
        outcome: "not-found",
        why: "It names a place by numbers alone, and not of this text: nothing to compare.",
      };
    }
    return pointable(looked.text, span);
  }
  const words = {
    exact: normaliseText(quote.exact),
    prefix: normaliseText(quote.prefix),
    suffix: normaliseText(quote.suffix),
  };
  if (!(span && standsAt(looked.text, words.exact, span)) && standsTooOften(looked.text, words.exact)) {
    return { outcome: "ambiguous", why: `These words stand in more than ${MOST_PLACES} places.` };
  }
  const anchoring = anchor(looked.text, { ...words, ...(span ?? NOWHERE) });
  switch (anchoring.status) {
    case "anchored":
    case "moved":
      return pointable(looked.text, anchoring.span);
    case "ambiguous": {
      const many = anchoring.candidates.length;
      return { outcome: "ambiguous", why: `These words stand in ${many} places that fit equally well.` };
    }
    case "changed":
      return { outcome: "not-found", why: "The source says something like it, in other words." };
    case "orphaned":
      return { outcome: "not-found", why: "These words do not stand in the source." };
  }
}

/** Words as common as that are not weighed one by one: a file may have thousands of them. */
const MOST_PLACES = 2_000;

function standsTooOften(text: string, exact: string): boolean {
  let count = 0;
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    count += 1;
    if (count > MOST_PLACES) return true;
  }
  return false;
}

const standsAt = (text: string, exact: string, { start, end }: Span) => text.slice(start, end) === exact;

/** A position no text has, so that `anchor` goes by the words alone. */
const NOWHERE: Span = { start: -1, end: -1 };

function spanOf({ unit }: Pointer, position: Span, { text, index }: LookedIn): Span | null {
  const length = unit === "code-points" ? index.lengthCodePoints : text.length;
  const { start, end } = position;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > length || start >= end) return null;
  return unit === "code-points" ? index.toCodeUnits(position) : position;
}

function pointable(text: string, span: Span): Span | Unplaced {
  if (text.slice(span.start, span.end).trim() === "")
    return { outcome: "not-found", why: "There are only blanks there." };
  if (span.end - span.start <= PASSAGE_CODE_UNITS) return span;
  return { outcome: "not-found", why: `It is longer than a passage can be, ${PASSAGE_CODE_UNITS} characters.` };
}
