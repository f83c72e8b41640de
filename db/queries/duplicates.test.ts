import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { captureSource } from "@/db/commands/capture-source";
import { sha256 } from "@/db/history";
import { newId } from "@/db/new-id";
import { indexMissingSketches } from "@/db/sketches";
import { openDesk, sourceTexts, type TestDesk } from "@/db/testing/desk";
import { ingest } from "@/lib/ingest/ingest";
import { shinglesOf, sketchOf } from "@/lib/near/shingles";
import { sourcesNamed, sourcesWithBytes, textsOf, versionsSharing } from "./duplicates";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const report = Array.from({ length: 60 }, (_, at) => `On day ${at} the keeper counted ${at * 7} visitors.`).join(" ");

async function captured(text: string) {
  const bytes = new TextEncoder().encode(text);
  const ids = { sourceId: newId("src"), versionId: newId("ver") };
  await captureSource(desk.annotator, newId("cmd"), {
    ...ids,
    fileName: "report.txt",
    bytes,
    ingested: await ingest(bytes, { name: "report.txt" }),
  });
  return ids;
}
const sketchedText = (text: string) => sketchOf(shinglesOf(text));
const sharing = async (text: string) =>
  (await versionsSharing(desk.annotator, sketchedText(text), 3)).map(({ versionId }) => versionId);

it("knows a file that is here by its bytes, and a source by its id", async () => {
  const [same] = await sourcesWithBytes(desk.annotator, [sha256(sourceTexts.gazette), sha256("another")]);
  expect(same).toMatchObject({ sourceId: desk.gazette.sourceId, number: 1 });
  const named = await sourcesNamed(desk.annotator, [desk.courier.sourceId, newId("src")]);
  expect(named).toEqual([{ sourceId: desk.courier.sourceId, number: 2, title: "The courier on the tower" }]);
});

it("finds the text that shares most, wherever it stands in another", async () => {
  const whole = await captured(report);
  const half = await captured(`The harbour was open all week. ${report.slice(0, report.length / 2)}`);
  expect(await sharing(`Somebody wrote this above it. ${report} And that below.`)).toEqual([
    whole.versionId,
    half.versionId,
  ]);
  const [text] = await textsOf(desk.annotator, [whole.versionId]);
  expect(text).toMatchObject({ sourceId: whole.sourceId, number: 3, text: report });
  expect(await sharing("Nothing of this stands in any of the others, as far as anybody knows.")).toEqual([]);
});

it("sketches anew what has no sketch", async () => {
  const { versionId } = await captured(report);
  const { store } = desk;
  const { sketches, shingles } = store.tables;
  const [sketch] = await store.read.select().from(sketches).where(eq(sketches.versionId, versionId));
  await store.change(desk.annotator.stream, async (write) => {
    await write.delete(shingles).where(eq(shingles.sketchId, sketch?.id ?? 0));
    await write.delete(sketches).where(eq(sketches.versionId, versionId));
  });
  expect(await sharing(report)).toEqual([]);
  await indexMissingSketches(store);
  expect(await sharing(report)).toEqual([versionId]);
});
