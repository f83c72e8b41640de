import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Access } from "@/db/access";
import { removeReviewer } from "@/db/commands/manage-reviewers";
import { newCommandId, newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { sourceText } from "@/db/queries/sources";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { refusal } from "@/db/testing/refusal";
import { reanchorAll } from "@/lib/anchoring/reanchor-all";
import { versionDifference } from "@/lib/compare/version-difference";
import type { StagedId } from "@/lib/domain/ids";
import { ingestAll } from "@/lib/ingest/ingest-all";
import { overlapOf, shinglesOf } from "@/lib/near/shingles";
import type { Corrections } from "@/lib/staging/corrections";
import { shareProcess } from "@/server/process";
import { sealing } from "@/server/sealing";
import { StagingRoom } from "@/server/staging-room";
import { admit, correct, readAgain, removeStaged, stage, stagedFor, stagedText } from "./staging";

let desk: TestDesk;
let room: StagingRoom;
let folder: string;
let annotator: Access;

beforeEach(async () => {
  desk = await openDesk();
  annotator = desk.annotator;
  folder = mkdtempSync(join(tmpdir(), "crossread-staged-"));
  room = new StagingRoom(folder);
  shareProcess({
    mail: null,
    providers: [],
    log: () => undefined,
    store: desk.store,
    url: "http://localhost",
    secret: "",
    sealing: sealing(""),
    secondFactor: "optional",
    version: "1",
    firstRun: null,
    startedAtMs: 0,
    peopleIn: () => [],
    ingestAll,
    async compare({ text, others }) {
      const shingles = shinglesOf(text);
      return others.map((other) => overlapOf(shingles, shinglesOf(other)));
    },
    staging: room,
    reanchorAll: async (...asked) => reanchorAll(...asked),
    versionDifference: async (...texts) => versionDifference(...texts),
    reach: null,
    print: () => Promise.reject(new Error("Nothing is printed here.")),
  });
});
afterEach(async () => {
  await room.close();
  await desk.close();
  rmSync(folder, { recursive: true });
});

const report = Array.from({ length: 40 }, (_, at) => `On day ${at} the keeper counted ${at * 7} visitors.`).join(" ");

async function brought(name: string, text: string, said: Corrections = {}, access = annotator): Promise<StagedId> {
  const id = newId("stg");
  const bytes = new TextEncoder().encode(text);
  await stage(access, id, { bytes, file: { name }, url: null, response: null, said });
  return id;
}
const titles = async (access = annotator) =>
  (await stagedFor(access)).map(
    ({ outcome, said, name }) => said.title ?? ("found" in outcome ? outcome.found.title : name),
  );
const sourcesNow = async () => Object.values((await deskView(annotator)).sources).map(({ title }) => title);

describe("what waits", () => {
  it("is admitted with what its person said of it, once, however often that is asked", async () => {
    const before = await sourcesNow();
    const id = await brought("report.txt", `${report}\n\nA reader wrote that this was not so.`, { outlet: "Gazette" });
    expect(await sourcesNow()).toEqual(before);
    const { blocks } = await stagedText(annotator, id);
    const [first, second] = blocks;
    if (!first || !second) throw new Error("Two paragraphs were brought.");
    const cut = [
      { ...({ kind: "body", voice: null, reliability: null } as const), start: first.start, end: first.end },
      { ...({ kind: "comment", voice: "A reader", reliability: "F" } as const), start: second.start, end: second.end },
    ];
    await correct(annotator, id, { title: "Visitors", segments: cut });
    expect((await stagedText(annotator, id)).segments).toEqual(cut);
    const { sourceId, number } = await admit(annotator, id);
    expect(await admit(annotator, id)).toEqual({ sourceId, number });
    expect(await sourcesNow()).toEqual([...before, "Visitors"]);
    const { sources } = await deskView(annotator);
    expect(sources[sourceId]).toMatchObject({ title: "Visitors", outlet: "Gazette", capturedFrom: "report.txt" });
    expect((await sourceText(annotator, sourceId)).segments).toEqual(cut);
    expect(await stagedFor(annotator)).toEqual([]);
  });

  it("is refused segments that cannot stand, and what does not wait", async () => {
    const id = await brought("report.txt", report);
    const segment = { kind: "body", voice: null, reliability: null, start: 1, end: 3 } as const;
    await expect(correct(annotator, id, { segments: [segment] })).rejects.toMatchObject({ code: "invalid" });
    await removeStaged(annotator, [id]);
    for (const asked of [admit(annotator, id), stagedText(annotator, id), correct(annotator, id, { title: "A" })]) {
      await expect(asked).rejects.toMatchObject({ code: "not-found" });
    }
  });

  it("is nobody else's to see or to admit, and not that of somebody who was let out", async () => {
    const id = await brought("report.txt", report);
    expect(await stagedFor(desk.curator)).toEqual([]);
    await expect(admit(desk.curator, id)).rejects.toMatchObject({ code: "not-found" });
    await removeReviewer(desk.manager, newCommandId(), { reviewerId: annotator.reviewerId });
    expect((await refusal(desk, () => admit(annotator, id))).code).toBe("not-found");
  });

  it("is compared with what is here, with what waits, and says what became of that", async () => {
    const first = await brought("first.txt", report);
    const half = await brought("half.txt", `The harbour was open all week. ${report.slice(0, report.length / 2)}`);
    const twin = await brought("twin.txt", report);
    const nearOf = async (id: StagedId) => (await stagedFor(annotator)).find((one) => one.id === id);
    expect((await nearOf(half))?.near).toMatchObject([{ to: { stagedId: first }, ofThat: expect.any(Number) }]);
    expect((await nearOf(twin))?.sameAs).toMatchObject({ stagedId: first });
    const { sourceId, number } = await admit(annotator, first);
    expect((await nearOf(half))?.near).toMatchObject([{ to: { sourceId, number } }]);
    expect((await nearOf(twin))?.sameAs).toMatchObject({ sourceId, number });
    await expect(admit(annotator, twin)).rejects.toMatchObject({ code: "conflict" });
    expect((await nearOf(twin))?.id).toBe(twin); // Refused, and still there.
    const later = await brought("later.txt", `${report} Nobody knew why.`);
    const [near] = (await nearOf(later))?.near ?? [];
    expect(near).toMatchObject({ to: { sourceId }, ofThat: 1 });
    expect(near?.ofThis).toBeGreaterThan(0.9);
  });

  it("is one for each thing in a file, with ids that follow from the file's", async () => {
    const table = "title,text\nFerry,It was late.\nBridge,It was closed.\nEmpty,\n";
    const id = await brought("posts.csv", table);
    const [ferry, bridge, empty] = await stagedFor(annotator);
    expect(ferry?.id).toBe(id);
    expect([ferry, bridge, empty].map((one) => one && "found" in one.outcome)).toEqual([true, true, false]);
    const bytes = new TextEncoder().encode(table);
    await stage(annotator, id, { bytes, file: { name: "posts.csv" }, url: null, response: null, said: {} });
    expect((await stagedFor(annotator)).map((one) => one.id)).toEqual([ferry?.id, bridge?.id, empty?.id]);
  });

  it("offers the columns of a table that nobody knows, and reads it again by them", async () => {
    const id = await brought("posts.csv", "What;Who\nThe ferry was late.;Ada\nThe bridge was closed.;Ben\n");
    expect((await stagedFor(annotator))[0]?.outcome).toMatchObject({ columns: ["What", "Who"] });
    await readAgain(annotator, id, { text: "What", title: "Who" });
    expect(await titles()).toEqual(["Ada", "Ben"]);
  });
});
