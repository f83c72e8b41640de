import { type Verdict, verdicts } from "@/lib/domain/assessment";
import { type ClaimType, claimTypes } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import { headed } from "./in-words";
import type { ReportBlock } from "./report-block";

/**
 * What a report says in which order, before anybody wrote a word of it: the whole investigation by the verdicts or by
 * the types of its claims, each claim as a chapter of its own, or the sources set against each other.
 */
export const reportTemplates = ["by-verdict", "by-type", "claim-by-claim", "sources-compared"] as const;
export type ReportTemplate = (typeof reportTemplates)[number];

export function isReportTemplate(text: string): text is ReportTemplate {
  return reportTemplates.some((template) => template === text);
}

/** What a template has to know of a claim to place it. */
type Placed = Readonly<{
  id: ClaimId;
  number: number;
  type: ClaimType;
  verdict: Readonly<{ value: Verdict }> | null;
  figures: readonly unknown[];
  occurred: unknown;
}>;
export type Outline = Readonly<{ claims: readonly Placed[]; withdrawn: readonly Readonly<{ id: ClaimId }>[] }>;

/** The blocks of a template for what was found. Every claim stands in them exactly once as a claim. */
export function templateBlocks(template: ReportTemplate, content: Outline): ReportBlock[] {
  switch (template) {
    case "by-verdict":
      return wholeInvestigation(content, grouped(content.claims, verdictOf, [...verdicts, "not-settled"]));
    case "by-type":
      return wholeInvestigation(
        content,
        grouped(content.claims, ({ type }) => type, claimTypes),
      );
    case "claim-by-claim":
      return [...content.claims.flatMap(chapter), ...withdrawn(content), heading(1, "Sources"), ...ending];
    case "sources-compared":
      return [
        ...compared(content),
        ...whenClaims(content, heading(1, "Claims and evidence"), ...content.claims.map(claimBlock)),
        ...withdrawn(content),
        heading(1, "Sources"),
        ...ending,
      ];
  }
}

const ending: readonly ReportBlock[] = [{ kind: "sources" }, heading(1, "Method"), { kind: "method" }];

function wholeInvestigation(content: Outline, groups: readonly Group[]): ReportBlock[] {
  return [
    ...groups.flatMap(({ name, claims }) => [heading(1, name), ...claims.map(claimBlock)]),
    ...withdrawn(content),
    ...whenClaims(content, heading(1, "Open questions"), { kind: "openQuestions" }),
    ...compared(content),
    heading(1, "Sources"),
    ...ending,
  ];
}

function compared(content: Outline): ReportBlock[] {
  const isDated = content.claims.some(({ occurred }) => occurred !== null);
  return [
    ...whenClaims(content, heading(1, "Claims and sources"), { kind: "matrix", claimIds: null }),
    ...(isDated ? [heading(1, "When"), { kind: "timeline", claimIds: null } as const] : []),
  ];
}

function chapter(claim: Placed): ReportBlock[] {
  const claimIds = [claim.id];
  return [
    heading(1, `Claim ${claim.number}`),
    claimBlock(claim),
    ...(claim.figures.length > 0 ? [heading(2, "Figures"), { kind: "figures", claimId: claim.id } as const] : []),
    heading(2, "Sources on it"),
    { kind: "matrix", claimIds },
    ...(claim.occurred ? [heading(2, "When"), { kind: "timeline", claimIds } as const] : []),
  ];
}

function withdrawn(content: Outline): ReportBlock[] {
  if (content.withdrawn.length === 0) return [];
  const note = "These claims were withdrawn. They are kept so that nothing disappears, and are not findings.";
  return [heading(1, "Withdrawn"), { kind: "paragraph", runs: [{ text: note }] }, ...content.withdrawn.map(claimBlock)];
}

type Group = Readonly<{ name: string; claims: readonly Placed[] }>;

/** In the order of `keys`; a group without claims is left out. */
function grouped(claims: readonly Placed[], keyOf: (claim: Placed) => string, keys: readonly string[]) {
  const groups = new Map<string, Placed[]>(keys.map((key) => [key, []]));
  for (const claim of claims) groups.get(keyOf(claim))?.push(claim);
  return [...groups]
    .filter(([, members]) => members.length > 0)
    .map(([key, members]): Group => ({ name: headed(key), claims: members }));
}

const verdictOf = ({ verdict }: Placed) => verdict?.value ?? "not-settled";

const whenClaims = ({ claims }: Outline, ...blocks: readonly ReportBlock[]) => (claims.length > 0 ? blocks : []);

function heading(level: 1 | 2 | 3, text: string): ReportBlock {
  return { kind: "heading", level, runs: [{ text }] };
}

const claimBlock = ({ id }: Readonly<{ id: ClaimId }>): ReportBlock => ({ kind: "claim", claimId: id });
