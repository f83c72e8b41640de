import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { EventNames } from "@/lib/domain/event-names";
import type { ClaimId, CommentId, ReportId, ReviewerId, SourceId, ThreadId } from "@/lib/domain/ids";
import type { Subject } from "@/lib/domain/thread";
import { tokenScopeWords } from "@/lib/policy/token-scopes";
import { formatName } from "@/lib/report/report-formats";

/** What happened, cut so that its thing can be a link: "recorded" "claim 3" "100 km² taken…". */
export type EventWords = Readonly<{
  did: string;
  /** What it was done to. */
  thing?: Readonly<{ name: string; path: string }>;
  /** Words after the thing. */
  rest?: string;
  /** What was written: a wording, a reason, a quote. */
  quote?: string;
}>;

/**
 * An event as a sentence that goes on from the person's name. The desk, or what is read of it, names what only an id is kept
 * of; it may be older than the event, so everything it does not know still reads well.
 */
export function eventWords(body: AuditEventBody, desk: EventNames, actorId: ReviewerId | null = null): EventWords {
  switch (body.type) {
    case "investigation.opened":
      return { did: "opened the investigation", quote: body.title };
    case "reviewer.joined":
      return { did: `joined as ${body.role}` };
    case "reviewer.role-changed":
      return { did: `made ${person(desk, body.reviewerId)} ${body.role}`, rest: `(was ${body.prior})` };
    case "reviewer.left":
      if (body.reviewerId === actorId) return { did: "left", rest: `(was ${body.prior})` };
      return { did: `removed ${person(desk, body.reviewerId)}`, rest: `(was ${body.prior})` };
    case "reviewer.invited":
      return { did: `made an invitation for one ${body.role}` };
    case "invitation.withdrawn":
      return { did: `withdrew an invitation for one ${body.role}` };
    case "token.made":
      return {
        did: `made the access token “${body.name}”`,
        rest: `(to ${listed(body.scopes.map((scope) => tokenScopeWords[scope]))})`,
      };
    case "token.revoked":
      return {
        did: `revoked the access token “${body.name}”`,
        rest: `of ${person(desk, body.madeBy)}`,
      };
    case "source.captured":
      return { did: "added the source", thing: source(desk, body.source.id, body.source.title) };
    case "source.revised":
      return {
        did: `corrected the ${listed(Object.keys(body.changes).map((field) => sourceFieldNames[field] ?? field))} of`,
        thing: source(desk, body.sourceId),
      };
    case "source.readers-set":
      if (body.readers === null) return { did: "opened to everybody", thing: source(desk, body.sourceId) };
      return {
        did: body.prior === null ? "made confidential" : "changed who may know of",
        thing: source(desk, body.sourceId),
        rest: `(${listed(body.readers.map((id) => person(desk, id)))})`,
      };
    case "source.recut":
      return { did: "changed the voices in", thing: source(desk, body.sourceId) };
    case "version.captured":
      return {
        did: `captured version ${body.version.number} of`,
        thing: source(desk, body.sourceId),
        ...(body.waiting > 0 && { rest: `(${counted(body.waiting, "passage")} to look at)` }),
      };
    case "passages.reanchored": {
      const all = body.followed.length + body.waiting.length;
      return { did: `looked for ${counted(all, "passage")} in the new version of`, thing: source(desk, body.sourceId) };
    }
    case "passage.placed":
      return {
        did: body.how === "accepted" ? "took the new words of a passage of" : "chose a passage anew in",
        thing: passageOf(desk, body.passage.sourceId, body.passage.id),
        quote: body.passage.exact,
      };
    case "passage.retired":
      return {
        did: "retired a passage of",
        thing: passageOf(desk, body.passage.sourceId, body.passage.id),
        quote: body.reason,
      };
    case "passage.reopened":
      return {
        did: "took back what was decided on a passage of",
        thing: passageOf(desk, body.passage.sourceId, body.passage.id),
        quote: body.passage.exact,
      };
    case "claim.recorded":
      return {
        did: "recorded",
        thing: claim(desk, body.claimId, body.number),
        rest: `in ${sourceName(desk, body.passage.sourceId)}`,
        quote: body.fields.wording,
      };
    case "claim.revised":
      return {
        did: `changed the ${listed(Object.keys(body.changes).map((field) => fieldNames[field] ?? field))} of`,
        thing: claim(desk, body.claimId),
        ...(body.changes.wording !== undefined && { quote: body.changes.wording }),
      };
    case "claim.withdrawn":
      return { did: "withdrew", thing: claim(desk, body.claimId), quote: body.reason };
    case "claim.reinstated":
      return { did: "reinstated", thing: claim(desk, body.claimId) };
    case "claim.merged":
      return {
        did: `merged ${claim(desk, body.claimId).name} into`,
        thing: claim(desk, body.intoId),
        quote: body.reason,
      };
    case "claim.unmerged":
      return { did: `took ${claim(desk, body.claimId).name} out again of`, thing: claim(desk, body.intoId) };
    case "claim.split":
      return {
        did: `split ${claim(desk, body.newClaimId, body.number).name} off`,
        thing: claim(desk, body.claimId),
        quote: body.fields.wording,
      };
    case "appearance.recorded":
      return {
        did: `found in ${sourceName(desk, body.passage.sourceId)} another passage that makes`,
        thing: claim(desk, body.claimId),
        quote: body.passage.exact,
      };
    case "appearance.retracted":
      return { did: "retracted a passage of", ...ofAppearance(desk, body.appearanceId), quote: body.reason };
    case "appearance.restored":
      return { did: "restored a passage of", ...ofAppearance(desk, body.appearanceId) };
    case "evidence.linked":
      return {
        did: `linked a passage of ${sourceName(desk, body.passage.sourceId)} that ${body.relation}`,
        thing: claim(desk, body.claimId),
        quote: body.passage.exact,
      };
    case "evidence.retracted":
      return { did: "retracted evidence on", ...ofLink(desk, body.linkId), quote: body.reason };
    case "evidence.restored":
      return { did: "restored evidence on", ...ofLink(desk, body.linkId) };
    case "report.exported":
      return {
        did: body.edition
          ? `exported edition ${body.edition.number} of “${body.edition.title}” as ${formatName(body.format)}`
          : `exported the report as ${formatName(body.format)}`,
        quote: body.claims ? `claims ${body.claims}` : "",
      };
    case "aliases.set":
      return {
        did: body.prior ? "changed which names mean the same" : "said which names mean the same",
        quote: body.names.join(" = "),
      };
    case "aliases.removed":
      return { did: "removed names that meant the same", quote: body.prior.join(" = ") };
    case "view.saved":
      return { did: body.prior ? "changed the saved view" : "saved a view of the claims", quote: body.name };
    case "view.removed":
      return { did: "removed the saved view", quote: body.name };
    case "view.restored":
      return { did: "brought back the saved view", quote: body.name };
    case "report.created":
      return { did: "began the report", ...ofReport(body) };
    case "report.renamed":
      return { did: "renamed the report", ...ofReport({ ...body, title: body.prior }), quote: body.title };
    case "report.withdrawn":
      return { did: "withdrew the report", ...ofReport(body) };
    case "report.reinstated":
      return { did: "reinstated the report", ...ofReport(body) };
    case "edition.published":
      return { did: `published edition ${body.number} of`, ...ofReport(body) };
    case "edition.link-opened":
      return { did: `opened a public link to edition ${body.number} of`, quote: body.title };
    case "edition.link-revoked":
      return { did: `revoked a public link to edition ${body.number} of`, quote: body.title };
    case "candidate.rejected":
      return {
        did: `rejected a passage of ${sourceName(desk, body.sourceId)} as nothing for`,
        thing: claim(desk, body.claimId),
        quote: body.exact,
      };
    case "candidate.restored":
      return { did: "took back that a passage is nothing for", thing: claim(desk, body.claimId) };
    case "claim.assessed":
      return {
        did: "assessed",
        thing: claim(desk, body.claimId),
        rest: `as ${spaced(body.verdict)}, with ${body.confidence} confidence`,
        quote: body.rationale,
      };
    case "assessment.restored":
      return { did: "restored an assessment of", ...ofJudged(desk, desk.assessments[body.assessmentId]) };
    case "assessment.retracted":
      return { did: "retracted an assessment of", ...ofJudged(desk, desk.assessments[body.assessmentId]) };
    case "claim.curated":
      return {
        did: "settled",
        thing: claim(desk, body.claimId),
        rest: `as ${spaced(body.verdict)}`,
        quote: body.rationale,
      };
    case "curation.restored":
      return { did: "restored the verdict on", ...ofJudged(desk, desk.curations[body.curationId]) };
    case "curation.retracted":
      return { did: "took back the verdict on", ...ofJudged(desk, desk.curations[body.curationId]) };
    case "thread.opened":
      return { did: "opened a thread about", ...ofSubject(desk, body.subject) };
    case "comment.added":
      return { did: "commented on", ...ofThread(desk, body.threadId), quote: body.text };
    case "comment.revised":
      return { did: "changed a comment on", ...ofComment(desk, body.commentId), quote: body.text };
    case "comment.retracted":
      return { did: "took back a comment on", ...ofComment(desk, body.commentId) };
    case "comment.restored":
      return { did: "restored a comment on", ...ofComment(desk, body.commentId) };
    case "thread.resolved":
      return { did: "resolved a thread about", ...ofThread(desk, body.threadId) };
    case "thread.reopened":
      return { did: "reopened a thread about", ...ofThread(desk, body.threadId) };
    case "account.added":
      return { did: "opened an account" };
    case "account.deactivated":
      return { did: `deactivated the account of ${person(desk, body.reviewerId)}` };
    case "account.reactivated":
      return { did: `reactivated the account of ${person(desk, body.reviewerId)}` };
    case "account.manager-made":
      return { did: `made ${person(desk, body.reviewerId)} a manager of this Crossread` };
    case "account.manager-unmade":
      return { did: `made ${person(desk, body.reviewerId)} a manager of this Crossread no longer` };
    case "account.password-changed":
      return { did: "changed a password" };
    case "account.password-link-made":
      return { did: "made a link for a new password" };
    case "account.identity-connected":
      return { did: "connected another way to sign in" };
    case "account.identity-disconnected":
      return { did: "disconnected a way to sign in" };
    case "account.second-factor-added":
      return { did: "added a second factor" };
    case "account.second-factor-removed":
      return { did: "switched a second factor off" };
    case "account.recovery-codes-renewed":
      return { did: "made new recovery codes" };
    case "account.recovery-code-used":
      return { did: "used a recovery code" };
    case "account.passkey-added":
      return { did: "added a passkey" };
    case "account.passkey-renamed":
      return { did: "renamed a passkey" };
    case "account.passkey-removed":
      return { did: "removed a passkey" };
    case "account.passkey-refused":
      return { did: "showed a passkey that was refused" };
    case "session.ended":
      return { did: "ended a session" };
    default:
      return unknownEvent(body);
  }
}

/** The compiler refuses a new kind of event that has no words yet. */
function unknownEvent(body: never): EventWords {
  throw new RangeError(`There are no words for ${JSON.stringify(body)}.`);
}

const fieldNames: Readonly<Record<string, string>> = {
  wording: "wording",
  type: "type",
  quantities: "figures",
  occurred: "time",
  place: "place",
  attribution: "attribution",
  modality: "modality",
};

const sourceFieldNames: Readonly<Record<string, string>> = {
  title: "title",
  outlet: "outlet",
  author: "author",
  url: "address",
  published: "date",
  language: "language",
  direction: "direction",
  reliability: "reliability",
  descriptor: "description",
  translatedFrom: "language it was translated from",
};

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

const spaced = (word: string) => word.replaceAll("-", " ");

/** "wording, time and place". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "fields") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function person(desk: EventNames, reviewerId: ReviewerId): string {
  return desk.reviewers[reviewerId]?.name ?? "somebody";
}

function ofReport({ reportId, title }: Readonly<{ reportId: ReportId; title: string }>) {
  return { thing: { name: title, path: `/reports/${reportId}` } };
}

function claim(desk: EventNames, claimId: ClaimId, number = desk.claims[claimId]?.number) {
  return { name: number === undefined ? "a claim" : `claim ${number}`, path: `/claims/${claimId}` };
}

function source(desk: EventNames, sourceId: SourceId, title = desk.sources[sourceId]?.title ?? "a source") {
  return { name: title, path: `/sources/${sourceId}` };
}

function sourceName(desk: EventNames, sourceId: SourceId): string {
  const known = desk.sources[sourceId];
  return known?.outlet ?? known?.title ?? "a source";
}

function ofJudged(desk: EventNames, judged: Readonly<{ claimId: ClaimId }> | undefined) {
  return judged ? { thing: claim(desk, judged.claimId) } : { rest: "a claim" };
}

const ofAppearance = (desk: EventNames, id: string) => ofJudged(desk, desk.appearances[id]);
const ofLink = (desk: EventNames, id: string) => ofJudged(desk, desk.links[id]);

function ofSubject(desk: EventNames, subject: Subject): Pick<EventWords, "thing" | "rest"> {
  switch (subject.kind) {
    case "claim":
      return { thing: claim(desk, subject.id) };
    case "evidence": {
      const link = desk.links[subject.id];
      return link ? { thing: claim(desk, link.claimId), rest: "(its evidence)" } : { rest: "some evidence" };
    }
    case "source":
      return { thing: source(desk, subject.id) };
    case "passage": {
      const passage = desk.passages[subject.id];
      return passage
        ? { rest: "(a passage)", thing: passageOf(desk, passage.sourceId, subject.id) }
        : { rest: "a passage" };
    }
  }
}

const passageOf = (desk: EventNames, sourceId: SourceId, passageId: string) => {
  const { name, path } = source(desk, sourceId);
  return { name, path: `${path}?passage=${passageId}` };
};

function ofThread(desk: EventNames, threadId: ThreadId): Pick<EventWords, "thing" | "rest"> {
  const thread = desk.threads[threadId];
  return thread ? ofSubject(desk, thread.subject) : { rest: "something" };
}

function ofComment(desk: EventNames, commentId: CommentId): Pick<EventWords, "thing" | "rest"> {
  const comment = desk.comments[commentId];
  return comment ? ofThread(desk, comment.threadId) : { rest: "something" };
}
