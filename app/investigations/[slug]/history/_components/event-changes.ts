import type { AuditEventBody } from "@/lib/domain/audit-event";
import { type SourceFields, sourceFieldKeys } from "@/lib/domain/source-changes";
import { claimFieldInWords, claimFieldKeys, claimFieldNames, type SomeFields } from "@/lib/report/claim-field-in-words";
import { credibilityInWords, headed, inWords } from "@/lib/report/in-words";
import { formatName } from "@/lib/report/report-formats";
import {
  type SomeSourceFields,
  sourceFieldInWords,
  sourceFieldNames,
  voicesInWords,
} from "@/lib/report/source-field-in-words";
import { type WordDifference, wordDifference } from "@/lib/text/word-difference";

/** One thing that an event changed: how it stood before and how it stands after; null where nothing stood. */
export type Change = Readonly<{ what: string; before: string | null; after: string | null }>;

/** The same, with the words marked that differ. */
export type MarkedChange = Readonly<{ what: string }> &
  Readonly<{ [Side in keyof WordDifference]: WordDifference[Side] | null }>;

/** How many may know of a source; who they are is said beside it. */
const readersInWords = (readers: readonly unknown[] | null) =>
  readers === null ? "Everybody in the investigation" : `${readers.length} named`;

/** What an event changed, thing by thing, in words. Empty for what only says that something happened. */
export function changesOf(body: AuditEventBody): Change[] {
  switch (body.type) {
    case "investigation.opened":
      return made({ Title: body.title, Question: body.question });
    case "reviewer.joined":
      return [{ what: "Role", before: null, after: headed(body.role) }];
    case "reviewer.role-changed":
      return [{ what: "Role", before: headed(body.prior), after: headed(body.role) }];
    case "reviewer.left":
      return [{ what: "Role", before: headed(body.prior), after: null }];
    case "source.captured":
      return made({
        Title: body.source.title,
        Outlet: body.source.outlet,
        File: body.source.capturedFrom,
        "SHA-256 of the original": body.source.version.originalSha256,
        "SHA-256 of the text": body.source.version.textSha256,
      });
    case "source.revised": {
      const { prior, changes } = body;
      return sourceFieldKeys.flatMap((key) => (key in changes ? sourceFieldChange(key, prior, changes) : []));
    }
    case "source.readers-set":
      return [{ what: "Readers", before: readersInWords(body.prior), after: readersInWords(body.readers) }].filter(
        differs,
      );
    case "source.recut":
      return [{ what: "Voices", before: voicesInWords(body.prior), after: voicesInWords(body.segments) }];
    case "version.captured":
      return made({
        "Captured from": body.capturedFrom,
        "SHA-256 of the original": body.version.originalSha256,
        "SHA-256 of the text": body.version.textSha256,
        "Passages that went along": String(body.followed),
        "Passages to look at": String(body.waiting),
      });
    case "passage.placed":
      return [{ what: "Passage", before: body.prior.exact, after: body.passage.exact }];
    case "passage.retired":
      return [{ what: "Passage", before: "To look at", after: "Retired" }];
    case "passage.reopened":
      return [{ what: "Passage", before: body.prior.exact, after: body.passage.exact }].filter(differs);
    case "claim.recorded":
    case "claim.split":
      return claimFieldKeys.flatMap((key) => fieldChange(key, {}, body.fields));
    case "claim.revised": {
      const { prior, changes } = body;
      return claimFieldKeys.flatMap((key) => (key in changes ? fieldChange(key, prior, changes) : []));
    }
    case "claim.withdrawn":
      return [{ what: "Claim", before: "Stands", after: "Withdrawn" }];
    case "claim.reinstated":
      return [{ what: "Claim", before: "Withdrawn", after: "Stands" }];
    case "claim.merged":
      return [{ what: "Claim", before: "Stands for itself", after: "Part of another claim" }];
    case "claim.unmerged":
      return [{ what: "Claim", before: "Part of another claim", after: "Stands for itself" }];
    case "appearance.recorded":
      return made({ Passage: body.passage.exact });
    case "evidence.linked":
      return made({
        Relation: headed(body.relation),
        Passage: body.passage.exact,
        Aspect: body.aspect,
        Reason: body.reason,
        "Same event": inWords(body.sameEvent),
        Independent: inWords(body.independent),
      });
    case "appearance.retracted":
    case "evidence.retracted":
      return [{ what: "Passage", before: "Stands", after: "Retracted" }];
    case "appearance.restored":
    case "evidence.restored":
      return [{ what: "Passage", before: "Retracted", after: "Stands" }];
    case "candidate.rejected":
      return [{ what: "Proposed passage", before: "Proposed", after: "Rejected" }];
    case "candidate.restored":
      return [{ what: "Proposed passage", before: "Rejected", after: "Proposed" }];
    case "claim.assessed":
      return made({
        Verdict: headed(body.verdict),
        Credibility: body.credibility === null ? null : headed(credibilityInWords(body.credibility)),
        Likelihood: body.likelihood === null ? null : headed(body.likelihood),
        Confidence: headed(body.confidence),
        Rationale: body.rationale,
      });
    case "claim.curated":
      return made({ Verdict: headed(body.verdict), Rationale: body.rationale, Dissent: body.dissent });
    case "assessment.retracted":
      return [{ what: "Assessment", before: "Stands", after: "Retracted" }];
    case "assessment.restored":
      return [{ what: "Assessment", before: "Retracted", after: "Stands" }];
    case "curation.retracted":
      return [{ what: "Verdict", before: "Stands", after: "Taken back" }];
    case "curation.restored":
      return [{ what: "Verdict", before: "Taken back", after: "Stands" }];
    case "comment.added":
      return made({ Comment: body.text });
    case "comment.revised":
      return [{ what: "Comment", before: body.prior.text, after: body.text }];
    case "comment.retracted":
      return [{ what: "Comment", before: "Stands", after: "Taken back" }];
    case "comment.restored":
      return [{ what: "Comment", before: "Taken back", after: "Stands" }];
    case "thread.resolved":
      return [{ what: "Thread", before: "Open", after: "Resolved" }];
    case "thread.reopened":
      return [{ what: "Thread", before: "Resolved", after: "Open" }];
    case "report.exported":
      return made({
        Form: formatName(body.format),
        Edition: body.edition ? `${body.edition.number} of “${body.edition.title}”` : null,
        Claims: body.edition ? null : (body.claims ?? "all"),
        "Up to event": String(body.seq),
      });
    case "aliases.set":
      return [{ what: "Names that mean the same", before: body.prior && named(body.prior), after: named(body.names) }];
    case "aliases.removed":
      return [{ what: "Names that mean the same", before: named(body.prior), after: null }];
    case "view.saved": {
      const { prior, name, params } = body;
      const shown = { what: "What it shows", before: prior && chosen(prior.params), after: chosen(params) };
      return [{ what: "Name", before: prior?.name ?? null, after: name }, shown].filter(differs);
    }
    case "report.created":
      return made({ Title: body.title });
    case "report.renamed":
      return [{ what: "Title", before: body.prior, after: body.title }];
    case "report.withdrawn":
      return [{ what: "Report", before: "Stands", after: "Withdrawn" }];
    case "report.reinstated":
      return [{ what: "Report", before: "Withdrawn", after: "Stands" }];
    case "edition.published":
      return made({ Title: body.title, "SHA-256 of what it says": body.contentSha256 });
    case "edition.link-opened":
      return [{ what: "Public link", before: null, after: "Open" }];
    case "edition.link-revoked":
      return [{ what: "Public link", before: "Open", after: "Revoked" }];
    case "view.removed":
      return [{ what: "Saved view", before: body.name, after: null }];
    case "view.restored":
      return [{ what: "Saved view", before: null, after: body.name }];
    default:
      return [];
  }
}

/** How the words differ is worked out on the server, once for each page of the history. */
export function marked({ what, before, after }: Change): MarkedChange {
  if (before === null || after === null) return { what, before: whole(before), after: whole(after) };
  return { what, ...wordDifference(before, after) };
}

const whole = (text: string | null) => (text === null ? null : [{ text, isSame: true }]);
const differs = ({ before, after }: Change) => before !== after;
const named = (names: readonly string[]) => names.join(" = ");
const chosen = (params: Readonly<Record<string, string>>) =>
  Object.entries(params)
    .map(([name, value]) => `${name}: ${value}`)
    .join("; ") || "every claim";

/** What came to be; what nobody filled in is left out. */
function made(parts: Readonly<Record<string, string | null>>): Change[] {
  return Object.entries(parts).flatMap(([what, after]) => (after ? [{ what, before: null, after }] : []));
}

function sourceFieldChange(key: keyof SourceFields, prior: SomeSourceFields, changes: SomeSourceFields): Change[] {
  const [before, after] = [sourceFieldInWords(prior, key), sourceFieldInWords(changes, key)];
  return before === after ? [] : [{ what: sourceFieldNames[key], before, after }];
}

function fieldChange(key: (typeof claimFieldKeys)[number], prior: SomeFields, changes: SomeFields): Change[] {
  const change = {
    what: claimFieldNames[key],
    before: claimFieldInWords(prior, key),
    after: claimFieldInWords(changes, key),
  };
  return differs(change) ? [change] : [];
}
