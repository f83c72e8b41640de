import { createHash } from "node:crypto";
import { wholeFile } from "@/db/testing/whole-file";
import { describePassage } from "@/lib/anchoring/describe-passage";
import { atMost, type Bench, type Metric, median } from "@/lib/bench";
import type { AuditEvent, AuditEventBody } from "@/lib/domain/audit-event";
import { commandId, type Id, toId } from "@/lib/domain/ids";
import { type Desk, emptyDesk, replay } from "@/lib/live/desk";
import { reportModel } from "@/lib/report/report-of-desk";
import { codePointIndex } from "@/lib/text/code-point-index";
import { claimReviewFile } from "./claim-review";
import { fromHypothesis } from "./from-hypothesis";
import { fromWebAnnotations } from "./from-web-annotations";
import type { Reading } from "./incoming";
import { isUnplaced, lookFor, sourceFinder } from "./look-for";
import { type KnownTexts, outgoing, pointsIn } from "./outgoing";
import { printAnnotations } from "./print-annotations";
import { readAnnotationFiles } from "./read-annotation-files";

/**
 * What somebody waits for who exports for another program, or imports: 2 000 settled claims and 6 000 passages in 40
 * articles, each with an emoji now and then, so that offsets have to be counted.
 */
const SOURCES = 40;
const CLAIMS = 2_000;
const PASSAGES_A_CLAIM = 3;
const RUNS = 5;
const BUDGET_MS = 1_000;

export const bench: Bench = { name: "interchange", run };

async function run(): Promise<Metric[]> {
  const { desk, known, texts } = made();
  const open = () => ({
    investigation: desk.investigation,
    sources: Object.values(desk.sources),
    annotations: outgoing(desk, known),
    textOf: async (versionId: string) => texts.get(versionId) ?? "",
  });
  const printed = (format: "w3c" | "hypothesis" | "brat") => wholeFile(printAnnotations(format, open(), "1"));
  const [w3c, hypothesis, brat] = [await printed("w3c"), await printed("hypothesis"), await printed("brat")];
  const model = reportModel(desk, { generatedAtMs: 0, head: "", version: "1" });
  const zip = { name: "brat.zip", bytes: brat };
  const placed = (reading: Reading) => placedIn(reading, desk, texts);
  return [
    atMost("points of 6 000 passages in 40 texts", await medianMs(async () => pointsOf(desk, texts)), "ms", BUDGET_MS),
    atMost("W3C annotations of 2 000 claims, printed", await medianMs(() => printed("w3c")), "ms", BUDGET_MS),
    atMost("Hypothesis, printed", await medianMs(() => printed("hypothesis")), "ms", BUDGET_MS),
    atMost("brat, printed and zipped", await medianMs(() => printed("brat")), "ms", BUDGET_MS),
    atMost("ClaimReview, printed", await medianMs(async () => claimReviewFile(model)), "ms", BUDGET_MS),
    atMost(
      "W3C, read and looked for",
      await medianMs(async () => placed(fromWebAnnotations(JSON.parse(String(w3c))))),
      "ms",
      BUDGET_MS,
    ),
    atMost(
      "Hypothesis, read and looked for",
      await medianMs(async () => placed(fromHypothesis(JSON.parse(String(hypothesis))))),
      "ms",
      BUDGET_MS,
    ),
    atMost(
      "brat, unpacked, read and looked for",
      await medianMs(async () => placed(readAnnotationFiles([zip], null, sha256).reading)),
      "ms",
      BUDGET_MS,
    ),
  ];
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < RUNS; n++) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  return median(times);
}

/** Counts what was placed, so that the work cannot be left out. */
function placedIn({ annotations }: Reading, desk: Desk, texts: ReadonlyMap<string, string>): number {
  const find = sourceFinder(Object.values(desk.sources));
  const indexes = new Map([...texts].map(([versionId, text]) => [versionId, { text, index: codePointIndex(text) }]));
  let count = 0;
  for (const pointer of annotations.flatMap(({ places }) => places)) {
    const source = find(pointer);
    if (isUnplaced(source)) continue;
    const looked = indexes.get(source.version.id);
    const found = looked && lookFor(pointer, { ...looked, textSha256: source.version.textSha256 });
    if (found && !isUnplaced(found)) count += 1;
  }
  return count;
}

function pointsOf(desk: Desk, texts: ReadonlyMap<string, string>) {
  const passages = Object.values(desk.passages);
  return [...texts].map(([versionId, text]) =>
    pointsIn(
      text,
      passages.filter((passage) => passage.versionId === versionId),
    ),
  );
}

const sha256 = (words: string) => createHash("sha256").update(words).digest("hex");
const madeId = <Prefix extends string>(prefix: Prefix, n: number): Id<Prefix> =>
  toId(prefix, String(n).padStart(20, "0"));
const sentence = (source: number, n: number) =>
  `Witness ${n} of ${source} said that ${n * 7919} people crossed 🗼 that day. `;

function made() {
  const perSource = (CLAIMS * PASSAGES_A_CLAIM) / SOURCES;
  const texts = Array.from({ length: SOURCES }, (_, source) =>
    Array.from({ length: perSource * 2 }, (_, n) => sentence(source, n)).join(""),
  );
  const investigationId = madeId("inv", 1);
  const reviewerId = madeId("rev", 1);
  const bodies: AuditEventBody[] = [
    { type: "investigation.opened", investigationId, slug: "bench", title: "Bench", question: "" },
    { type: "reviewer.joined", reviewerId, name: "Ada", role: "manager" },
    ...texts.map((text, n) => capturedSource(n, text)),
  ];
  let made = 0;
  const passage = () => {
    const n = made++;
    const source = n % SOURCES;
    const text = texts[source] ?? "";
    const start = text.indexOf(sentence(source, Math.floor(n / SOURCES) * 2));
    const where = { sourceId: madeId("src", source), versionId: madeId("ver", source), anchoring: "anchored" } as const;
    return { id: madeId("psg", n), ...where, ...describePassage(text, { start, end: start + 60 }) };
  };
  for (let n = 0; n < CLAIMS; n++) {
    const claimId = madeId("clm", n);
    const fields = {
      wording: `Claim ${n}`,
      type: "other",
      quantities: [],
      occurred: null,
      place: null,
      attribution: null,
      modality: "reported",
    } as const;
    const bears = { aspect: "", reason: `Because of ${n}.`, sameEvent: "yes", independent: "not-judged" } as const;
    bodies.push({
      type: "claim.recorded",
      claimId,
      number: n + 1,
      fields: { ...fields, quantities: [] },
      appearanceId: madeId("app", n),
      passage: passage(),
    });
    for (const nth of [0, 1]) {
      bodies.push({
        type: "evidence.linked",
        linkId: madeId("evl", n * 2 + nth),
        claimId,
        relation: "contradicts",
        passage: passage(),
        ...bears,
      });
    }
    bodies.push({
      type: "claim.curated",
      curationId: madeId("cur", n),
      claimId,
      verdict: "refuted",
      rationale: "So it is.",
      dissent: "",
    });
  }
  const command = commandId.parse("bench");
  const events = bodies.map(
    (body, n): AuditEvent => ({ seq: n + 1, actorId: reviewerId, atMs: n, commandId: command, body }),
  );
  const replaying = replay(emptyDesk(investigationId));
  replaying.take(events);
  const desk = replaying.end();
  const byVersion = new Map(texts.map((text, n) => [String(madeId("ver", n)), text]));
  const facts = Object.values(desk.sources).map(
    ({ version }) => [version.id, { ...version, capturedAtMs: 0 }] as const,
  );
  const points = pointsOf(desk, byVersion).flatMap((found) => [...found]);
  const known: KnownTexts = { versions: new Map(facts), points: new Map(points) };
  return { desk, known, texts: byVersion };
}

function capturedSource(n: number, text: string): AuditEventBody {
  const hash = sha256(text);
  const version = { id: madeId("ver", n), number: 1, originalSha256: hash, textSha256: hash };
  const blank = { outlet: null, author: null, published: null, language: null, reliability: null, descriptor: null };
  const named = { id: madeId("src", n), number: n + 1, title: `Source ${n}`, url: `https://example.org/${n}` };
  const source = { ...blank, ...named, direction: "ltr", retold: false, capturedFrom: `${n}.txt`, version } as const;
  return { type: "source.captured", source, segments: [] };
}
