import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changeRole } from "@/db/commands/manage-reviewers";
import { newCommandId } from "@/db/new-id";
import { reportTextOf } from "@/db/queries/joint-texts";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { begunReport, sent } from "@/db/testing/records";
import { typed } from "@/db/testing/typed";
import type { ReportId } from "@/lib/domain/ids";
import { collabCloseCodes } from "@/lib/joint-text/close-codes";
import { reportTextName } from "@/lib/joint-text/joint-text";
import { jointTextDoc, textIn } from "@/lib/joint-text/text-in";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { frameKinds, openForger, openWritingTab, type WritingTab } from "./testing/writing-tab";

type Person = Parameters<TestDesk["sessionFor"]>[0];

let desk: TestDesk;
let server: LiveServer;
let reportId: ReportId;
const opened: { close: () => void }[] = [];

beforeEach(async () => {
  desk = await openDesk();
  server = await openLiveServer(desk.store);
  ({ reportId } = await begunReport(desk.annotator));
});

afterEach(async () => {
  for (const tab of opened.splice(0)) tab.close();
  await server.close();
  await desk.close();
  expect(server.logged.filter((line) => !line.startsWith("Refused on"))).toEqual([]);
});

async function lineFor(person: Person, name = reportTextName(desk.investigation.slug, reportId)) {
  const cookie = await server.cookieFor(await desk.sessionFor(person));
  return { url: server.url, slug: desk.investigation.slug, name, headers: { origin: server.url, cookie } };
}

async function sit(person: Person): Promise<WritingTab> {
  const tab = openWritingTab(await lineFor(person));
  opened.push(tab);
  await settled(tab);
  return tab;
}

const settled = (tab: WritingTab) =>
  vi.waitFor(() => expect([tab.provider.isSynced, tab.provider.unsyncedChanges]).toEqual([true, 0]));

const storedText = async () => {
  const stored = await reportTextOf(desk.observer, reportId);
  return stored ? textIn(jointTextDoc([stored.state, ...stored.updates.map(({ update }) => update)])) : null;
};

describe("a report on the socket", () => {
  it("is written by an annotator and a curator at once; what is acknowledged is stored", async () => {
    const [annotator, curator] = [await sit("annotator"), await sit("curator")];
    annotator.write("Two figures.");
    curator.write("No plan.");
    await settled(annotator);
    await settled(curator);
    for (const words of ["Two figures.", "No plan."]) {
      expect(await storedText()).toContain(words);
      for (const tab of [annotator, curator]) await vi.waitFor(() => expect(tab.text).toContain(words));
    }
  });

  it("is made one state when the last one leaves, with everybody who wrote", async () => {
    const [annotator, curator] = [await sit("annotator"), await sit("curator")];
    annotator.write("Two figures.");
    curator.write("No plan.");
    await settled(annotator);
    await settled(curator);
    for (const tab of opened.splice(0)) tab.close();
    await vi.waitFor(async () => expect((await reportTextOf(desk.observer, reportId))?.updates).toEqual([]));
    const { writtenBy } = (await reportTextOf(desk.observer, reportId)) ?? {};
    expect(writtenBy).toEqual([desk.annotator.reviewerId, desk.curator.reviewerId].sort());
    expect((await sit("observer")).text).toContain("No plan.");
  });

  it("takes nothing of an observer, whatever frame it comes in", async () => {
    const [observer, curator] = [await openForger(await lineFor("observer")), await sit("curator")];
    opened.push(observer);
    observer.hello();
    await vi.waitFor(() => expect(observer.of(frameKinds.auth)).toHaveLength(1));
    const before = await storedText();
    const update = typed("Mine now.");
    observer.update(update);
    observer.say(frameKinds.sync, [1], [update.length], update);
    observer.say(frameKinds.stateless, [1], [0]);
    observer.say(frameKinds.broadcast, [1], [0]);
    observer.ask();
    await vi.waitFor(() => expect(observer.of(frameKinds.sync).length).toBeGreaterThan(0));
    curator.write("Still ours.");
    await settled(curator);
    expect((await storedText())?.replace(/\s*Still ours\./, "")).toBe(before);
    expect(curator.text).not.toContain("Mine now.");
  });

  it("is closed to who may write it no more, and opens to them as a reader", async () => {
    const annotator = await sit("annotator");
    const { reviewerId } = desk.annotator;
    await changeRole(desk.manager, newCommandId(), { reviewerId, role: "observer" });
    await vi.waitFor(() => expect(annotator.closed).toContain(collabCloseCodes.roleChanged));
  });

  it("is not there for somebody from elsewhere, nor under another investigation's name", async () => {
    const names = [reportTextName("tower", reportId), reportTextName("bridge", reportId)];
    for (const name of names) {
      await expect(openForger(await lineFor("elsewhere", name))).rejects.toMatchObject({ status: 404 });
    }
    const missing = reportTextName("tower", (await begunReport(desk.elsewhere)).reportId);
    await expect(openForger(await lineFor("curator", missing))).rejects.toMatchObject({ status: 404 });
  });

  it("can be published while somebody writes on", async () => {
    const annotator = await sit("annotator");
    annotator.write("Two figures.");
    await settled(annotator);
    await sent(desk.manager, "publish-edition", { editionId: `edn_${"1".repeat(20)}`, reportId });
    annotator.write("And more.");
    await settled(annotator);
    expect(await storedText()).toContain("And more.");
  });
});
