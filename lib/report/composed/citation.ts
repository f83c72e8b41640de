import type { Relation } from "@/lib/domain/evidence";
import { changedFigureInWords } from "@/lib/report/changed-figure-in-words";
import { pagesInWords } from "@/lib/text/pages";
import { momentInWords, publishedInWords } from "../date-in-words";
import { capitalised } from "../in-words";
import { inOneLine, printable } from "../printable";
import type { ReportEvidence, ReportPassage, ReportSource } from "../report-model";
import { translatedInWords } from "../translated-in-words";
import type { Anchor, Citation, Quotation, SourceEntry } from "./piece";

const RETOLD = "Retold: the words are of the retelling, not of the outlet.";

/** Why the words are not the source's own; null where they are. */
function whoseWords(isRetold: boolean, translatedFrom: string | undefined): string | null {
  const translated = translatedInWords(translatedFrom);
  const said = [
    isRetold && RETOLD,
    translated && inOneLine(`T${translated.slice(1)}: the words are of the translation.`),
  ];
  return said.filter(Boolean).join(" ") || null;
}

export type SourcesByNumber = ReadonlyMap<number, ReportSource>;

export const sourceAnchor = (number: number): Anchor => `source-${number}`;

/** A passage with its citation, as it bears on a claim. */
export function quotation(
  passage: ReportPassage | ReportEvidence,
  relation: Relation | "appears",
  sources: SourcesByNumber,
): Quotation {
  const isEvidence = "linkedBy" in passage;
  return {
    kind: "quotation",
    text: printable(passage.quote),
    direction: passage.direction,
    language: sources.get(passage.sourceNumber)?.language ?? null,
    relation,
    retold: passage.retold,
    bearing: isEvidence ? bearingInWords(passage) : "",
    reason: isEvidence ? printable(passage.reason) : "",
    citation: citationOf(passage, sources.get(passage.sourceNumber)),
  };
}

function bearingInWords({ aspect, sameEvent, independent, linkedBy }: ReportEvidence): string {
  const notes = [
    aspect && `on ${aspect}`,
    sameEvent === "no" && "another event",
    sameEvent === "yes" && "the same event",
    independent === "yes" && "independent",
    independent === "no" && "not independent",
    `linked by ${linkedBy}`,
  ];
  return inOneLine(notes.filter((note) => note !== "" && note !== false).join(" · "));
}

function citationOf(passage: ReportPassage, source: ReportSource | undefined): Citation {
  const { sourceNumber, sourceTitle, versionNumber, startCodeUnit, endCodeUnit, anchoring, capturedAt, pages } =
    passage;
  const version = versionNumber === null ? "An earlier version" : `Version ${versionNumber}`;
  const found = anchoring === "anchored" ? "" : ` (${anchoring})`;
  const who = source ? by(source) : "";
  const place = `${version}, ${pages ? `${pagesInWords(pages)}, ` : ""}characters ${startCodeUnit}–${endCodeUnit}${found}.`;
  const captured = capturedAt ? `aptured ${moment(capturedAt)}.` : "";
  const later = laterInWords(passage);
  const translated = translatedInWords(source?.translatedFrom);
  const name = inOneLine(source?.outlet ?? sourceTitle);
  return {
    source: sourceNumber,
    title: inOneLine(`Source ${sourceNumber}: ${sourceTitle}`),
    text: sentences(who, place, captured && `C${captured}`, later),
    brief: sentences(
      `Source ${sourceNumber} (${name}), ${place[0]?.toLowerCase()}${place.slice(1)}`,
      later,
      passage.retold ? "Retold." : "",
      translated ? inOneLine(`T${translated.slice(1)}.`) : "",
    ),
    version: { number: versionNumber, text: sentences(who, captured ? `${version}, c${captured}` : `${version}.`) },
    retold: whoseWords(passage.retold, source?.translatedFrom),
    link: safeLink(source?.url ?? null),
    textSha256: passage.textSha256,
    originalSha256: passage.originalSha256,
  };
}

const sentences = (...parts: readonly string[]) => parts.filter((part) => part !== "").join(" ");

/** What became of it in a later version, said wherever it is cited. */
function laterInWords({ later, retiredInVersion }: ReportPassage): string {
  if (retiredInVersion !== undefined) return `No longer stands as of version ${retiredInVersion}.`;
  if (!later) return "";
  const words = later.figure
    ? changedFigureInWords(later.figure)
    : later.quote === null
      ? "The source no longer says this, or says it in several places"
      : "The source puts this otherwise now";
  return inOneLine(`${words} (version ${later.versionNumber}, not looked at yet).`);
}

function by({ outlet, author, published }: ReportSource): string {
  const named = [outlet, author, publishedInWords(published)].filter((part) => part !== null && part !== "");
  return inOneLine(`${named.join(", ")}.`);
}

const moment = (iso: string) => momentInWords(Date.parse(iso));

/** A source as the list of sources names it. */
export function sourceEntry(source: ReportSource): SourceEntry {
  const { number, capturedAt, capturedFrom, versionNumber, descriptor, reliability, language } = source;
  const notes = [descriptor, language && `language ${language}`, `reliability ${reliability ?? "not judged"}`];
  const when = capturedAt ? ` ${moment(capturedAt)}` : "";
  return {
    number,
    anchor: sourceAnchor(number),
    title: inOneLine(source.title),
    direction: source.direction,
    language,
    by: by(source),
    notes: inOneLine(`${capitalised(notes.filter(Boolean).join(" · "))}.`),
    link: safeLink(source.url),
    retold: whoseWords(source.retold, source.translatedFrom),
    captured: inOneLine(`Version ${versionNumber}, captured${when} from ${capturedFrom}.`),
    textSha256: source.textSha256,
    originalSha256: source.originalSha256,
  };
}

/** An address a reader may follow; null for any other, and for what would run something. */
export function safeLink(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return ["http:", "https:", "mailto:"].includes(protocol) ? href : null;
}
