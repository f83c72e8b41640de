import type { Me } from "@/app/_live/live-desk";
import type { Assessment, Curation } from "@/lib/domain/assessment";
import type { Appearance, Claim, ClaimFields } from "@/lib/domain/claim";
import type { EvidenceLink } from "@/lib/domain/evidence";
import type { ClaimId, ReviewerId } from "@/lib/domain/ids";
import type { Comment } from "@/lib/domain/thread";
import { claimView } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import type { Sendable } from "@/lib/live/inputs";
import { may, type Permission } from "@/lib/policy/permissions";
import { claimFieldInWords, claimFieldKeys, claimFieldNames } from "@/lib/report/claim-field-in-words";

/** What stood on a claim at a moment: all that can be compared with now. */
export type StoodThen = Readonly<{
  claim: Claim;
  appearances: readonly Appearance[];
  links: readonly EvidenceLink[];
  assessments: readonly Assessment[];
  curation: Curation | null;
  comments: readonly Comment[];
  /** The words of each passage, by its id. */
  quotes: Readonly<Record<string, string>>;
}>;

/** One thing that stood otherwise, and what brings it back; or why nothing here can. */
export type Restorable = Readonly<{
  key: string;
  what: string;
  now: string | null;
  was: string | null;
  /** What the button says, and what is said when it was pressed. */
  label: string;
  done: string;
}> &
  (Readonly<{ command: Sendable; why: null }> | Readonly<{ command: null; why: string }>);

/**
 * What stands otherwise now than it did then, with the command that brings it back: one that people have
 * anyway, with its permission, checked for show here and again where it is carried out. What was added since stays:
 * restoring takes nothing away.
 */
export function restorables(then: StoodThen, desk: Desk, me: Me): Restorable[] {
  const now = desk.claims[then.claim.id];
  if (!now) return [];
  return [
    ...standingOf(then.claim, now, desk, me),
    ...fieldsOf(then.claim, now, me),
    ...passagesOf(then, now.id, desk, me),
    ...judgementsOf(then, desk, me),
    ...commentsOf(then, desk, me),
  ];
}

/** Every field that differs, in one revision; null where that is not one more than each alone. */
export function allFields(found: readonly Restorable[], claim: Claim, basisSeq: number): Sendable | null {
  const keys = claimFieldKeys.filter((key) => found.some((it) => it.key === key && it.command !== null));
  if (keys.length < 2) return null;
  return { name: "revise-claim", input: { claimId: claim.id, basisSeq, changes: only(claim, keys) } };
}

const only = (fields: ClaimFields, keys: readonly (keyof ClaimFields)[]): Partial<ClaimFields> =>
  Object.fromEntries(keys.map((key) => [key, fields[key]]));

type Words = Pick<Restorable, "key" | "what" | "now" | "was" | "label" | "done">;

/** With its command, or with why not. */
function offered(words: Words, command: Sendable, whyNot: string | null): Restorable {
  return whyNot === null ? { ...words, command, why: null } : { ...words, command: null, why: whyNot };
}

function forbidden(me: Me, permission: Permission, ownerId: ReviewerId): string | null {
  if (may(me.role, permission, ownerId === me.reviewerId)) return null;
  if (may(me.role, permission, true)) return "Only who made it can bring it back.";
  return `As ${me.role} you cannot change this.`;
}

function standingOf(then: Claim, now: Claim, desk: Desk, me: Me): Restorable[] {
  if (then.withdrawnAtMs !== null || now.withdrawnAtMs === null) return [];
  const into = now.mergedInto ? (desk.claims[now.mergedInto]?.number ?? null) : null;
  const merged = `It is part of ${into === null ? "another claim" : `claim ${into}`} now. Part the two on the claim's own page.`;
  const words = { key: "standing", what: "Claim", now: now.mergedInto ? "Merged" : "Withdrawn", was: "Stands" };
  return [
    offered(
      { ...words, label: "Reinstate the claim", done: "Claim reinstated." },
      { name: "reinstate-claim", input: { claimId: now.id } },
      now.mergedInto ? merged : forbidden(me, "claim.withdraw", now.recordedBy),
    ),
  ];
}

function fieldsOf(then: Claim, now: Claim, me: Me): Restorable[] {
  return claimFieldKeys.flatMap((key) => {
    if (JSON.stringify(then[key]) === JSON.stringify(now[key])) return [];
    const name = claimFieldNames[key];
    const words = { now: claimFieldInWords(now, key), was: claimFieldInWords(then, key) };
    const label = `Restore this ${key === "attribution" ? "attribution" : name.toLowerCase()}`;
    return [
      offered(
        { key, what: name, ...words, label, done: `${name} restored.` },
        {
          name: "revise-claim",
          input: { claimId: now.id, basisSeq: now.changedSeq, changes: only(then, [key]) },
        },
        now.withdrawnAtMs === null
          ? forbidden(me, "claim.revise", now.recordedBy)
          : "The claim is withdrawn now. Reinstate it first.",
      ),
    ];
  });
}

const elsewhere = "It stands on another claim now. Look there.";

function passagesOf({ appearances, links, quotes }: StoodThen, claimId: ClaimId, desk: Desk, me: Me): Restorable[] {
  const words = (id: string, what: string, passageId: string, isElsewhere: boolean) => ({
    key: id,
    what,
    now: isElsewhere ? "On another claim" : "Retracted",
    was: quotes[passageId] ?? "A passage",
    label: "Restore this passage",
    done: "Passage restored.",
  });
  return [
    ...appearances.flatMap(({ id, passageId }) => {
      const now = desk.appearances[id];
      const isElsewhere = !now || now.claimId !== claimId;
      if (!isElsewhere && now.retractedAtMs === null) return [];
      const whyNot = isElsewhere ? elsewhere : forbidden(me, "appearance.retract", now.recordedBy);
      const command = { name: "restore-appearance", input: { appearanceId: id } } as const;
      return [offered(words(id, "A passage that makes the claim", passageId, isElsewhere), command, whyNot)];
    }),
    ...links.flatMap(({ id, passageId, relation }) => {
      const now = desk.links[id];
      const isElsewhere = !now || now.claimId !== claimId;
      if (!isElsewhere && now.retractedAtMs === null) return [];
      const whyNot = isElsewhere ? elsewhere : forbidden(me, "evidence.retract", now.linkedBy);
      const command = { name: "restore-evidence", input: { linkId: id } } as const;
      return [offered(words(id, `Evidence that ${relation}`, passageId, isElsewhere), command, whyNot)];
    }),
  ];
}

function judgementsOf({ claim, assessments, curation }: StoodThen, desk: Desk, me: Me): Restorable[] {
  const view = claimView(desk, claim.id);
  const found = assessments.flatMap(({ id, reviewerId, verdict }) => {
    const now = desk.assessments[id];
    const later = view?.assessments.find((it) => it.reviewerId === reviewerId && it.id !== id);
    if (!now || (now.retractedAtMs === null && !later)) return [];
    const who = desk.reviewers[reviewerId]?.name ?? "A former reviewer";
    const superseded = later ? `${who} assessed the claim again since, and the later assessment counts.` : null;
    return [
      offered(
        {
          key: id,
          what: `Assessment of ${who}`,
          now: later ? inWordsOf(later.verdict) : "Retracted",
          was: inWordsOf(verdict),
          label: "Restore this assessment",
          done: "Assessment restored.",
        },
        { name: "restore-assessment", input: { assessmentId: id } },
        superseded ?? forbidden(me, "assessment.retract", reviewerId),
      ),
    ];
  });
  const settled = curation && desk.curations[curation.id];
  if (!curation || !settled || view?.curation?.id === curation.id) return found;
  const anew = view?.curation ? "It was settled anew since. Settle it again on the claim's own page." : null;
  return [
    ...found,
    offered(
      {
        key: curation.id,
        what: "Verdict",
        now: view?.curation ? inWordsOf(view.curation.verdict) : "None",
        was: `${inWordsOf(curation.verdict)}. ${curation.rationale}`,
        label: "Restore this verdict",
        done: "Verdict restored.",
      },
      { name: "restore-curation", input: { curationId: curation.id } },
      anew ?? forbidden(me, "curation.retract", settled.curatedBy),
    ),
  ];
}

const inWordsOf = (verdict: string) => {
  const words = verdict.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function commentsOf({ comments }: StoodThen, desk: Desk, me: Me): Restorable[] {
  return comments.flatMap(({ id, text, addedBy }) => {
    const now = desk.comments[id];
    if (!now) return [];
    const words = { key: id, what: `Comment of ${desk.reviewers[addedBy]?.name ?? "a former reviewer"}`, was: text };
    if (now.retractedAtMs !== null) {
      const says = { now: "Taken back", label: "Restore this comment", done: "Comment restored." };
      const command = { name: "restore-comment", input: { commentId: id } } as const;
      return [offered({ ...words, ...says }, command, forbidden(me, "comment.retract", addedBy))];
    }
    if (now.text === text) return [];
    const says = { now: now.text, label: "Restore these words", done: "Comment restored." };
    const mentions: string[] = [...now.mentions];
    const command: Sendable = { name: "revise-comment", input: { commentId: id, text, mentions } };
    return [offered({ ...words, ...says }, command, forbidden(me, "comment.revise", addedBy))];
  });
}
