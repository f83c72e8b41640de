import { relationMarks, relations } from "@/lib/domain/evidence";
import { momentInWords, occurrenceInWords } from "../date-in-words";
import { figuresInWords } from "../figure-in-words";
import { credibilityInWords, headed, inWords } from "../in-words";
import { inOneLine, printable } from "../printable";
import type { ReportAssessment, ReportClaim, ReportVerdict, WithdrawnClaim } from "../report-model";
import { quotation, type SourcesByNumber } from "./citation";
import type { ClaimPiece, Verdict } from "./piece";

/** A claim with its verdict, its passages, what bears on it and how reviewers judged it. */
export function claimPiece(claim: ReportClaim | WithdrawnClaim, sources: SourcesByNumber): ClaimPiece {
  const { number, wording, type, state, verdict } = claim;
  const evidence = relations.map((relation) => ({
    relation,
    title: `${headed(relation)} · ${claim.evidence[relation].length}`,
    quotations: claim.evidence[relation].map((passage) => quotation(passage, relation, sources)),
  }));
  return {
    kind: "claim",
    number,
    anchor: `claim-${number}`,
    wording: inOneLine(wording),
    kicker: [`Claim ${number}`, headed(type), inWords(state)].join(" · "),
    type: headed(type),
    standing: headed(verdict?.value ?? state),
    withdrawal: "withdrawnAt" in claim ? withdrawal(claim) : null,
    facts: facts(claim),
    verdict: verdict && verdictOf(verdict),
    groups: [
      {
        relation: "appears" as const,
        title: "Appears in",
        quotations: claim.appearances.map((passage) => quotation(passage, "appears", sources)),
      },
      ...evidence,
    ].filter(({ quotations }) => quotations.length > 0),
    missing: missing(claim),
    assessments: claim.assessments.map(assessment),
  };
}

/** The mark beside a relation and its name: "▲ Corroborates". */
export function marked({ relation, title }: ClaimPiece["groups"][number]): string {
  return relation === "appears" ? title : `${relationMarks[relation]} ${title}`;
}

function missing({ appearances, evidence }: ReportClaim): string {
  const isBare = relations.every((relation) => evidence[relation].length === 0);
  if (appearances.length === 0) return "No passage stands at present.";
  return isBare ? "No evidence has been linked: nothing corroborates, contradicts or qualifies it yet." : "";
}

function withdrawal({ reason, withdrawnAt }: WithdrawnClaim): string {
  const when = momentInWords(Date.parse(withdrawnAt));
  return printable(`Withdrawn ${when}. ${reason ?? "No reason is given here; the history has it."}`);
}

function facts({ figures, occurred, place, attribution, modality, recordedBy }: ReportClaim): ClaimPiece["facts"] {
  const rows: (readonly [string, string | null])[] = [
    ["Figures", figuresInWords(figures)],
    ["When", occurred && occurrenceInWords(occurred)],
    ["Where", place],
    ["Attributed to", attribution && `${attribution.to} (${inWords(attribution.how)})`],
    ["Modality", inWords(modality)],
    ["Recorded by", recordedBy],
  ];
  return rows.flatMap(([term, value]) => (value ? [[term, inOneLine(value)] as const] : []));
}

function verdictOf({
  value,
  rationale,
  dissent,
  curatedBy,
  curatedAt,
  curatedByItsOnlyAuthor,
}: ReportVerdict): Verdict {
  return {
    verdict: headed(value),
    by: inOneLine(`curated by ${curatedBy}, ${momentInWords(Date.parse(curatedAt))}`),
    rationale: printable(rationale),
    dissent: printable(dissent),
    note: curatedByItsOnlyAuthor ? "Curated by its only author: nobody else has assessed this claim." : "",
  };
}

function assessment(judged: ReportAssessment): ClaimPiece["assessments"][number] {
  const { reviewer, verdict, credibility, likelihood, confidence, rationale } = judged;
  const parts = [
    inWords(verdict),
    credibility === null ? "" : `credibility ${credibility}, ${credibilityInWords(credibility)}`,
    likelihood ? inWords(likelihood) : "",
    `${confidence} confidence`,
  ];
  const words = parts.filter((part) => part !== "").join(" · ");
  return { by: inOneLine(reviewer), judged: words, rationale: printable(rationale) };
}
