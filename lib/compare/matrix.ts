import { type ClaimsAt, claimsWithFigures } from "@/lib/compare/figures-at";
import { type Voice, voiceInWords, voiceKey } from "@/lib/compare/voice";
import type { Claim, Quantity } from "@/lib/domain/claim";
import { type Judgement, type Relation, relations } from "@/lib/domain/evidence";
import type { PassageId, SourceId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import { type ClaimView, claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { compare } from "@/lib/suggest/quantity/compare";
import { daysOf } from "@/lib/timeline/days";

/**
 * The matrix sets claims against sources: who makes a claim, who bears on it and how, with whose voice and
 * which figure. It places what people marked side by side; it never adds up to a winner.
 */

/** What a source does to a claim: it makes it, or bears on it in one of three ways. */
export const stances = ["appears", ...relations] as const;
export type Stance = "appears" | Relation;

/** One voice of a source with its stances on a claim, in the order of `stances`. */
export type Said = Readonly<{ voice: Voice | null; stances: readonly Stance[] }>;

export type MatrixCell = Readonly<{
  said: readonly Said[];
  /** The figures the source itself gives, of what the claim counts; each once. */
  figures: readonly Quantity[];
  /** One of them cannot be true together with any that the claim has. */
  hasOtherFigure: boolean;
  /** What reviewers judged of its evidence; null where it only makes the claim. "no" outweighs "yes". */
  independent: Judgement | null;
  /** Something here speaks against the claim, or its voices differ. */
  isConflict: boolean;
  /** Where to begin reading. */
  passage: Passage;
}>;

/** A row is worked out in full when it is first looked at: of thousands, a screen shows a few. */
export type MatrixRow = Readonly<{
  view: ClaimView;
  cells: () => ReadonlyMap<SourceId, MatrixCell>;
  /** Sources that speak of the same days in other claims, and of this not at all. */
  silent: () => ReadonlySet<SourceId>;
  /** Sources with something against the claim. */
  against: ReadonlySet<SourceId>;
  /** The source where the claim was first marked: the one that others are read beside. */
  firstSourceId: SourceId | null;
}>;

export type MatrixColumn = Readonly<{ source: SourceSummary; voices: readonly Voice[] }>;
export type Matrix = Readonly<{ columns: readonly MatrixColumn[]; rows: readonly MatrixRow[] }>;

type VoiceOf = (passageId: PassageId) => Voice | null;

/** Every standing claim by number, every source in the order of admission. O(appearances + evidence). */
export function matrixOf(desk: Desk, voices: Readonly<Record<PassageId, Voice>>): Matrix {
  const views = claimViews(desk).filter(({ state }) => state !== "withdrawn");
  const claimsAt = once(() => claimsWithFigures(views));
  const voiceOf: VoiceOf = (passageId) => voices[passageId] ?? null;
  const spokenOf = once(() => sourcesByDay(views));
  const rows = views.map((view): MatrixRow => {
    const cells = once(() => cellsOf(view, voiceOf, claimsAt()));
    return {
      view,
      cells,
      silent: once(() => silentOn(view.claim, cells(), spokenOf())),
      against: sourcesAgainst(view),
      firstSourceId: view.appearances[0]?.source.id ?? null,
    };
  });
  return { columns: columnsOf(desk, voiceOf), rows };
}

/** Works something out when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: Readonly<{ value: Value }> | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function sourcesAgainst({ evidence, count }: ClaimView): ReadonlySet<SourceId> {
  if (count.contradicts === 0) return new Set();
  return new Set(evidence.flatMap(({ source, link }) => (link.relation === "contradicts" ? [source.id] : [])));
}

function cellsOf(view: ClaimView, voiceOf: VoiceOf, claimsAt: ClaimsAt): ReadonlyMap<SourceId, MatrixCell> {
  const cells = new Map<SourceId, MatrixCell>();
  for (const [sourceId, marks] of gathered(view)) {
    cells.set(sourceId, cellOf(view.claim, marks, voiceOf, figuresFor(view.claim, marks, claimsAt)));
  }
  return cells;
}

type Mark = Readonly<{ passage: Passage; stance: Stance; independent: Judgement | null }>;

function gathered({ appearances, evidence }: ClaimView): Map<SourceId, Mark[]> {
  const bySource = new Map<SourceId, Mark[]>();
  const add = (sourceId: SourceId, mark: Mark) => {
    const marks = bySource.get(sourceId);
    if (marks) marks.push(mark);
    else bySource.set(sourceId, [mark]);
  };
  for (const { source, passage } of appearances) add(source.id, { passage, stance: "appears", independent: null });
  for (const { source, passage, link } of evidence) {
    add(source.id, { passage, stance: link.relation, independent: link.independent });
  }
  return bySource;
}

function cellOf(claim: Claim, marks: readonly Mark[], voiceOf: VoiceOf, figures: readonly Quantity[]): MatrixCell {
  const byVoice = new Map<string, { voice: Voice | null; stances: Set<Stance> }>();
  for (const { passage, stance } of marks) {
    const voice = voiceOf(passage.id);
    const key = voice ? voiceKey(voice) : "";
    const heard = byVoice.get(key) ?? { voice, stances: new Set() };
    heard.stances.add(stance);
    byVoice.set(key, heard);
  }
  const all = new Set(marks.map(({ stance }) => stance));
  const [first] = [...marks].sort((one, other) => one.passage.start - other.passage.start);
  if (!first) throw new RangeError("A cell is made of at least one passage.");
  return {
    said: [...byVoice.values()].map(({ voice, stances: held }) => ({
      voice,
      stances: stances.filter((stance) => held.has(stance)),
    })),
    figures,
    hasOtherFigure: figures.some((figure) => isOther(claim, figure)),
    independent: independence(marks),
    isConflict: all.has("contradicts"),
    passage: first.passage,
  };
}

function independence(marks: readonly Mark[]): Judgement | null {
  const judged = marks.flatMap(({ independent }) => (independent === null ? [] : [independent]));
  if (judged.length === 0) return null;
  return (["no", "yes"] as const).find((judgement) => judged.includes(judgement)) ?? "not-judged";
}

/**
 * The claim's own figures where it appears; elsewhere those of claims made right there that can be compared with
 * it. A figure without a number gives way to one that has it.
 */
function figuresFor(claim: Claim, marks: readonly Mark[], claimsAt: ClaimsAt): Quantity[] {
  if (marks.some(({ stance }) => stance === "appears")) return claim.quantities;
  const figures = new Map<string, Quantity>();
  for (const { passage } of marks) {
    for (const quantity of claimsAt(passage).flatMap(({ quantities }) => quantities)) {
      if (outcomes(claim, quantity).length > 0) figures.set(JSON.stringify(quantity), quantity);
    }
  }
  const found = [...figures.values()];
  const counted = found.filter(({ min, max }) => min !== null || max !== null);
  return counted.length > 0 ? counted : found;
}

/** How a figure stands to each figure of a claim that it can be compared with. */
function outcomes({ quantities }: Claim, quantity: Quantity) {
  return quantities.map((own) => compare(own, quantity).outcome).filter((outcome) => outcome !== "incomparable");
}

function isOther(claim: Claim, quantity: Quantity): boolean {
  const found = outcomes(claim, quantity);
  return found.length > 0 && found.every((outcome) => outcome === "differs");
}

/** The sources with the voices of all passages that were marked in them. */
function columnsOf(desk: Desk, voiceOf: VoiceOf): MatrixColumn[] {
  const heard = new Map<SourceId, Map<string, Voice>>();
  for (const { id, sourceId } of Object.values(desk.passages)) {
    const voice = voiceOf(id);
    if (voice) heard.set(sourceId, (heard.get(sourceId) ?? new Map()).set(voiceKey(voice), voice));
  }
  return Object.values(desk.sources)
    .sort((one, other) => one.number - other.number)
    .map((source) => ({ source, voices: [...(heard.get(source.id)?.values() ?? [])] }));
}

/** Longer stretches than a week say little about silence. */
const FEW_DAYS = 7;

function fewDaysOf({ occurred }: Claim): number[] {
  const days = occurred && daysOf(occurred);
  if (!days || days.first === null || days.last === null || days.last - days.first >= FEW_DAYS) return [];
  const { first, last } = days;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Which sources make or bear on a claim about a day. Evidence of another event does not count. */
function sourcesByDay(views: readonly ClaimView[]): ReadonlyMap<number, ReadonlySet<SourceId>> {
  const byDay = new Map<number, Set<SourceId>>();
  for (const { claim, appearances, evidence } of views) {
    const speaking = [...appearances, ...evidence.filter(({ link }) => link.sameEvent !== "no")];
    for (const day of fewDaysOf(claim)) {
      const sources = byDay.get(day) ?? new Set();
      for (const { source } of speaking) sources.add(source.id);
      byDay.set(day, sources);
    }
  }
  return byDay;
}

function silentOn(
  claim: Claim,
  cells: ReadonlyMap<SourceId, MatrixCell>,
  spokenOf: ReadonlyMap<number, ReadonlySet<SourceId>>,
): ReadonlySet<SourceId> {
  const silent = new Set<SourceId>();
  for (const day of fewDaysOf(claim)) {
    for (const sourceId of spokenOf.get(day) ?? []) if (!cells.has(sourceId)) silent.add(sourceId);
  }
  return silent;
}

/** Whether the voices of a cell have to be named: there are several, or it is not the article itself that speaks. */
function namesVoices({ said }: MatrixCell): boolean {
  return said.length > 1 || said.some(({ voice }) => voice !== null && voice.kind !== "body");
}

/** The voice as the cell writes it; empty where nobody needs to be told. */
export function voiceIn(cell: MatrixCell, { voice }: Said): string {
  return voice && namesVoices(cell) ? voiceInWords(voice) : "";
}
