import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createReport } from "@/db/commands/create-report";
import { openEditionLink } from "@/db/commands/publish-edition";
import { keepReportNow, writeReport } from "@/db/commands/write-report";
import { sha256 } from "@/db/history";
import { newCommandId, newId } from "@/db/new-id";
import { headOf } from "@/db/queries/events";
import { reportTextOf } from "@/db/queries/joint-texts";
import { editionContent, editionNumbered, editionsOf, reportsOf } from "@/db/queries/reports";
import { editionIn } from "@/db/queries/things";
import { unscopedEdition } from "@/db/queries/unscoped";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { allEvents, begunReport, contradiction, curation, recordedClaim, sent } from "@/db/testing/records";
import { typed } from "@/db/testing/typed";
import type { ClaimId, ReportId } from "@/lib/domain/ids";
import { jointTextDoc } from "@/lib/joint-text/text-in";
import { blocksIn } from "@/lib/report/report-document";

let desk: TestDesk;
let claimId: ClaimId;
let reportId: ReportId;
beforeEach(async () => {
  desk = await openDesk();
  ({ claimId } = await recordedClaim(desk.annotator));
  await sent(desk.annotator, "link-evidence", contradiction(claimId));
  ({ reportId } = await begunReport(desk.annotator));
});
afterEach(() => desk.close());

const publish = async () => {
  const editionId = newId("edn");
  await sent(desk.manager, "publish-edition", { editionId, reportId });
  return editionId;
};
const said = async (editionId: Awaited<ReturnType<typeof publish>>) =>
  JSON.parse((await editionIn(desk.observer, editionId)).content);
const blocksNow = async () => {
  const stored = await reportTextOf(desk.observer, reportId);
  return stored && blocksIn(jointTextDoc([stored.state, ...stored.updates.map(({ update }) => update)]));
};

describe("a report", () => {
  it("begins with what its template lays out of the claims as they stand", async () => {
    expect(await blocksNow()).toContainEqual({ kind: "claim", claimId });
    expect(await reportsOf(desk.observer)).toMatchObject([{ number: 1, title: "The tower", editions: [] }]);
  });

  it("can begin with chosen claims, and not with one that is not here", async () => {
    const other = await recordedClaim(desk.annotator);
    const chosen = { title: "One claim", template: "claim-by-claim" } as const;
    reportId = newId("rpt");
    await sent(desk.annotator, "create-report", { reportId, ...chosen, claimIds: [other.claimId] });
    expect(JSON.stringify(await blocksNow())).toContain(other.claimId);
    expect(JSON.stringify(await blocksNow())).not.toContain(claimId);
    const attempt = sent(desk.annotator, "create-report", {
      reportId: newId("rpt"),
      ...chosen,
      claimIds: [newId("clm")],
    });
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
    expect(await reportsOf(desk.observer)).toHaveLength(2);
  });

  it("keeps what was typed and who typed it, through being made one state", async () => {
    await writeReport(desk.annotator, reportId, typed("Two figures."));
    await keepReportNow(desk.observer, reportId);
    await writeReport(desk.curator, reportId, typed("No plan."));
    const stored = await reportTextOf(desk.observer, reportId);
    expect(stored).toMatchObject({ writtenBy: [desk.annotator.reviewerId], seq: 2 });
    expect(stored?.updates).toHaveLength(1);
    const words = JSON.stringify(await blocksNow());
    expect(words).toContain("Two figures.");
    expect(words).toContain("No plan.");
  });

  it("is renamed, withdrawn and brought back, and each is undone", async () => {
    const renamed = await sent(desk.annotator, "rename-report", { reportId, title: "The mast", seen: "The tower" });
    const late = sent(desk.curator, "rename-report", { reportId, title: "The spire", seen: "The tower" });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    await sent(desk.annotator, "undo", { commandId: renamed.commandId });
    const withdrawn = await sent(desk.annotator, "withdraw-report", { reportId });
    await expect(publish()).rejects.toMatchObject({ code: "conflict" });
    await sent(desk.annotator, "undo", { commandId: withdrawn.commandId });
    expect(await reportsOf(desk.observer)).toMatchObject([{ title: "The tower", withdrawnAtMs: null }]);
  });

  it("cannot be begun or written by an observer", async () => {
    const input = { reportId: newId("rpt"), title: "Mine", template: "blank" };
    await expect(createReport(desk.observer, newCommandId(), input)).rejects.toMatchObject({ code: "forbidden" });
    const attempt = writeReport(desk.observer, reportId, typed("Mine."));
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
    expect((await reportTextOf(desk.observer, reportId))?.updates).toEqual([]);
  });
});

describe("publish-edition", () => {
  it("freezes the words, the passages with their hashes, the head and the signatories", async () => {
    await writeReport(desk.annotator, reportId, typed("Two figures."));
    const { hash } = await headOf(desk.observer);
    const editionId = await publish();
    expect(await said(editionId)).toMatchObject({
      head: hash,
      edition: { number: 1, title: "The tower", publishedBy: "The manager", writtenBy: ["The annotator"] },
      claims: [{ id: claimId, appearances: [{ quote: "330 m" }], evidence: { contradicts: [{ quote: "324 m" }] } }],
    });
    const [quoted] = (await said(editionId)).claims[0].appearances;
    expect(quoted.textSha256).toBe(sha256(desk.gazette.text));
    expect(JSON.stringify((await said(editionId)).blocks)).toContain("Two figures.");
    const { content, contentSha256 } = await editionIn(desk.observer, editionId);
    expect(sha256(content)).toBe(contentSha256);
    expect((await allEvents(desk.observer)).at(-1)?.body).toMatchObject({ type: "edition.published", contentSha256 });
  });

  it("leaves an edition as it was, whatever happens after, and says which is the latest", async () => {
    const first = await publish();
    const before = await said(first);
    await sent(desk.curator, "curate", { ...curation(claimId), verdict: "refuted" });
    await writeReport(desk.curator, reportId, typed("It was settled."));
    const second = await publish();
    expect(await said(first)).toEqual(before);
    expect((await said(second)).claims[0].verdict).toMatchObject({ value: "refuted" });
    expect(await editionContent(desk.observer, first)).toMatchObject({ number: 1, latest: 2 });
    expect((await editionsOf(desk.observer, reportId)).editions.map(({ number }) => number)).toEqual([2, 1]);
    expect(await editionNumbered(desk.observer, 1, null)).toBe(first);
  });

  it("is refused by the file itself when somebody changes or deletes one", async () => {
    await publish();
    const file = new Database(desk.file);
    expect(() => file.exec("update editions set content = '{}'")).toThrow("an edition is never changed");
    expect(() => file.exec("delete from editions")).toThrow("an edition is never deleted");
    file.close();
  });

  it("is found by a check when what it says is not what was published", async () => {
    const editionId = await publish();
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
    const file = new Database(desk.file);
    file.exec("drop trigger editions_refuse_update");
    file.prepare("update editions set content = replace(content, '330 m', '331 m')").run();
    file.close();
    const { findings } = await verifyInstallation(desk.store);
    expect(findings).toMatchObject([{ kind: "edition", where: editionId }]);
  });

  it("refuses a report in which nothing is written", async () => {
    reportId = newId("rpt");
    await sent(desk.annotator, "create-report", { reportId, title: "Nothing", template: "blank" });
    await expect(publish()).rejects.toMatchObject({ code: "invalid" });
  });

  it("cannot be undone", async () => {
    const { commandId } = await sent(desk.manager, "publish-edition", { editionId: newId("edn"), reportId });
    await expect(sent(desk.manager, "undo", { commandId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a public link", () => {
  const opened = async () => {
    const [editionId, linkId] = [await publish(), newId("edl")];
    return { editionId, linkId, ...(await openEditionLink(desk.manager, newCommandId(), { linkId, editionId })) };
  };

  it("opens its edition to whoever has it, says that a later one is there, and closes for good", async () => {
    const { token, linkId, editionId } = await opened();
    expect(await unscopedEdition(desk.store, token)).toMatchObject({ number: 1, latest: 1 });
    await publish();
    expect(await unscopedEdition(desk.store, token)).toMatchObject({ number: 1, latest: 2 });
    expect((await editionsOf(desk.observer, reportId)).links).toMatchObject([{ id: linkId, editionId }]);
    await sent(desk.manager, "revoke-edition-link", { linkId });
    expect(await unscopedEdition(desk.store, token)).toBeNull();
    expect((await editionsOf(desk.observer, reportId)).links).toEqual([]);
    await expect(sent(desk.manager, "revoke-edition-link", { linkId })).rejects.toMatchObject({ code: "conflict" });
  });

  it("cannot be made out of anything that is known of it, and is stored as a hash alone", async () => {
    const { token, linkId, editionId } = await opened();
    const { contentSha256, head } = await editionIn(desk.observer, editionId);
    for (const guess of [linkId, editionId, reportId, contentSha256, head, sha256(token), "", "%", token.slice(1)]) {
      expect(await unscopedEdition(desk.store, guess), guess).toBeNull();
    }
    expect(Buffer.from(token, "base64url")).toHaveLength(24);
    expect(readFileSync(desk.file).includes(token)).toBe(false);
    expect(JSON.stringify(await allEvents(desk.manager))).not.toContain(sha256(token));
  });
});
