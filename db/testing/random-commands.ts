import fc from "fast-check";
import type { Access } from "@/db/access";
import { captureSource } from "@/db/commands/capture-source";
import { invite } from "@/db/commands/invite";
import { changeRole, removeReviewer } from "@/db/commands/manage-reviewers";
import { sendables } from "@/db/commands/sendable";
import { newCommandId, newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { sourceText } from "@/db/queries/sources";
import { versionTextIn } from "@/db/queries/things";
import { confidences, likelihoods, verdicts } from "@/lib/domain/assessment";
import { claimTypes, modalities } from "@/lib/domain/claim";
import { judgements, relations } from "@/lib/domain/evidence";
import type { AliasGroupId, RejectionId, ReportId } from "@/lib/domain/ids";
import { segmentKinds } from "@/lib/domain/source";
import type { CommandName } from "@/lib/live/inputs";
import { roles } from "@/lib/policy/permissions";
import { sourceTexts, type TestDesk } from "./desk";
import { pageAnswered } from "./page-answered";
import { capturedVersion } from "./records";

const often = [
  "record-claim",
  "revise-claim",
  "withdraw-claim",
  "reinstate-claim",
  "merge-claims",
  "split-claim",
  "record-appearance",
  "retract-appearance",
  "restore-appearance",
  "link-evidence",
  "retract-evidence",
  "restore-evidence",
  "reject-candidate",
  "restore-candidate",
  "set-aliases",
  "remove-aliases",
  "revise-source",
  "recut-source",
  "set-source-readers",
  "save-view",
  "remove-view",
  "restore-view",
  "create-report",
  "rename-report",
  "withdraw-report",
  "reinstate-report",
  "publish-edition",
  "assess",
  "retract-assessment",
  "restore-assessment",
  "curate",
  "retract-curation",
  "restore-curation",
  "open-thread",
  "comment",
  "revise-comment",
  "retract-comment",
  "restore-comment",
  "resolve-thread",
  "reopen-thread",
  "place-passage",
  "retire-passage",
  "reopen-passage",
  "undo",
] as const satisfies readonly CommandName[];
const now = [
  "record-claim",
  "link-evidence",
  "capture-source",
  "capture-version",
  "change-role",
  "remove-reviewer",
  "invite",
] as const;

/** What any command may say, from which `sendStep` takes what the command needs. */
const step = fc.record({
  who: fc.constantFrom("annotator", "curator", "curator", "manager", "manager"),
  what: fc.constantFrom(...often, ...often, ...now),
  /** Which of the things there are; counted round. */
  pick: fc.nat(),
  another: fc.nat(),
  isNewPassage: fc.boolean(),
  hasBasis: fc.boolean(),
  outlet: fc.constantFrom("gazette", "courier"),
  span: fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })),
  words: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  type: fc.constantFrom(...claimTypes),
  modality: fc.constantFrom(...modalities),
  relation: fc.constantFrom(...relations),
  judgement: fc.constantFrom(...judgements),
  verdict: fc.constantFrom(...verdicts),
  confidence: fc.constantFrom(...confidences),
  likelihood: fc.option(fc.constantFrom(...likelihoods)),
  credibility: fc.option(fc.integer({ min: 1, max: 6 })),
  role: fc.constantFrom(...roles),
  amount: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
});
/** One pick in so many is of anything there is, fit or not. */
const MISSES = 5;
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Up to `most` things that people do, in an order that nobody thought of; some will be refused. */
export const steps = (most: number) => fc.array(step, { minLength: (2 * most) / 3, maxLength: most, size: "max" });

/** Carries steps out on one desk, choosing among the things that are there. */
export function carrier(desk: TestDesk) {
  const sentCommands: string[] = [];
  const rejections: RejectionId[] = [];
  const groups: AliasGroupId[] = [];
  const reports: ReportId[] = [];

  const passage = async (access: Access, { outlet, span, isNewPassage, pick }: Step) => {
    const known = Object.keys((await deskView(access)).passages);
    if (!isNewPassage && known.length > 0) return { passageId: known[pick % known.length] };
    const { versionId, text } = desk[outlet];
    const [start, length] = span;
    const end = Math.min(start + length, text.length);
    return { newPassageId: newId("psg"), versionId, start, end, exact: text.slice(start, end) };
  };

  /** The input of a command of the live socket. */
  const inputOf = async (access: Access, said: Step & { what: CommandName }): Promise<object> => {
    const view = await deskView(access);
    /** One that can be meant, most of the time; else any. */
    const one = <Thing extends { id: string }>(
      record: Readonly<Record<string, Thing>>,
      isMeant: (thing: Thing) => boolean,
    ) => {
      const all = Object.values(record);
      const meant = all.filter(isMeant);
      const among = meant.length > 0 && said.pick % MISSES !== 0 ? meant : all;
      return among[said.pick % Math.max(among.length, 1)]?.id ?? "none";
    };
    const stands = ({ retractedAtMs }: { retractedAtMs: number | null }) => retractedAtMs === null;
    const isRetracted = (thing: { retractedAtMs: number | null }) => !stands(thing);
    const { words, type, modality, relation, judgement, verdict, confidence, likelihood, credibility, amount } = said;
    const wantsWithdrawn = said.what === "reinstate-claim";
    const claimId = one(view.claims, ({ withdrawnAtMs }) => (withdrawnAtMs !== null) === wantsWithdrawn);
    const basis = said.hasBasis ? { basisSeq: Math.max(0, view.seq - 1) } : {};
    const seen = said.hasBasis ? { seenCurationId: Object.values(view.curations).at(-1)?.id ?? null } : {};
    const max = amount === null ? null : Math.abs(amount);
    const quantity = {
      min: amount,
      max,
      unit: words,
      object: null,
      approximate: false,
      comparator: null,
      status: null,
    };
    const quantities = amount === null ? [] : [quantity];
    const judged = { verdict, rationale: words };
    const mentioned = said.hasBasis ? [desk.annotator.reviewerId, desk.manager.reviewerId] : [];
    switch (said.what) {
      case "record-claim": {
        const ids = { claimId: newId("clm"), appearanceId: newId("app") };
        return { ...ids, passage: await passage(access, said), wording: words, type, modality, quantities };
      }
      case "revise-claim":
        return {
          claimId,
          ...basis,
          changes: said.isNewPassage ? { wording: words, type } : { quantities, place: words },
        };
      case "withdraw-claim":
        return { claimId, reason: words };
      case "reinstate-claim":
        return { claimId };
      case "merge-claims": {
        const others = Object.values(view.claims).filter(
          (claim) => claim.withdrawnAtMs === null && claim.id !== claimId,
        );
        return { claimId, intoId: others[said.another % Math.max(others.length, 1)]?.id, reason: words };
      }
      case "split-claim": {
        const own = Object.values(view.appearances).filter((made) => stands(made) && made.claimId === claimId);
        const links = Object.values(view.links).filter((link) => stands(link) && link.claimId === claimId);
        const chosen = own.slice(0, Math.max(1, own.length - 1)).map(({ id }) => id);
        const linkIds = links.slice(0, said.pick % 2).map(({ id }) => id);
        return { claimId, newClaimId: newId("clm"), wording: words, type, appearanceIds: chosen, linkIds };
      }
      case "record-appearance":
        return { appearanceId: newId("app"), claimId, passage: await passage(access, said) };
      case "retract-appearance":
        return { appearanceId: one(view.appearances, stands), reason: words };
      case "restore-appearance":
        return { appearanceId: one(view.appearances, isRetracted) };
      case "link-evidence": {
        const evidence = { relation, reason: words, sameEvent: judgement, independent: judgement };
        return { linkId: newId("evl"), claimId, passage: await passage(access, said), ...evidence };
      }
      case "reject-candidate": {
        const { versionId, text } = desk[said.outlet];
        const [start, length] = said.span;
        const end = Math.min(start + length, text.length);
        rejections.push(newId("rej"));
        return { rejectionId: rejections.at(-1), claimId, versionId, start, end, exact: text.slice(start, end) };
      }
      case "restore-candidate":
        return { rejectionId: rejections[said.pick % Math.max(rejections.length, 1)] ?? newId("rej") };
      case "set-aliases": {
        groups.push(newId("ali"));
        return { groupId: groups.at(-1), names: [words, `The ${words}`] };
      }
      case "remove-aliases":
        return { groupId: groups[said.pick % Math.max(groups.length, 1)] ?? newId("ali") };
      case "create-report": {
        reports.push(newId("rpt"));
        const of = said.isNewPassage && claimId !== "none" ? { claimIds: [claimId] } : {};
        return {
          reportId: reports.at(-1),
          title: words,
          template: said.hasBasis ? "by-type" : "claim-by-claim",
          ...of,
        };
      }
      case "rename-report":
      case "withdraw-report":
      case "reinstate-report":
      case "publish-edition": {
        const reportId = reports[said.pick % Math.max(reports.length, 1)] ?? newId("rpt");
        return { reportId, title: words, editionId: newId("edn") };
      }
      case "revise-source": {
        const { sourceId } = desk[said.outlet];
        const { title = "", outlet = null } = view.sources[sourceId] ?? {};
        const seen = said.hasBasis ? { seen: { title, outlet } } : {};
        const translatedFrom = said.hasBasis ? "ar" : null;
        return {
          sourceId,
          changes: { title: words, outlet: said.isNewPassage ? null : words, translatedFrom },
          ...seen,
        };
      }
      case "recut-source": {
        const { versionId, text } = desk[said.outlet];
        const whole = { kind: segmentKinds[said.pick % segmentKinds.length], voice: words, reliability: "C" };
        return { versionId, segments: said.isNewPassage ? [] : [{ ...whole, start: 0, end: text.length }] };
      }
      case "set-source-readers": {
        const { observer, annotator, curator, manager } = desk;
        const everybody = [observer, annotator, curator, manager].map(({ reviewerId }) => reviewerId);
        return { sourceId: desk[said.outlet].sourceId, readers: said.isNewPassage ? null : everybody };
      }
      case "save-view": {
        const standing = Object.values(view.savedViews).filter(({ removedAtMs }) => removedAtMs === null);
        const [known] = said.isNewPassage ? [] : standing.slice(said.pick % Math.max(standing.length, 1));
        const seen = known && { seen: { name: known.name, params: known.params } };
        return {
          viewId: known?.id ?? newId("viw"),
          name: words,
          params: { type, sort: "-changed", old: "1" },
          ...seen,
        };
      }
      case "remove-view":
        return { viewId: one(view.savedViews, ({ removedAtMs }) => removedAtMs === null) };
      case "restore-view":
        return { viewId: one(view.savedViews, ({ removedAtMs }) => removedAtMs !== null) };
      case "retract-evidence":
        return { linkId: one(view.links, stands), reason: words };
      case "restore-evidence":
        return { linkId: one(view.links, isRetracted) };
      case "assess":
        return { assessmentId: newId("asm"), claimId, ...judged, confidence, likelihood, credibility };
      case "retract-assessment":
        return { assessmentId: one(view.assessments, stands) };
      case "curate":
        return { curationId: newId("cur"), claimId, ...basis, ...seen, ...judged, dissent: words };
      case "restore-assessment":
        return { assessmentId: one(view.assessments, isRetracted) };
      case "restore-curation":
        return { curationId: one(view.curations, isRetracted) };
      case "retract-curation":
        return { curationId: one(view.curations, stands) };
      case "open-thread": {
        const subjects = [
          { kind: "claim", id: claimId },
          { kind: "evidence", id: one(view.links, stands) },
          { kind: "passage", passage: await passage(access, said) },
          { kind: "source", id: desk[said.outlet].sourceId },
        ];
        const subject = subjects[said.another % subjects.length];
        return { threadId: newId("thr"), commentId: newId("cmt"), subject, text: words, mentions: mentioned };
      }
      case "comment": {
        const threadId = one(view.threads, ({ resolvedAtMs }) => resolvedAtMs === null);
        return { commentId: newId("cmt"), threadId, text: words, mentions: mentioned };
      }
      case "revise-comment": {
        const commentId = one(view.comments, stands);
        const stood = Object.values(view.comments).find(({ id }) => id === commentId)?.text;
        return { commentId, text: words, mentions: mentioned, ...(said.hasBasis && { seen: stood ?? words }) };
      }
      case "retract-comment":
        return { commentId: one(view.comments, stands) };
      case "restore-comment":
        return { commentId: one(view.comments, isRetracted) };
      case "resolve-thread":
        return { threadId: one(view.threads, ({ resolvedAtMs }) => resolvedAtMs === null) };
      case "reopen-thread":
        return { threadId: one(view.threads, ({ resolvedAtMs }) => resolvedAtMs !== null) };
      case "place-passage": {
        const waiting = Object.values(view.passages).filter(({ awaits }) => awaits);
        const asked = waiting[said.another % Math.max(waiting.length, 1)];
        const offered = asked?.awaits?.places[said.pick % Math.max(asked.awaits.places.length, 1)];
        const [start, length] = said.span;
        const { text = "" } = asked?.awaits ? await versionTextIn(access, asked.awaits.versionId) : {};
        const end = Math.min(start + length, text.length);
        const place = said.isNewPassage || !offered ? { start, end, exact: text.slice(start, end) } : offered;
        return { passageId: asked?.id ?? "none", versionId: asked?.awaits?.versionId ?? "none", ...place };
      }
      case "retire-passage": {
        const waiting = Object.values(view.passages).filter(({ awaits }) => awaits);
        const asked = waiting[said.another % Math.max(waiting.length, 1)];
        return { passageId: asked?.id ?? "none", versionId: asked?.awaits?.versionId ?? "none", reason: words };
      }
      case "reopen-passage": {
        const decided = Object.values(view.passages).filter(({ from, retiredIn }) => retiredIn ?? from);
        const one = decided[said.another % Math.max(decided.length, 1)];
        return { passageId: one?.id ?? "none", versionId: one?.retiredIn ?? one?.versionId ?? "none" };
      }
      case "undo":
        return { commandId: sentCommands[said.pick % Math.max(sentCommands.length, 1)] ?? "none" };
    }
  };

  const capture = (access: Access, commandId: string, { words }: Step) => {
    const text = `${sourceTexts.gazette} ${words.replace(/\s/g, "")}.`;
    const blank = { originalTitle: null, outlet: null, author: null, url: null, published: null };
    const described = { language: "en", direction: "ltr", reliability: null, descriptor: null, retold: false } as const;
    const span = { start: 0, end: text.length };
    const structure = { text, blocks: [{ kind: "paragraph", ...span } as const], segments: [] };
    return captureSource(access, commandId, {
      sourceId: newId("src"),
      versionId: newId("ver"),
      fileName: "more.txt",
      bytes: new TextEncoder().encode(text),
      ingested: { title: "More", ...blank, ...described, ...structure, mediaType: "text/plain", warnings: [] },
      ...(words.length % 2 === 0 && { response: pageAnswered }),
    });
  };

  /** The present text with something put in, put elsewhere, or cut. */
  const captureLater = async (access: Access, said: Step) => {
    const { sourceId } = desk[said.outlet];
    const { text } = await sourceText(access, sourceId);
    const [at, length] = said.span;
    const word = said.words.replace(/\s/g, "");
    const changed = [
      `${word} ${text}`,
      `${text.slice(0, at)}${word}${text.slice(at + length)}`,
      text.split("\n").reverse().join("\n"),
      text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
    ];
    return capturedVersion(access, sourceId, changed[said.pick % changed.length] ?? text);
  };

  const isSendable = (said: Step): said is Step & { what: CommandName } => Object.hasOwn(sendables, said.what);

  return {
    inputOf,
    isSendable,
    /** Sends the command that a step stands for. Throws what the command refuses. */
    async send(access: Access, said: Step, input?: object): Promise<string> {
      const commandId = newCommandId();
      const { reviewerId } = said.another % MISSES === 0 ? desk.annotator : desk.observer;
      if (isSendable(said)) {
        await sendables[said.what](access, commandId, input ?? (await inputOf(access, said)));
      } else if (said.what === "capture-source") await capture(access, commandId, said);
      else if (said.what === "capture-version") await captureLater(access, said);
      else if (said.what === "change-role") await changeRole(access, commandId, { reviewerId, role: said.role });
      else if (said.what === "remove-reviewer") await removeReviewer(access, commandId, { reviewerId });
      else await invite(access, commandId, { invitationId: newId("ivt"), role: said.role });
      sentCommands.push(commandId);
      return commandId;
    },
  };
}
