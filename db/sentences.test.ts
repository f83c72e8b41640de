import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { searchResults } from "@/db/queries/search";
import { indexMissingSentences } from "@/db/sentences";
import { openDesk, type TestDesk } from "@/db/testing/desk";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const cut = () => {
  const { versionId, start, end, paragraph, kind, voice, text } = desk.store.tables.sentences;
  return desk.store.read
    .select({ versionId, start, end, paragraph, kind, voice, text })
    .from(desk.store.tables.sentences)
    .orderBy(versionId, start);
};
const forget = () =>
  desk.store.change(desk.investigation.id, async (write) => void (await write.delete(desk.store.tables.sentences)));

describe("texts that were captured before there were sentences", () => {
  it("are cut as they would have been, once, however often and from however many sides", async () => {
    const before = await cut();
    expect(before).toHaveLength(4);
    await forget();
    expect((await searchResults(desk.observer, "tower ")).passages).toEqual([]);
    await Promise.all([indexMissingSentences(desk.store), indexMissingSentences(desk.store)]);
    await indexMissingSentences(desk.store);
    expect(await cut()).toEqual(before);
    expect((await searchResults(desk.observer, "tower ")).passages).toHaveLength(2);
  });
});
