import { type Access, enter } from "@/db/access";
import { addMember } from "@/db/commands/accounts";
import { captureSource } from "@/db/commands/capture-source";
import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { newCommandId, newId } from "@/db/new-id";
import { passageOf, type TestDesk } from "./desk";
import { oneOfEach, type Things } from "./doors";
import { assessment, capturedVersion, curation, sent, thread } from "./records";
import { typed } from "./typed";

/** Stands in everything that is said of the confidential source, and nowhere else. */
export const CANARY = "Kanarienvogel";

const firstText = `${CANARY} says that 77 lamps were lit.\n${CANARY} saw the 78th go out, and told nobody.`;
const laterText = `${CANARY} says that 77 lamps were lit.\n${CANARY} saw the 78th go out, and told a neighbour.`;

const spanOf = (versionId: string, exact: string, text = firstText) => {
  const start = text.indexOf(exact);
  return { newPassageId: newId("psg"), versionId, start, end: start + exact.length, exact };
};

/**
 * A confidential source in the test investigation, and one of everything that can hang on it, each holding the canary:
 * `annotator` captured it and, with `curator`, is named; the observer, the manager and another annotator are not.
 */
export async function withCanary(desk: TestDesk) {
  const { annotator, curator, store, investigation } = desk;
  const [sourceId, versionId] = [newId("src"), newId("ver")];
  await captureSource(annotator, newCommandId(), {
    sourceId,
    versionId,
    fileName: `${CANARY}.txt`,
    bytes: new TextEncoder().encode(firstText),
    ingested: {
      ...{ title: `The ${CANARY}`, originalTitle: null, outlet: `${CANARY} Post`, author: `A. ${CANARY}` },
      ...{ url: `https://${CANARY}.example.org/`, published: null, language: "en", direction: "ltr" },
      ...{ reliability: "B", descriptor: `${CANARY} agency`, retold: false, mediaType: "text/plain", warnings: [] },
      text: firstText,
      blocks: paragraphs(firstText),
      segments: [{ kind: "body", voice: CANARY, reliability: null, start: 0, end: firstText.length }],
    },
  });
  const set = { sourceId, readers: [annotator.reviewerId, curator.reviewerId] };
  const made = await sent(annotator, "set-source-readers", set);
  const [claimId, appearanceId] = [newId("clm"), newId("app")];
  const recorded = await sent(annotator, "record-claim", {
    ...{ claimId, appearanceId, passage: spanOf(versionId, "77 lamps"), type: "other" },
    wording: `${CANARY}: 77 lamps`,
  });
  const linked = { ...spanOf(versionId, "the 78th go out") };
  const linkId = newId("evl");
  const evidence = { relation: "contradicts", aspect: CANARY, reason: `${CANARY} was there` } as const;
  await sent(curator, "link-evidence", { linkId, claimId, passage: passageOf("courier", "324 m"), ...evidence });
  const judged = { ...assessment(claimId), rationale: CANARY };
  await sent(annotator, "assess", judged);
  const settled = { ...curation(claimId), rationale: CANARY, dissent: CANARY };
  await sent(curator, "curate", settled);
  await writeRationale(curator, claimId, typed(`${CANARY} is believed.`));
  await keepRationaleNow(curator, claimId);
  const rejectionId = newId("rej");
  const { newPassageId: _passage, ...place } = spanOf(versionId, "told nobody");
  await sent(annotator, "reject-candidate", { rejectionId, claimId, ...place });
  const opened = { ...thread({ kind: "claim", id: claimId }), text: CANARY };
  await sent(annotator, "open-thread", opened);
  for (const subject of [
    { kind: "source", id: sourceId } as const,
    { kind: "evidence", id: linkId } as const,
    { kind: "passage", passage: spanOf(versionId, "says") } as const,
  ]) {
    await sent(annotator, "open-thread", { ...thread(subject), text: CANARY });
  }

  // A claim that is made elsewhere too, with evidence from here; and one that was made here and merged into it.
  const open = await oneOfEach(desk);
  await sent(annotator, "link-evidence", { linkId: newId("evl"), claimId: open.claimId, passage: linked, ...evidence });
  await sent(annotator, "record-appearance", {
    ...{ appearanceId: newId("app"), claimId: open.claimId, passage: spanOf(versionId, "lit") },
  });
  const mergedId = newId("clm");
  await sent(annotator, "record-claim", {
    ...{ claimId: mergedId, appearanceId: newId("app"), passage: spanOf(versionId, "saw"), type: "other" },
    wording: `Merged: ${CANARY}`,
  });
  await sent(annotator, "merge-claims", { claimId: mergedId, intoId: open.claimId, reason: `As ${CANARY} says` });
  const withdrawnId = newId("clm");
  await sent(annotator, "record-claim", {
    ...{ claimId: withdrawnId, appearanceId: newId("app"), passage: spanOf(versionId, "go out"), type: "other" },
    wording: `Withdrawn: ${CANARY}`,
  });
  await sent(annotator, "withdraw-claim", { claimId: withdrawnId, reason: CANARY });

  await sent(annotator, "revise-source", { sourceId, changes: { descriptor: `${CANARY} bureau` } });
  const later = await capturedVersion(annotator, sourceId, laterText);
  await sent(annotator, "recut-source", {
    versionId: later.versionId,
    segments: [{ kind: "body", voice: `${CANARY} again`, reliability: "B", start: 0, end: laterText.length }],
  });
  const untied = newId("clm");
  await sent(annotator, "record-claim", {
    ...{ claimId: untied, appearanceId: newId("app"), type: "other", wording: `${CANARY} told a neighbour` },
    passage: spanOf(later.versionId, "a neighbour", laterText),
  });
  const stranger = await addMember(desk.manager, "annotator", {
    ...{ email: "another@example.org", name: "Another annotator", password: "correct horse battery" },
  });
  const anew = (who: Pick<Access, "reviewerId">) => enter(store, who.reviewerId, investigation.id);
  const hidden: Things = {
    ...open,
    ...{ claimId, appearanceId, commandId: recorded.commandId, linkId, rejectionId, sourceId, versionId },
    ...{ assessmentId: judged.assessmentId, curationId: settled.curationId, untiedClaimId: untied },
    ...{ threadId: opened.threadId, commentId: opened.commentId, passageId: linked.newPassageId },
    ...{ courierId: sourceId, courierVersionId: versionId },
  };
  return {
    sourceId,
    laterText,
    open,
    hidden,
    /** All that must not be told: ids, too. */
    secrets: [CANARY, sourceId, versionId, later.versionId, claimId, mergedId, withdrawnId, untied, linkId]
      .concat([judged.assessmentId, settled.curationId, opened.threadId, opened.commentId, rejectionId])
      .concat([linked.newPassageId, appearanceId]),
    madeConfidentialBy: made.commandId,
    named: { annotator: await anew(annotator), curator: await anew(curator) },
    unnamed: {
      observer: await anew(desk.observer),
      annotator: await anew(stranger),
      manager: await anew(desk.manager),
    },
  };
}
export type Canary = Awaited<ReturnType<typeof withCanary>>;

const paragraphs = (text: string) =>
  [...text.matchAll(/.+/g)].map(({ index, 0: { length } }) => ({
    kind: "paragraph" as const,
    start: index,
    end: index + length,
  }));
