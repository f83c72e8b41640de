import type { AuditEventBody } from "@/lib/domain/audit-event";
import { claimTypes } from "@/lib/domain/claim";
import { judgements, relations } from "@/lib/domain/evidence";
import { commandId, toId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import { type Desk, emptyDesk, evolve } from "@/lib/live/desk";

const SOURCES = 200;
const CLAIMS_AT_ONCE = 100;

const digits = (n: number) => String(n).padStart(20, "0");
const reviewerOf = (n: number) => toId("rev", digits(n % 7));
const said = ["tanks were destroyed near the road", "the zone had been agreed", "armour crossed the river at dawn"];

/**
 * A desk of many claims, each made by a passage and borne on by two of other sources. By events, a hundred claims at a
 * time, so that it holds what a desk holds.
 */
export function manyClaims(count: number): Desk {
  const parts: Desk[] = [];
  for (let from = 0; from < count; from += CLAIMS_AT_ONCE) {
    parts.push(some(from, Math.min(count, from + CLAIMS_AT_ONCE)));
  }
  const [first = emptyDesk(toId("inv", digits(1)))] = parts;
  return {
    ...first,
    seq: count * 4,
    claimsRecorded: count,
    sources: Object.fromEntries(Array.from({ length: SOURCES }, (_, n) => sourceOf(n)).map((it) => [it.id, it])),
    passages: Object.assign({}, ...parts.map(({ passages }) => passages)),
    claims: Object.assign({}, ...parts.map(({ claims }) => claims)),
    appearances: Object.assign({}, ...parts.map(({ appearances }) => appearances)),
    links: Object.assign({}, ...parts.map(({ links }) => links)),
    assessments: Object.assign({}, ...parts.map(({ assessments }) => assessments)),
  };
}

function some(from: number, to: number): Desk {
  let desk = emptyDesk(toId("inv", digits(1)));
  const happened = (body: AuditEventBody, actor: number, atMs: number) => {
    const event = { seq: desk.seq + 1, actorId: reviewerOf(actor), atMs, commandId: commandId.parse("made"), body };
    desk = evolve(desk, event);
  };
  for (let n = 0; n < 7; n++) {
    happened({ type: "reviewer.joined", reviewerId: reviewerOf(n), name: `Reviewer ${n}`, role: "curator" }, n, 0);
  }
  for (let n = from; n < to; n++) {
    const atMs = n * 60_000;
    happened(recorded(n), n, atMs);
    for (const k of [1, 2]) happened(linked(n, k), n + k, atMs + k);
    if (n % 5 === 0) happened(assessed(n), n + 3, atMs + 5);
  }
  return desk;
}

function recorded(n: number): AuditEventBody {
  const object = ["tank", "truck", "soldier"][n % 3] ?? "tank";
  const figure = { unit: null, approximate: false, comparator: n % 2 ? "up to" : null, status: "destroyed" };
  return {
    type: "claim.recorded",
    claimId: toId("clm", digits(n)),
    number: n + 1,
    fields: {
      wording: `Account ${(n * 7919) % 10_007} says that ${n % 40} ${said[n % said.length]}.`,
      type: claimTypes[n % claimTypes.length] ?? "other",
      quantities: n % 2 ? [{ ...figure, min: n % 40, max: n % 40, object }] : [],
      occurred: null,
      place: n % 4 ? null : "al-Tánf",
      attribution: n % 6 ? null : { to: "a spokesman", how: "indirect" },
      modality: "reported",
    },
    appearanceId: toId("app", digits(n)),
    passage: passageOf(n, 0),
  };
}

function linked(n: number, k: number): AuditEventBody {
  return {
    type: "evidence.linked",
    linkId: toId("evl", digits(n * 3 + k)),
    claimId: toId("clm", digits(n)),
    passage: passageOf(n, k),
    relation: relations[(n + k) % relations.length] ?? "qualifies",
    aspect: `aspect ${k}`,
    reason: "",
    sameEvent: "yes",
    independent: judgements[(n * k) % judgements.length] ?? "not-judged",
  };
}

function assessed(n: number): AuditEventBody {
  const judged = { verdict: n % 2 ? "refuted" : "supported", confidence: "moderate", rationale: "It is." } as const;
  const none = { credibility: null, likelihood: null };
  return {
    ...{ type: "claim.assessed", assessmentId: toId("asm", digits(n)), claimId: toId("clm", digits(n)) },
    ...judged,
    ...none,
  };
}

function passageOf(n: number, k: number): Passage {
  const at = (n + k * 37) % SOURCES;
  const exact = `It was reported on that day that ${n % 40} ${said[(n + k) % said.length]}, as a witness put it`;
  const start = n * 100;
  const where = { sourceId: toId("src", digits(at)), versionId: toId("ver", digits(at)) };
  const neighbours = { prefix: "", suffix: "", anchoring: "anchored" } as const;
  return { id: toId("psg", digits(n * 3 + k)), ...where, start, end: start + exact.length, exact, ...neighbours };
}

function sourceOf(n: number): SourceSummary {
  const known = { author: null, url: null, published: null, language: "en", direction: "ltr" } as const;
  const version = { id: toId("ver", digits(n)), number: 1, originalSha256: "", textSha256: "" };
  return {
    ...{ id: toId("src", digits(n)), number: n + 1, title: `Account ${n}`, outlet: `Outlet ${n % 9}` },
    ...known,
    ...{ reliability: null, descriptor: null, retold: false, capturedFrom: "made", version },
  };
}
