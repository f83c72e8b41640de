import { relations } from "@/lib/domain/evidence";
import type { ClaimId, PassageId } from "@/lib/domain/ids";
import { momentInWords } from "../date-in-words";
import { capitalised } from "../in-words";
import { inOneLine, printable } from "../printable";
import type { ReportBlock, Run } from "../report-block";
import type { ReportClaim, ReportModel, WithdrawnClaim } from "../report-model";
import { quotation, type SourcesByNumber, safeLink, sourceEntry } from "./citation";
import { claimPiece } from "./claim-piece";
import { linked } from "./linked";
import type { Composed, Piece, Words } from "./piece";
import { figuresPiece, matrixTable, timelineTable } from "./tables";

type Known = Readonly<{
  model: ReportModel;
  sources: SourcesByNumber;
  claims: ReadonlyMap<ClaimId, ReportClaim | WithdrawnClaim>;
}>;

/** The report in words. What a block names and the model does not have is left out. O(the report). */
export function composed(model: ReportModel): Composed {
  const { investigation, claims, withdrawn, sources } = model;
  const known: Known = {
    model,
    sources: new Map(sources.map((source) => [source.number, source])),
    claims: new Map([...claims, ...withdrawn].map((claim) => [claim.id, claim])),
  };
  return {
    title: inOneLine(model.edition?.title || investigation.title),
    question: inOneLine(investigation.question),
    about: about(model),
    recheck: `crossread verify --expect ${model.head}`,
    generator: `Crossread ${model.version}`,
    generatedAt: model.generatedAt,
    pieces: linked(model.blocks.flatMap((block) => piecesOf(block, known))),
  };
}

function piecesOf(block: ReportBlock, known: Known): Piece[] {
  const { model, sources, claims } = known;
  switch (block.kind) {
    case "heading":
      return [{ kind: "heading", level: block.level, words: block.runs.map(words) }];
    case "paragraph":
      return [{ kind: "paragraph", words: block.runs.map(words), isNote: false }];
    case "list":
      return [{ kind: "list", ordered: block.ordered, items: block.items.map((item) => item.map(words)) }];
    case "claim": {
      const claim = claims.get(block.claimId);
      return claim ? [claimPiece(claim, sources)] : [];
    }
    case "quotation":
      return quoted(claims.get(block.claimId), block.passageId, sources);
    case "figures": {
      const claim = claims.get(block.claimId);
      const figures = claim && figuresPiece(claim, sources);
      return figures ? [figures] : [];
    }
    case "matrix":
      return [matrixTable(chosen(known, block.claimIds), model.sources)];
    case "timeline":
      return [timelineTable(chosen(known, block.claimIds), sources)];
    case "sources":
      if (model.sources.length === 0) return [note("No source has been added yet.")];
      return [{ kind: "sources", sources: model.sources.map(sourceEntry) }];
    case "method":
      return method(model);
    case "openQuestions":
      return openQuestions(model);
  }
}

/** Words somebody typed. An address that would run something is printed, not linked. */
function words({ text, bold, italic, link }: Run): Words {
  const address = safeLink(link ?? null);
  return {
    text: printable(text),
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(address !== null && { link: address }),
  };
}

function chosen({ model, claims }: Known, claimIds: readonly ClaimId[] | null): readonly ReportClaim[] {
  return claimIds?.flatMap((id) => claims.get(id) ?? []) ?? model.claims;
}

/** As what bears on the claim first, since that says more than that it appears there. */
function quoted(claim: ReportClaim | undefined, passageId: PassageId, sources: SourcesByNumber): Piece[] {
  if (!claim) return [];
  for (const relation of relations) {
    const evidence = claim.evidence[relation].find((passage) => passage.passageId === passageId);
    if (evidence) return [quotation(evidence, relation, sources)];
  }
  const appearance = claim.appearances.find((passage) => passage.passageId === passageId);
  return appearance ? [quotation(appearance, "appears", sources)] : [];
}

function editionInWords({ number, publishedAt, publishedBy, writtenBy }: NonNullable<ReportModel["edition"]>): string {
  const written = writtenBy.length > 0 ? ` Written by ${writtenBy.join(", ")}.` : "";
  return inOneLine(
    `Edition ${number}, published ${momentInWords(Date.parse(publishedAt))} by ${publishedBy}.${written}`,
  );
}

function about({ claims, withdrawn, sources, chosenOf, generatedAt, edition }: ReportModel): string[] {
  const retold = sources.filter((source) => source.retold).length;
  const translated = sources.filter((source) => source.translatedFrom).length;
  const asOf = momentInWords(Date.parse(generatedAt));
  return [
    ...(edition ? [editionInWords(edition)] : []),
    ...(chosenOf === null
      ? []
      : [
          `${counted(claims.length + withdrawn.length, "claim")}, chosen by hand from the ${chosenOf} of the investigation.`,
        ]),
    `${counted(claims.length, "claim")} from ${counted(sources.length, "source")}, as of ${asOf}.`,
    ...(claims.length + withdrawn.length === 0 ? ["No claim has been recorded yet."] : []),
    ...(retold > 0 ? [retoldNote(retold)] : []),
    ...(translated > 0 ? [translatedNote(translated)] : []),
  ];
}

export const counted = (many: number, noun: string) => `${many} ${noun}${many === 1 ? "" : "s"}`;

const retoldNote = (many: number) =>
  `${many === 1 ? "One source is" : `${many} sources are`} retold: the text was written anew from the original, ` +
  "so passages are of the retelling and not the words of the outlet.";

const translatedNote = (many: number) =>
  `${many === 1 ? "One source is" : `${many} sources are`} translated: passages are in the words of the translation.`;

const note = (text: string): Piece => ({ kind: "paragraph", words: [{ text }], isNote: false });

function method({ head, seq, version }: ReportModel): Piece[] {
  return [
    note(
      "Reviewers marked where each claim appears and which passages corroborate, contradict or qualify it, judged it on " +
        "their own, and settled the judgements into a verdict. The program counted and placed what they marked; it judged nothing.",
    ),
    note(
      "A citation names the source, its version, the characters from and to, the SHA-256 of the text and of the original, " +
        "and when it was captured. Characters count UTF-16 code units of the NFC-normalised text; the end is exclusive, so " +
        "the text between them is the quotation. Control characters are shown as pictures.",
    ),
    note(
      `Printed by Crossread ${version} from a history of ${counted(seq, "event")} that ends in ${head}. To check that nothing ` +
        `it rests on has changed since: crossread verify --expect ${head}`,
    ),
  ];
}

function openQuestions({ claims }: ReportModel): Piece[] {
  const items = claims.flatMap((claim): (readonly Words[])[] => {
    const open = openOn(claim);
    const to = `claim-${claim.number}` as const;
    const wording = inOneLine(claim.wording);
    const end = /[.!?…]$/.test(wording) ? "" : ".";
    return open === "" ? [] : [[{ text: `${claim.number}. ${wording}${end}`, to }, { text: ` ${capitalised(open)}.` }]];
  });
  if (items.length === 0) return [note("Every claim is settled, and each rests on evidence.")];
  return [{ kind: "list", ordered: false, items }];
}

function openOn({ verdict, assessments, evidence, appearances }: ReportClaim): string {
  const open = [
    appearances.length === 0 ? "no passage makes it" : "",
    relations.every((relation) => evidence[relation].length === 0) ? "no evidence has been linked" : "",
    verdict === null ? (assessments.length > 0 ? "assessed, not settled" : "not assessed") : "",
    verdict?.dissent ? "settled with dissent" : "",
  ];
  return open.filter((part) => part !== "").join("; ");
}
