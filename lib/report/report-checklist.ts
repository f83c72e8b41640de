import type { ClaimId } from "@/lib/domain/ids";
import { type ClaimView, claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { readQuantities } from "@/lib/suggest/quantity/read-quantities";
import { sentencesIn } from "@/lib/suggest/sentences";
import type { ReportBlock, Run } from "./report-block";

/** What a hostile reader would ask about a report, before it is published. Nothing here forbids publishing. */
export const checks = ["missing", "unsettled", "no-evidence", "own-verdict", "changed", "retold", "unsourced"] as const;
export type Check = (typeof checks)[number];

type ToCheck = Readonly<{
  check: Check;
  /** Which block it is about, counted from 0: where it leads. */
  block: number;
  claimId: ClaimId | null;
  /** What is wrong, as a sentence. */
  words: string;
  /** The sentence of the report, where it is about one. */
  quote: string | null;
}>;

/** Everything that should be looked at, in the order of the report; each claim once for each reason. */
export function checklist(blocks: readonly ReportBlock[], desk: Desk): ToCheck[] {
  const views = new Map(claimViews(desk).map((view) => [view.claim.id, view]));
  const told = new Set<ClaimId>();
  const isNoted = blocks.some(
    (block) =>
      block.kind === "method" || block.kind === "sources" || wordsOf(block).some((text) => /retold|retell/i.test(text)),
  );
  return blocks.flatMap((block, at) => {
    const named = namedIn(block).filter((id) => !told.has(id));
    for (const id of named) told.add(id);
    const ofClaims = named.flatMap((claimId) => ofClaim(views.get(claimId), claimId, { at, isNoted }));
    return [...ofClaims, ...unsourced(blocks, block, at)];
  });
}

function namedIn(block: ReportBlock): readonly ClaimId[] {
  if ("claimId" in block) return [block.claimId];
  return "claimIds" in block ? (block.claimIds ?? []) : [];
}

function ofClaim(
  view: ClaimView | undefined,
  claimId: ClaimId,
  { at: block, isNoted }: Readonly<{ at: number; isNoted: boolean }>,
): ToCheck[] {
  const item = (check: Check, words: string): ToCheck => ({ check, block, claimId, words, quote: null });
  if (!view) return [item("missing", "A claim that this block names is not here yet.")];
  const { claim, state, evidence, appearances, curation } = view;
  const name = `Claim ${claim.number}`;
  if (state === "withdrawn") return [item("missing", `${name} was withdrawn.`)];
  const cited = [...appearances, ...evidence];
  const changed = cited.filter(
    ({ passage, source }) => passage.anchoring !== "anchored" || passage.versionId !== source.version.id,
  );
  const retold = cited.filter(({ source }) => source.retold);
  return [
    ...(curation ? [] : [item("unsettled", `${name} has no verdict.`)]),
    ...(evidence.length > 0 ? [] : [item("no-evidence", `Nothing bears on ${name.toLowerCase()}.`)]),
    ...(curation?.curatedBy === claim.recordedBy
      ? [item("own-verdict", `${name} was settled by the person who recorded it.`)]
      : []),
    ...(changed.length > 0
      ? [item("changed", `${name} rests on ${counted(changed.length)} that changed at the source.`)]
      : []),
    ...(retold.length > 0 && !isNoted
      ? [item("retold", `${name} cites a retold source, and the report does not say what that means.`)]
      : []),
  ];
}

const counted = (passages: number) => (passages === 1 ? "a passage" : `${passages} passages`);

/** Blocks that cite: words right beside one lean on it. */
const citing: ReadonlySet<ReportBlock["kind"]> = new Set(["claim", "quotation", "figures"]);

/** Sentences that give a figure and no citation: no link, no claim by its number, no citing block beside them. */
function unsourced(blocks: readonly ReportBlock[], block: ReportBlock, at: number): ToCheck[] {
  if (block.kind !== "paragraph" && block.kind !== "list") return [];
  const beside = [blocks[at - 1], blocks[at + 1]];
  if (beside.some((other) => other && citing.has(other.kind))) return [];
  const texts = block.kind === "paragraph" ? [block.runs] : block.items;
  return texts.flatMap(sentencesWithoutSource).map((quote) => ({
    check: "unsourced",
    block: at,
    claimId: null,
    words: "A sentence gives a figure and no source.",
    quote,
  }));
}

function sentencesWithoutSource(runs: readonly Run[]): string[] {
  const text = textOf(runs);
  const links = linkedSpans(runs);
  return sentencesIn(text, [{ kind: "paragraph", start: 0, end: text.length }]).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    if (/\bclaims?\s+\d|#\d/i.test(sentence)) return [];
    if (links.some((link) => link.start < end && start < link.end)) return [];
    return readQuantities(sentence).length > 0 ? [sentence.trim()] : [];
  });
}

function linkedSpans(runs: readonly Run[]) {
  let end = 0;
  return runs.flatMap(({ text, link }) => {
    const start = end;
    end += text.length;
    return link === undefined ? [] : [{ start, end }];
  });
}

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join("");

function wordsOf(block: ReportBlock): string[] {
  if ("runs" in block) return [textOf(block.runs)];
  return block.kind === "list" ? block.items.map(textOf) : [];
}
