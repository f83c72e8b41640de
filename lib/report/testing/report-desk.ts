import type { AuditEventBody } from "@/lib/domain/audit-event";
import { commandId, type ReviewerId, toId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import { type Desk, emptyDesk, evolve } from "@/lib/live/desk";

/** Ids a person can tell apart in a failing test: `clm_…1`. */
const digits = (number: number) => String(number).padStart(20, "0");
export const ada = toId("rev", digits(1));
export const ben = toId("rev", digits(2));
const investigationId = toId("inv", digits(1));
export const claimId = (number: number) => toId("clm", digits(number));

type Step = readonly [actor: ReviewerId, body: AuditEventBody];

/** A passage of one of the two sources: number 1 is retold, number 2 is set right to left. */
export function passage(number: number, source: 1 | 2, exact: string): Passage {
  const start = number * 1_000;
  return {
    id: toId("psg", digits(number)),
    sourceId: toId("src", digits(source)),
    versionId: toId("ver", digits(source)),
    start,
    end: start + exact.length,
    exact,
    prefix: "",
    suffix: "",
    anchoring: "anchored",
  };
}

function captured(number: 1 | 2, title: string): AuditEventBody {
  const source = {
    id: toId("src", digits(number)),
    number,
    title,
    outlet: number === 1 ? "The Gazette" : "=HYPERLINK(1)",
    author: null,
    url: null,
    published: { date: "2017-05-30", precision: "day", inferred: number === 1 },
    language: number === 1 ? "en" : "ar",
    direction: number === 1 ? "ltr" : "rtl",
    reliability: null,
    descriptor: null,
    retold: number === 1,
    capturedFrom: `${number}.md`,
    version: {
      id: toId("ver", digits(number)),
      number: 1,
      originalSha256: String(number).repeat(64),
      textSha256: (number === 1 ? "a" : "b").repeat(64),
    },
  } as const;
  return { type: "source.captured", source, segments: [] };
}

export function recorded(number: number, wording: string, where: Passage): AuditEventBody {
  const fields = {
    wording,
    type: "equipment",
    quantities: [
      { min: null, max: 4, unit: null, object: "tank", approximate: false, comparator: "up to", status: "destroyed" },
    ],
    occurred: { text: "last week", from: "2017-05-18", to: null, precision: "day" },
    place: null,
    attribution: { to: "a spokesman", how: "indirect" },
    modality: "reported",
  } as const;
  const appearanceId = toId("app", digits(number));
  return {
    type: "claim.recorded",
    claimId: claimId(number),
    number,
    fields: { ...fields, quantities: [...fields.quantities] },
    appearanceId,
    passage: where,
  };
}

export function linked(number: number, claim: number, where: Passage, reason: string): AuditEventBody {
  const judged = { sameEvent: "yes", independent: "not-judged" } as const;
  const linkId = toId("evl", digits(number));
  const link = { linkId, claimId: claimId(claim), passage: where, reason, aspect: "number of tanks", ...judged };
  return { type: "evidence.linked", relation: "contradicts", ...link };
}

export function curated(claim: number, rationale: string, dissent: string): AuditEventBody {
  const curationId = toId("cur", digits(claim));
  return { type: "claim.curated", curationId, claimId: claimId(claim), verdict: "conflicting", rationale, dissent };
}

/** Two people and two sources, then what the test adds: made by replaying events, as every desk is. */
export function deskAfter(steps: readonly Step[]): Desk {
  const opening: Step[] = [
    [
      ada,
      {
        type: "investigation.opened",
        investigationId,
        slug: "tower",
        title: "The <tower>",
        question: "How tall & since when?",
      },
    ],
    [ada, { type: "reviewer.joined", reviewerId: ada, name: "First reviewer", role: "curator" }],
    [ada, { type: "reviewer.joined", reviewerId: ben, name: "Second reviewer", role: "annotator" }],
    [ada, captured(1, "Two powers, one desert")],
    [ada, captured(2, "عنوان <b>")],
  ];
  const command = commandId.parse("test");
  return [...opening, ...steps].reduce(
    (desk, [actorId, body], index) =>
      evolve(desk, { seq: index + 1, actorId, atMs: Date.UTC(2026, 0, 1) + index, commandId: command, body }),
    emptyDesk(investigationId),
  );
}
