import { derivedId } from "@/db/new-id";
import type { ReportClaim, ReportEvidence, ReportHead, ReportModel, ReportPassage } from "@/lib/report/report-model";
import type { ReportReading } from "@/lib/report/report-reading";
import { templateBlocks } from "@/lib/report/templates";

/**
 * A long report for benches: 40 sources, and three passages of a sentence or two for each claim.
 */
const PART = 250;
const SOURCES = 40;

/** Claims that are made as they are asked for, and let go. */
export function passing(many: number): ReportReading {
  return {
    head,
    many,
    async *claims() {
      for (let from = 0; from < many; from += PART) yield Array.from({ length: PART }, (_, n) => claimOf(from + n));
    },
    async *withdrawn() {},
    blocks: (outline) => templateBlocks("by-verdict", outline),
  };
}

export function longReport(many: number): ReportModel {
  const content = { ...head, claims: Array.from({ length: many }, (_, n) => claimOf(n)), withdrawn: [] };
  return { ...content, blocks: templateBlocks("by-verdict", content) };
}

const said = (
  "according to people who were there several vehicles of the convoy were hit on the road to the crossing while a spokesman " +
  "for the coalition denied that anybody had been warned before noon and two drivers counted at least nine trucks burning"
).split(" ");

/** Words in an order that does not come again: what is printed twice is set once, and would cost nothing. */
function words(many: number, from: number): string {
  let state = from + 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return said[(state >>> 16) % said.length];
  };
  return Array.from({ length: many }, next).join(" ");
}

const sha256 = (n: number) => String(n % 10).repeat(64);
const iso = "2026-11-26T00:00:00.000Z";

const head: ReportHead = {
  generatedAt: iso,
  head: sha256(1),
  seq: 1,
  version: "1",
  investigation: { slug: "many", title: "Many claims", question: "How long does it take?" },
  chosenOf: null,
  sources: Array.from({ length: SOURCES }, (_, n) => ({
    ...{
      number: n + 1,
      id: derivedId("src", "bench", String(n)),
      title: words(6, n),
      outlet: words(2, n),
      author: null,
    },
    ...{
      url: null,
      published: null,
      language: "en",
      direction: "ltr",
      reliability: null,
      descriptor: null,
      retold: false,
    },
    ...{ capturedFrom: "a.txt", capturedAt: iso, versionId: derivedId("ver", "bench", String(n)), versionNumber: 1 },
    ...{ originalSha256: sha256(n), textSha256: sha256(n + 1) },
  })),
};

function passageOf(n: number): ReportPassage {
  const source = head.sources[n % SOURCES];
  if (!source) throw new RangeError("There are sources.");
  return {
    ...{ passageId: derivedId("psg", "bench", String(n)), quote: words(24, n), sourceNumber: source.number },
    ...{ sourceTitle: source.title, retold: false, direction: "ltr", versionId: source.versionId, versionNumber: 1 },
    ...{ textSha256: source.textSha256, originalSha256: source.originalSha256, capturedAt: iso },
    ...{ startCodeUnit: n, endCodeUnit: n + 100, anchoring: "anchored" },
  };
}

function evidenceOf(n: number): ReportEvidence {
  const judged = { sameEvent: "yes", independent: "not-judged", linkedBy: "A reviewer", figures: [] } as const;
  return { ...passageOf(n), aspect: "number", reason: words(8, n), ...judged };
}

function claimOf(n: number): ReportClaim {
  const settled = {
    value: "conflicting",
    rationale: words(20, n),
    dissent: "",
    curatedBy: "B",
    curatedAt: iso,
  } as const;
  return {
    ...{ number: n + 1, id: derivedId("clm", "bench", String(n)), wording: words(12, n), type: "equipment" },
    ...{
      state: n % 2 === 0 ? "settled" : "open",
      verdict: n % 2 === 0 ? { ...settled, curatedByItsOnlyAuthor: false } : null,
    },
    ...{
      figures: [],
      occurred: null,
      place: "at the crossing",
      attribution: null,
      modality: "reported",
      recordedBy: "A",
    },
    appearances: [passageOf(3 * n)],
    evidence: { corroborates: [evidenceOf(3 * n + 1)], contradicts: [evidenceOf(3 * n + 2)], qualifies: [] },
    ...{ assessments: [], rationaleVersions: [] },
  };
}
