import { readdirSync } from "node:fs";
import { makeToken } from "@/db/commands/access-tokens";
import { captureSource } from "@/db/commands/capture-source";
import { openEditionLink } from "@/db/commands/publish-edition";
import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { newId } from "@/db/new-id";
import { rationaleOf, reportTextOf } from "@/db/queries/joint-texts";
import { passageOf, sourceTexts, type TestDesk } from "./desk";
import {
  assessment,
  begunReport,
  contradiction,
  curation,
  openClaims,
  recordedClaim,
  rejection,
  sent,
  thread,
  towerNames,
} from "./records";
import { typed } from "./typed";

/** The names of what the modules of a folder export as functions, with the functions. */
export async function functionsIn(
  folder: string,
  load: (name: string) => Promise<Readonly<Record<string, unknown>>>,
): Promise<ReadonlyMap<string, unknown>> {
  const modules = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const found = new Map<string, unknown>();
  for (const file of modules) {
    const module = file.slice(0, -".ts".length);
    for (const [name, exported] of Object.entries(await load(module))) {
      if (typeof exported === "function") found.set(`${module}: ${name}`, exported);
    }
  }
  return found;
}

/** One of everything in the test investigation, made by its people. */
export async function oneOfEach(desk: TestDesk) {
  const { claimId, appearanceId, commandId } = await recordedClaim(desk.annotator);
  const evidence = contradiction(claimId);
  await sent(desk.annotator, "link-evidence", evidence);
  const rejected = rejection(claimId);
  await sent(desk.annotator, "reject-candidate", rejected);
  const named = towerNames();
  await sent(desk.curator, "set-aliases", named);
  const saved = openClaims();
  await sent(desk.annotator, "save-view", saved);
  const judged = assessment(claimId);
  await sent(desk.annotator, "assess", judged);
  const settled = curation(claimId);
  await sent(desk.curator, "curate", settled);
  await writeRationale(desk.curator, claimId, typed("The tower is 330 m tall, or 324 m."));
  await keepRationaleNow(desk.curator, claimId);
  const written = await rationaleOf(desk.curator, claimId);
  const { reportId } = await begunReport(desk.annotator);
  const editionId = newId("edn");
  await sent(desk.manager, "publish-edition", { editionId, reportId });
  const edLinkId = newId("edl");
  await openEditionLink(desk.manager, "open-link", { linkId: edLinkId, editionId });
  const opened = thread({ kind: "claim", id: claimId });
  await sent(desk.annotator, "open-thread", opened);
  const tokenId = newId("atk");
  const ofProgram = { tokenId, name: "The tower’s program", scopes: ["read" as const], expiresInDays: 30 };
  await makeToken(desk.annotator, "make-token", ofProgram);
  const sessionId = await desk.sessionFor("annotator");
  return {
    claimId,
    appearanceId,
    commandId,
    linkId: evidence.linkId,
    passageId: evidence.passage.newPassageId,
    rejectionId: rejected.rejectionId,
    groupId: named.groupId,
    viewId: saved.viewId,
    viewName: saved.name,
    assessmentId: judged.assessmentId,
    curationId: settled.curationId,
    jointTextId: written?.id ?? "",
    reportId,
    editionId,
    edLinkId,
    reportTextId: (await reportTextOf(desk.annotator, reportId))?.id ?? "",
    threadId: opened.threadId,
    commentId: opened.commentId,
    tokenId,
    sessionId,
    untiedClaimId: (await recordedClaim(desk.annotator)).claimId,
    sourceId: desk.gazette.sourceId,
    courierId: desk.courier.sourceId,
    versionId: desk.gazette.versionId,
    courierVersionId: desk.courier.versionId,
    reviewerId: desk.annotator.reviewerId,
    userId: desk.accounts.annotator.userId,
  };
}
export type Things = Awaited<ReturnType<typeof oneOfEach>>;

/** A claim of the investigation next door, which has a source of its own. */
export async function claimElsewhere(desk: TestDesk) {
  const text = sourceTexts.gazette;
  const [sourceId, versionId] = [newId("src"), newId("ver")];
  const blank = {
    title: "The same paper",
    originalTitle: null,
    outlet: null,
    author: null,
    url: null,
    published: null,
  };
  const described = { language: "en", direction: "ltr", reliability: null, descriptor: null, retold: false } as const;
  await captureSource(desk.elsewhere, "capture", {
    sourceId,
    versionId,
    fileName: "same.txt",
    bytes: new TextEncoder().encode(text),
    ingested: {
      ...blank,
      ...described,
      mediaType: "text/plain",
      warnings: [],
      text,
      blocks: [{ kind: "paragraph", start: 0, end: text.length }],
      segments: [],
    },
  });
  const passage = { ...passageOf("gazette", "330 m"), versionId };
  const [claimId, appearanceId] = [newId("clm"), newId("app")];
  const fields = { wording: "Their tower is 330 m tall.", type: "other" } as const;
  await sent(desk.elsewhere, "record-claim", { claimId, appearanceId, passage, ...fields });
  return { claimId, versionId, passageId: passage.newPassageId };
}
