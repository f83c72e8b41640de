import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { ClaimType } from "@/lib/domain/claim";
import type { Relation } from "@/lib/domain/evidence";
import { commandId, type Id, idAlphabet, toId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import { type Desk, emptyDesk, evolve } from "@/lib/live/desk";
import type { OpenArticle } from "../open-article";

/** The nth id of a kind: the same in every run. */
export function anId<Prefix extends string>(prefix: Prefix, nth = 1): Id<Prefix> {
  return toId(prefix, (idAlphabet[nth] ?? "z").repeat(20));
}

export function aSource(more: Partial<SourceSummary> = {}): SourceSummary {
  return {
    id: anId("src"),
    number: 1,
    version: { id: anId("ver"), number: 1, originalSha256: "b".repeat(64), textSha256: "a".repeat(64) },
    capturedFrom: "a file",
    title: "A strike",
    outlet: "The Post",
    author: "A. Writer",
    url: null,
    published: { date: "2017-05-30", precision: "day", inferred: false },
    language: "en",
    direction: "ltr",
    reliability: null,
    descriptor: null,
    retold: false,
    ...more,
  };
}

export function anArticle(text: string): OpenArticle & Readonly<{ investigationId: Id<"inv"> }> {
  const blocks = [{ kind: "paragraph" as const, start: 0, end: text.length }];
  return { sourceId: anId("src"), versionId: anId("ver"), investigationId: anId("inv"), text, blocks, segments: [] };
}

type Made = Readonly<{ nth: number; start: number; end: number; source?: number }>;

/** A desk with two sources, and what happened on it. */
export function aDesk(...happened: readonly AuditEventBody[]): Desk {
  const second = aSource({ id: anId("src", 2), number: 2, version: { ...aSource().version, id: anId("ver", 2) } });
  const start: AuditEventBody[] = [
    { type: "source.captured", source: aSource(), segments: [] },
    { type: "source.captured", source: second, segments: [] },
  ];
  return [...start, ...happened].reduce(
    (desk, body, at) =>
      evolve(desk, {
        seq: at + 1,
        actorId: anId("rev"),
        atMs: at,
        commandId: commandId.parse(`cmd_${at}`),
        body,
      }),
    emptyDesk(anId("inv")),
  );
}

function passage({ nth, start, end, source = 1 }: Made) {
  const where = { sourceId: anId("src", source), versionId: anId("ver", source), start, end };
  return { id: anId("psg", nth), ...where, exact: "words", prefix: "", suffix: "", anchoring: "anchored" as const };
}

export function recorded(made: Made, type: ClaimType = "equipment"): AuditEventBody {
  const fields = { wording: `Claim ${made.nth}`, type, quantities: [], occurred: null, place: null, attribution: null };
  return {
    type: "claim.recorded",
    claimId: anId("clm", made.nth),
    number: made.nth,
    fields: { ...fields, modality: "reported" },
    appearanceId: anId("app", made.nth),
    passage: passage(made),
  };
}

export function linked(claim: number, relation: Relation, made: Made): AuditEventBody {
  const bearing = { relation, aspect: "", reason: "", sameEvent: "not-judged", independent: "not-judged" } as const;
  return {
    type: "evidence.linked",
    linkId: anId("evl", made.nth),
    claimId: anId("clm", claim),
    passage: passage(made),
    ...bearing,
  };
}
