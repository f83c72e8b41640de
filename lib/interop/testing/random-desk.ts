import { createHash } from "node:crypto";
import fc from "fast-check";
import { describePassage } from "@/lib/anchoring/describe-passage";
import { confidences, likelihoods, verdicts } from "@/lib/domain/assessment";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import { attributionManners, claimTypes, modalities } from "@/lib/domain/claim";
import { judgements, relations } from "@/lib/domain/evidence";
import { commandId, type Id, toId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import type { Subject } from "@/lib/domain/thread";
import { type Desk, emptyDesk, evolve } from "@/lib/live/desk";
import { splitsSurrogatePair } from "@/lib/text/code-points";
import { normaliseText } from "@/lib/text/normalise";
import { type KnownTexts, pointsIn } from "../outgoing";

/**
 * Random investigations whose texts and words have what breaks formats: astral characters, combining marks, text set
 * right to left, line breaks of every kind, markup of each format, and passages that overlap and repeat.
 */
export type RandomDesk = Readonly<{ desk: Desk; known: KnownTexts; texts: ReadonlyMap<string, string> }>;

/** As `db/history` does, which the model may not use. */
export const sha256 = (words: string) => createHash("sha256").update(words).digest("hex");

const madeId = <Prefix extends string>(prefix: Prefix, n: number): Id<Prefix> =>
  toId(prefix, String(n).padStart(20, "0"));

const piece = fc.constantFrom(
  ...[
    "a",
    "b",
    " ",
    "the ",
    "🗼",
    "𐍈",
    "é",
    "\u0301",
    "ع",
    "דג ",
    "\n",
    "\n\n",
    "\t",
    '"',
    "\\",
    "\\n",
    "<b>",
    "&",
    ";",
  ],
  ...["#1", "\nT1\tx 0 1\ty", "\u2028", "\u0085", "]]>", "</script>"],
);
const wordsOf = (maxLength: number) => fc.array(piece, { maxLength }).map((parts) => parts.join(""));
/** As a command would store it. */
const phrase = wordsOf(12).map((words) => normaliseText(words).trim());
/** As short as the shortest field that takes words. */
const term = phrase.map((words) => normaliseText([...words].slice(0, 20).join("")).trim());
const somePhrase = phrase.map((words) => words || "said");
const text = fc
  .tuple(fc.constantFrom("", "\n", "🗼"), wordsOf(80))
  .map(([start, rest]) => normaliseText(`${start}word${rest}`));

const quantity = fc.record({
  min: fc.option(fc.integer({ min: 0, max: 9 })),
  max: fc.option(fc.integer({ min: 10, max: 99 })),
  unit: fc.option(term),
  object: fc.option(term),
  approximate: fc.boolean(),
  comparator: fc.option(term),
  status: fc.option(term),
});
const fields = fc.record({
  wording: somePhrase,
  type: fc.constantFrom(...claimTypes),
  quantities: fc.array(quantity, { maxLength: 2 }),
  occurred: fc.option(
    fc.record({
      text: phrase,
      from: fc.constantFrom(null, "2017-05-18"),
      to: fc.constantFrom(null, "2017-05-19"),
      precision: fc.constantFrom("day", "unknown"),
    }),
  ),
  place: fc.option(phrase),
  attribution: fc.option(fc.record({ to: somePhrase, how: fc.constantFrom(...attributionManners) })),
  modality: fc.constantFrom(...modalities),
});

/** A stretch of one of the texts, by two ratios. */
const spot = fc.record({
  source: fc.nat(),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 30 }),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant("claim"), spot, fields }),
  fc.record({ kind: fc.constant("appearance"), spot, claim: fc.nat() }),
  fc.record({
    kind: fc.constant("evidence"),
    spot,
    claim: fc.nat(),
    relation: fc.constantFrom(...relations),
    aspect: phrase,
    reason: phrase,
    sameEvent: fc.constantFrom(...judgements),
    independent: fc.constantFrom(...judgements),
  }),
  fc.record({
    kind: fc.constant("assessment"),
    claim: fc.nat(),
    verdict: fc.constantFrom(...verdicts),
    credibility: fc.option(fc.integer({ min: 1, max: 6 })),
    likelihood: fc.option(fc.constantFrom(...likelihoods)),
    confidence: fc.constantFrom(...confidences),
    rationale: somePhrase,
  }),
  fc.record({
    kind: fc.constant("verdict"),
    claim: fc.nat(),
    verdict: fc.constantFrom(...verdicts),
    rationale: somePhrase,
    dissent: phrase,
  }),
  fc.record({
    kind: fc.constant("thread"),
    about: fc.constantFrom("claim", "evidence", "passage", "source"),
    of: fc.nat(),
    spot,
    said: fc.array(somePhrase, { minLength: 1, maxLength: 3 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

export const randomDesk: fc.Arbitrary<RandomDesk> = fc
  .record({
    texts: fc.array(text, { minLength: 1, maxLength: 3 }),
    names: fc.array(somePhrase, { minLength: 1, maxLength: 2 }),
    steps: fc.array(step, { maxLength: 20 }),
  })
  .map(built);

type Built = Readonly<{ texts: readonly string[]; names: readonly string[]; steps: readonly Step[] }>;

/** The desk after what the steps did, as events would have made it. Picks are counted round. */
function built({ texts, names, steps }: Built): RandomDesk {
  const versions = texts.map((words, n) => ({ source: summary(n, words), text: words }));
  const people = names.map((_, n) => madeId("rev", n + 1));
  const claims: ReturnType<typeof madeId<"clm">>[] = [];
  const links: ReturnType<typeof madeId<"evl">>[] = [];
  const passages = new Map<string, Passage>();
  let seq = 0;
  let desk = emptyDesk(madeId("inv", 1));
  const happened = (body: AuditEventBody, by = 0) => {
    seq += 1;
    const actorId = people[by % people.length] ?? madeId("rev", 1);
    desk = evolve(desk, { seq, actorId, atMs: Date.UTC(2026, 0, 1) + seq, commandId: commandId.parse("test"), body });
  };
  const passageAt = ({ source, from, length }: Spot): Passage => {
    const version = versions[source % versions.length];
    if (!version) throw new RangeError("There is no text.");
    const span = stretch(version.text, from, length);
    const key = `${version.source.id} ${span.start} ${span.end}`;
    const id = passages.get(key)?.id ?? madeId("psg", passages.size + 1);
    const where = { id, sourceId: version.source.id, versionId: version.source.version.id };
    const passage: Passage = { ...where, ...describePassage(version.text, span), anchoring: "anchored" };
    passages.set(key, passage);
    return passage;
  };

  names.forEach((name, n) => {
    happened({ type: "reviewer.joined", reviewerId: people[n] ?? madeId("rev", 1), name, role: "curator" });
  });
  for (const { source } of versions) happened({ type: "source.captured", source, segments: [] });
  for (const [n, step] of steps.entries()) {
    const claimId = "claim" in step ? claims[step.claim % claims.length] : undefined;
    switch (step.kind) {
      case "claim": {
        const made = madeId("clm", n + 1);
        claims.push(made);
        const appearanceId = madeId("app", n + 1);
        const number = claims.length;
        const { fields } = step;
        happened(
          { type: "claim.recorded", claimId: made, number, fields, appearanceId, passage: passageAt(step.spot) },
          n,
        );
        break;
      }
      case "appearance":
        if (claimId) {
          const appearanceId = madeId("app", n + 1);
          happened({ type: "appearance.recorded", appearanceId, claimId, passage: passageAt(step.spot) }, n);
        }
        break;
      case "evidence":
        if (claimId) {
          const { kind: _kind, spot, claim: _claim, ...link } = step;
          const linkId = madeId("evl", n + 1);
          links.push(linkId);
          happened({ type: "evidence.linked", linkId, claimId, passage: passageAt(spot), ...link }, n);
        }
        break;
      case "assessment":
        if (claimId) {
          const { kind: _kind, claim: _claim, ...assessment } = step;
          happened({ type: "claim.assessed", assessmentId: madeId("asm", n + 1), claimId, ...assessment }, n);
        }
        break;
      case "verdict":
        if (claimId) {
          const { kind: _kind, claim: _claim, ...curation } = step;
          happened({ type: "claim.curated", curationId: madeId("cur", n + 1), claimId, ...curation }, n);
        }
        break;
      case "thread": {
        const passage = step.about === "passage" ? passageAt(step.spot) : null;
        const subject = subjectOf(step, { claims, links, passage, sources: versions.map(({ source }) => source.id) });
        if (!subject) break;
        const threadId = madeId("thr", n + 1);
        happened({ type: "thread.opened", threadId, subject, passage }, n);
        for (const [nth, text] of step.said.entries()) {
          happened(
            { type: "comment.added", commentId: madeId("cmt", n * 10 + nth), threadId, text, mentions: [] },
            n + nth,
          );
        }
      }
    }
  }
  const points = versions.flatMap(({ source, text }) => [
    ...pointsIn(
      text,
      [...passages.values()].filter(({ sourceId }) => sourceId === source.id),
    ),
  ]);
  const facts = versions.map(({ source: { version } }) => [version.id, { ...version, capturedAtMs: 0 }] as const);
  return {
    desk,
    known: { versions: new Map(facts), points: new Map(points) },
    texts: new Map(versions.map(({ source, text }) => [source.version.id, text])),
  };
}

type Spot = Readonly<{ source: number; from: number; length: number }>;

/** A stretch on whole characters, never empty. */
function stretch(text: string, from: number, length: number) {
  const at = Math.min(Math.floor(from * text.length), text.length - 1);
  const start = splitsSurrogatePair(text, at) ? at - 1 : at;
  const to = Math.min(start + length, text.length);
  return { start, end: splitsSurrogatePair(text, to) ? to + 1 : to };
}

type There = Readonly<{
  claims: readonly Id<"clm">[];
  links: readonly Id<"evl">[];
  sources: readonly Id<"src">[];
  passage: Passage | null;
}>;

function subjectOf({ about, of }: Extract<Step, { kind: "thread" }>, there: There): Subject | null {
  const { claims, links, sources, passage } = there;
  const [claim, link, source] = [claims[of % claims.length], links[of % links.length], sources[of % sources.length]];
  if (about === "claim") return claim ? { kind: "claim", id: claim } : null;
  if (about === "evidence") return link ? { kind: "evidence", id: link } : null;
  if (about === "source") return source ? { kind: "source", id: source } : null;
  return passage && { kind: "passage", id: passage.id };
}

/** Every second one has an address; the last is set right to left. */
function summary(n: number, text: string): SourceSummary {
  return {
    id: madeId("src", n + 1),
    number: n + 1,
    title: `Source ${n + 1} 🗼`,
    outlet: null,
    author: null,
    url: n % 2 === 0 ? null : `https://example.org/${n}?a=1`,
    published: null,
    language: n % 2 === 0 ? null : "ar",
    direction: n % 2 === 0 ? "ltr" : "rtl",
    reliability: null,
    descriptor: null,
    retold: false,
    capturedFrom: `${n + 1}.txt`,
    version: { id: madeId("ver", n + 1), number: 1, originalSha256: sha256(text), textSha256: sha256(text) },
  };
}
