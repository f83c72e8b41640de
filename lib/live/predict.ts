import type { z } from "zod";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { ClaimId } from "@/lib/domain/ids";
import { mergedOf } from "@/lib/domain/merged";
import type { Passage, PassageInput } from "@/lib/domain/passage";
import { howPlaced, placedAt, retiredAs } from "@/lib/domain/placement";
import { recordedSourceFields, sourceFieldKeys } from "@/lib/domain/source-changes";
import type { Subject } from "@/lib/domain/thread";
import type { Desk } from "@/lib/live/desk";
import { type CommandName, commandInputs } from "@/lib/live/inputs";

type Parsed<Name extends CommandName> = z.output<(typeof commandInputs)[Name]>;
type Predictors = { [Name in CommandName]: (input: Parsed<Name>, desk: Desk) => AuditEventBody[] };

/**
 * What a command will most likely do, so that one's own change shows before the server has it.
 * An empty list means "wait and see": the desk does not know what the command is about.
 *
 * The server's events replace these; a claim's number and a passage's context may differ until then.
 */
export function predict(name: CommandName, raw: unknown, desk: Desk): AuditEventBody[] {
  return predictWith(name, raw, desk);
}

function predictWith<Name extends CommandName>(name: Name, raw: unknown, desk: Desk): AuditEventBody[] {
  const parsed = commandInputs[name].safeParse(raw);
  if (!parsed.success) return [];
  const predictor: (input: Parsed<Name>, desk: Desk) => AuditEventBody[] = predictors[name];
  return predictor(parsed.data as Parsed<Name>, desk);
}

/** The passage a command will stand on; a span that somebody pointed at before keeps its passage. */
function passageOf(input: PassageInput, desk: Desk): Passage | null {
  if ("passageId" in input) return desk.passages[input.passageId] ?? null;
  const { newPassageId: id, versionId, start, end, exact } = input;
  // In an earlier version only the server can tell which words of the present one are meant.
  const source = Object.values(desk.sources).find(({ version }) => version.id === versionId);
  if (!source) return null;
  const pointed = Object.values(desk.passages).find(
    (passage) => passage.versionId === versionId && passage.start === start && passage.end === end,
  );
  if (pointed) return pointed;
  return { id, sourceId: source.id, versionId, start, end, exact, prefix: "", suffix: "", anchoring: "anchored" };
}

/** What a thread will be about, with its passage; null for what the desk does not know. */
function aboutWhat(
  named: Parsed<"open-thread">["subject"],
  desk: Desk,
): Readonly<{ subject: Subject; passage: Passage | null }> | null {
  if (named.kind === "passage") {
    const passage = passageOf(named.passage, desk);
    return passage && { subject: { kind: "passage", id: passage.id }, passage };
  }
  const known = { claim: desk.claims, evidence: desk.links, source: desk.sources }[named.kind];
  return named.id in known ? { subject: named, passage: null } : null;
}

/** What stands on a claim. */
function standingOn(desk: Desk, of: ClaimId) {
  const stands = ({ claimId, retractedAtMs }: { claimId: ClaimId; retractedAtMs: number | null }) =>
    claimId === of && retractedAtMs === null;
  return {
    appearances: Object.values(desk.appearances).filter(stands),
    links: Object.values(desk.links).filter(stands),
  };
}

const predictors: Predictors = {
  "record-claim": ({ claimId, appearanceId, passage: named, ...fields }, desk) => {
    const passage = passageOf(named, desk);
    const number = desk.claimsRecorded + 1;
    return passage ? [{ type: "claim.recorded", claimId, number, fields, appearanceId, passage }] : [];
  },
  "revise-claim": ({ claimId, changes }, desk) => {
    const prior = desk.claims[claimId];
    return prior ? [{ type: "claim.revised", claimId, changes, prior: {} }] : [];
  },
  "withdraw-claim": ({ claimId, reason }, desk) =>
    desk.claims[claimId] ? [{ type: "claim.withdrawn", claimId, reason }] : [],
  "reinstate-claim": ({ claimId }, desk) => (desk.claims[claimId] ? [{ type: "claim.reinstated", claimId }] : []),
  "merge-claims": ({ claimId, intoId, reason }, desk) => {
    if (!desk.claims[claimId] || !desk.claims[intoId]) return [];
    const moved = mergedOf(standingOn(desk, claimId), standingOn(desk, intoId));
    return [{ type: "claim.merged", claimId, intoId, reason, ...moved }];
  },
  "unmerge-claims": (unmerged, desk) =>
    desk.claims[unmerged.claimId] && desk.claims[unmerged.intoId] ? [{ type: "claim.unmerged", ...unmerged }] : [],
  "split-claim": ({ wording, type, ...split }, desk) => {
    const claim = desk.claims[split.claimId];
    if (!claim) return [];
    const { quantities, occurred, place, attribution, modality } = claim;
    const fields = { wording, type, quantities, occurred, place, attribution, modality };
    return [{ type: "claim.split", number: desk.claimsRecorded + 1, fields, ...split }];
  },
  "record-appearance": ({ appearanceId, claimId, passage: named }, desk) => {
    const passage = passageOf(named, desk);
    return passage ? [{ type: "appearance.recorded", appearanceId, claimId, passage }] : [];
  },
  "retract-appearance": ({ appearanceId, reason }, desk) =>
    desk.appearances[appearanceId] ? [{ type: "appearance.retracted", appearanceId, reason }] : [],
  "restore-appearance": ({ appearanceId }, desk) =>
    desk.appearances[appearanceId] ? [{ type: "appearance.restored", appearanceId }] : [],
  "link-evidence": ({ passage: named, ...link }, desk) => {
    const passage = passageOf(named, desk);
    return passage ? [{ type: "evidence.linked", ...link, passage }] : [];
  },
  "retract-evidence": ({ linkId, reason }, desk) =>
    desk.links[linkId] ? [{ type: "evidence.retracted", linkId, reason }] : [],
  "restore-evidence": ({ linkId }, desk) => (desk.links[linkId] ? [{ type: "evidence.restored", linkId }] : []),
  // Not on the desk: who looks at candidates or at the settings asks the server.
  "reject-candidate": () => [],
  "restore-candidate": () => [],
  "set-aliases": () => [],
  "remove-aliases": () => [],
  // Neither are reports: their pages are read again.
  "create-report": () => [],
  "rename-report": () => [],
  "withdraw-report": () => [],
  "reinstate-report": () => [],
  "publish-edition": () => [],
  "revoke-edition-link": () => [],
  "revise-source": ({ sourceId, changes }, desk) => {
    const source = desk.sources[sourceId];
    if (!source) return [];
    const prior = recordedSourceFields.partial().parse(source);
    for (const key of sourceFieldKeys) if (!(key in changes)) delete prior[key];
    return [{ type: "source.revised", sourceId, changes, prior }];
  },
  "recut-source": () => [], // The desk holds no voices.
  "set-source-readers": ({ sourceId, readers: named }, desk) => {
    const source = desk.sources[sourceId];
    const readers = named && [...new Set(named)].sort();
    const prior = source?.readers ? [...source.readers] : null;
    return source ? [{ type: "source.readers-set", sourceId, readers, prior }] : [];
  },
  "save-view": ({ viewId, name, params, seen }, desk) => {
    const prior = seen ? desk.savedViews[viewId] : null;
    if (prior === undefined) return [];
    return [{ type: "view.saved", viewId, name, params, prior: prior && { name: prior.name, params: prior.params } }];
  },
  "remove-view": ({ viewId }, desk) => {
    const view = desk.savedViews[viewId];
    return view ? [{ type: "view.removed", viewId, name: view.name }] : [];
  },
  "restore-view": ({ viewId }, desk) => {
    const view = desk.savedViews[viewId];
    return view ? [{ type: "view.restored", viewId, name: view.name }] : [];
  },
  assess: (assessment) => [{ type: "claim.assessed", ...assessment }],
  "retract-assessment": ({ assessmentId }, desk) =>
    desk.assessments[assessmentId] ? [{ type: "assessment.retracted", assessmentId }] : [],
  "restore-assessment": ({ assessmentId }, desk) =>
    desk.assessments[assessmentId] ? [{ type: "assessment.restored", assessmentId }] : [],
  curate: ({ basisSeq: _basisSeq, seenCurationId: _seen, unsent: _unsent, ...curation }) => [
    { type: "claim.curated", ...curation },
  ],
  "retract-curation": ({ curationId }, desk) =>
    desk.curations[curationId] ? [{ type: "curation.retracted", curationId }] : [],
  "restore-curation": ({ curationId }, desk) =>
    desk.curations[curationId] ? [{ type: "curation.restored", curationId }] : [],
  "open-thread": ({ threadId, subject: named, ...comment }, desk) => {
    const about = aboutWhat(named, desk);
    return about
      ? [
          { type: "thread.opened", threadId, ...about },
          { type: "comment.added", threadId, ...comment },
        ]
      : [];
  },
  comment: (comment, desk) => (desk.threads[comment.threadId] ? [{ type: "comment.added", ...comment }] : []),
  "revise-comment": ({ seen: _seen, ...revision }, desk) => {
    const prior = desk.comments[revision.commentId];
    if (!prior) return [];
    const { text, mentions } = prior;
    return [{ type: "comment.revised", ...revision, prior: { text, mentions: [...mentions] } }];
  },
  "retract-comment": ({ commentId }, desk) =>
    desk.comments[commentId] ? [{ type: "comment.retracted", commentId }] : [],
  "restore-comment": ({ commentId }, desk) =>
    desk.comments[commentId] ? [{ type: "comment.restored", commentId }] : [],
  "resolve-thread": ({ threadId }, desk) => (desk.threads[threadId] ? [{ type: "thread.resolved", threadId }] : []),
  "reopen-thread": ({ threadId }, desk) => (desk.threads[threadId] ? [{ type: "thread.reopened", threadId }] : []),
  "place-passage": ({ passageId, versionId, start, end, exact }, desk) => {
    const prior = desk.passages[passageId];
    if (prior?.awaits?.versionId !== versionId) return [];
    const passage = placedAt(prior, { versionId, start, end, exact, prefix: "", suffix: "" });
    return [{ type: "passage.placed", how: howPlaced(prior, { start, end }), passage, prior }];
  },
  "retire-passage": ({ passageId, versionId, reason }, desk) => {
    const prior = desk.passages[passageId];
    if (prior?.awaits?.versionId !== versionId) return [];
    return [{ type: "passage.retired", passage: retiredAs(prior, versionId), prior, reason }];
  },
  "reopen-passage": () => [], // What was offered then stands in the server's history.
  undo: () => [], // What it will do stands in the server's history.
};
