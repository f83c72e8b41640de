import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { captureSource } from "@/db/commands/capture-source";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { sourceText } from "@/db/queries/sources";
import { openDesk, passageOf, type TestDesk, towerClaim } from "@/db/testing/desk";
import { lastBody, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { ingest } from "@/lib/ingest/ingest";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe("a span that was pointed at before", () => {
  it("keeps its passage, under whatever id it is pointed at again, in rows and events alike", async () => {
    const passage = passageOf("gazette", "330 m");
    const { newPassageId } = passage;
    await sent(desk.annotator, "record-claim", { ...towerClaim(), passage });
    await sent(desk.curator, "record-claim", { ...towerClaim(), passage: passageOf("gazette", "330 m") });
    const view = await deskView(desk.annotator);
    expect(Object.keys(view.passages)).toEqual([newPassageId]);
    expect(Object.values(view.appearances).map(({ passageId }) => passageId)).toEqual([newPassageId, newPassageId]);
    expect(await lastBody(desk.curator)).toMatchObject({ passage: view.passages[newPassageId] });
  });

  it("is another passage when it is longer", async () => {
    await sent(desk.annotator, "record-claim", towerClaim());
    await sent(desk.annotator, "record-claim", { ...towerClaim(), passage: passageOf("gazette", "330 m tall") });
    expect(Object.keys((await deskView(desk.annotator)).passages)).toHaveLength(2);
  });
});

describe("a passage in a text with characters of two code units", () => {
  const words = "First 🗼 then 🗼 again.";
  const start = words.indexOf("🗼");

  async function captured() {
    const bytes = new TextEncoder().encode(words);
    const [sourceId, versionId] = [newId("src"), newId("ver")];
    const ingested = await ingest(bytes, { name: "towers.txt" });
    await captureSource(desk.annotator, "towers", { sourceId, versionId, fileName: "towers.txt", bytes, ingested });
    expect((await sourceText(desk.annotator, sourceId)).text).toBe(words);
    return versionId;
  }

  it("is kept when it is whole", async () => {
    const passage = { newPassageId: newId("psg"), versionId: await captured(), start, end: start + 2, exact: "🗼" };
    await sent(desk.annotator, "record-claim", { ...towerClaim(), passage });
    expect(Object.values((await deskView(desk.annotator)).passages)).toMatchObject([{ exact: "🗼", prefix: "First " }]);
  });

  it.each([
    [start, start + 1],
    [start + 1, start + 2],
    [start + 1, start + 6],
  ])("is refused when it cuts a character, from %d to %d", async (from, to) => {
    const exact = words.slice(from, to);
    const passage = { newPassageId: newId("psg"), versionId: await captured(), start: from, end: to, exact };
    const refused = await refusal(desk, () => sent(desk.annotator, "record-claim", { ...towerClaim(), passage }));
    expect(refused.code).toBe("invalid");
  });
});
