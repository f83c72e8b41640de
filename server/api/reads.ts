import { recordReading } from "@/db/commands/record-reading";
import { candidatePassages } from "@/db/queries/candidates";
import { eventsSince, headSeq } from "@/db/queries/events";
import { claimsPage, sourcesPage } from "@/db/queries/pages";
import { peopleOf } from "@/db/queries/people";
import { searchResults } from "@/db/queries/search";
import { sourceSummaries, sourceText } from "@/db/queries/sources";
import { claimIn } from "@/db/queries/things";
import { unscopedInvestigationsOf } from "@/db/queries/unscoped";
import { versionsOf } from "@/db/queries/versions";
import { tokenBehind } from "@/lib/domain/access-token";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { type ClaimView, isContested } from "@/lib/live/claim-view";
import type { Handler } from "./reply";

export const listInvestigations: Handler<"listInvestigations"> = async ({ access }) => {
  const all = await unscopedInvestigationsOf(access.store, access.reviewerId);
  return { json: { investigations: all.filter(({ id }) => id === access.investigationId) } };
};

export const listPeople: Handler<"listPeople"> = async ({ access }) => ({ json: { people: await peopleOf(access) } });

export const listSources: Handler<"listSources"> = async ({ access, query }) => {
  const { seq, sources, next } = await sourcesPage(access, query);
  return { json: { seq, sources }, next };
};

export const readSource: Handler<"readSource"> = async ({ access, params, query }) => {
  const sourceId = parseId("src", params.sourceId);
  const [summary] = sourceId ? await sourceSummaries(access, [sourceId]) : [];
  if (!sourceId || !summary) throw new Problem("not-found", "There is no such source in this investigation.");
  await recordReading(access, sourceId, "program");
  const { text, blocks, segments, versionId, versionNumber } = await sourceText(
    access,
    sourceId,
    query.version ?? null,
  );
  const read = { versionId, number: versionNumber };
  return { json: { ...summary, read, text, blocks, segments, versions: await versionsOf(access, sourceId) } };
};

export const listClaims: Handler<"listClaims"> = async ({ access, query }) => {
  const { seq, claims, next } = await claimsPage(access, query);
  return { json: { seq, claims: claims.map(shown) }, next };
};

export const readClaim: Handler<"readClaim"> = async ({ access, params }) => {
  const claimId = parseId("clm", params.claimId);
  if (!claimId) throw new Problem("not-found", "There is no such claim in this investigation.");
  const { number } = await claimIn(access, claimId);
  const [view] = (await claimsPage(access, { after: number - 1, limit: 1 })).claims;
  if (!view) throw new Problem("not-found", "There is no such claim in this investigation.");
  return { json: shown(view) };
};

function shown(view: ClaimView) {
  const { claim, state, appearances, evidence, assessments, curation } = view;
  return {
    ...claim,
    quantities: [...claim.quantities],
    state,
    isContested: isContested(view),
    appearances: appearances.map(({ appearance, passage }) => ({ ...appearance, passage })),
    evidence: evidence.map(({ link, passage }) => ({ ...link, passage })),
    assessments,
    curation,
  };
}

export const search: Handler<"search"> = async ({ access, query }) => ({ json: await searchResults(access, query.q) });

export const listCandidates: Handler<"listCandidates"> = async ({ access, query: { claim, source, all } }) => {
  const candidates = await candidatePassages(access, claim, source, { withAll: all === "1" });
  return { json: { candidates } };
};

export const listEvents: Handler<"listEvents"> = async ({ access, query: { after, limit } }) => {
  const seq = await headSeq(access);
  const events = (await eventsSince(access, after, limit)).filter((event) => event.seq <= seq);
  // Gapless but for redacted ones, which are left out: the part ends where it was read to.
  const reached = after + limit;
  return {
    json: { seq, events: events.map((event) => ({ ...event, through: tokenBehind(event.commandId) })) },
    next: reached < seq ? reached : null,
  };
};
