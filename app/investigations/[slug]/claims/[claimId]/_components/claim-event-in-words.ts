import type { AuditEventBody } from "@/lib/domain/audit-event";
import { figuresInWords } from "@/lib/report/figure-in-words";
import { inWords } from "@/lib/report/in-words";

/** What happened to a claim, after the name of who did it: "recorded it as …". `detail` is what they gave as words. */
export type EventWords = Readonly<{ what: string; detail: string | null }>;

const fieldNames: Readonly<Record<string, string>> = {
  wording: "the wording",
  type: "the type",
  quantities: "the figures",
  occurred: "when it happened",
  place: "the place",
  attribution: "who it is attributed to",
  modality: "how it is put",
};

/** Null for what is not about claims. */
export function claimEventInWords(body: AuditEventBody): EventWords | null {
  switch (body.type) {
    case "claim.recorded":
      return { what: "recorded the claim", detail: body.fields.wording };
    case "claim.revised":
      return { what: `changed ${listed(Object.keys(body.changes))}`, detail: revision(body.changes) };
    case "claim.withdrawn":
      return { what: "withdrew the claim", detail: body.reason };
    case "claim.reinstated":
      return { what: "reinstated the claim", detail: null };
    case "claim.merged":
      return { what: "merged two claims into one", detail: body.reason };
    case "claim.unmerged":
      return { what: "parted the merged claims again", detail: null };
    case "claim.split":
      return { what: `split claim ${body.number} off it`, detail: body.fields.wording };
    case "appearance.recorded":
      return { what: "found it in another passage", detail: body.passage.exact };
    case "appearance.retracted":
      return { what: "took a passage away", detail: body.reason };
    case "appearance.restored":
      return { what: "restored a passage", detail: null };
    case "evidence.linked":
      return { what: `linked a passage that ${body.relation} it`, detail: body.reason || body.passage.exact };
    case "evidence.retracted":
      return { what: "retracted evidence", detail: body.reason };
    case "evidence.restored":
      return { what: "restored evidence", detail: null };
    case "candidate.rejected":
      return { what: "rejected a passage as nothing for it", detail: body.exact };
    case "candidate.restored":
      return { what: "took back a rejected passage", detail: null };
    case "claim.assessed":
      return { what: `assessed it as ${inWords(body.verdict)}`, detail: body.rationale };
    case "assessment.retracted":
      return { what: "took back an assessment", detail: null };
    case "claim.curated":
      return { what: `settled it as ${inWords(body.verdict)}`, detail: body.rationale };
    case "assessment.restored":
      return { what: "restored an assessment", detail: null };
    case "curation.restored":
      return { what: "restored the verdict", detail: null };
    case "curation.retracted":
      return { what: "took back the verdict", detail: null };
    case "comment.added":
      return { what: "commented", detail: body.text };
    case "comment.revised":
      return { what: "changed a comment", detail: body.text };
    case "comment.retracted":
      return { what: "took back a comment", detail: null };
    case "comment.restored":
      return { what: "restored a comment", detail: null };
    case "thread.resolved":
      return { what: "resolved a thread", detail: null };
    case "thread.reopened":
      return { what: "reopened a thread", detail: null };
    default:
      return null;
  }
}

function revision({ wording, quantities }: Extract<AuditEventBody, { type: "claim.revised" }>["changes"]) {
  return wording ?? (quantities && quantities.length > 0 ? figuresInWords(quantities) : null);
}

function listed(fields: readonly string[]): string {
  const names = fields.map((field) => fieldNames[field] ?? field);
  const last = names.pop() ?? "nothing";
  return names.length > 0 ? `${names.join(", ")} and ${last}` : last;
}
