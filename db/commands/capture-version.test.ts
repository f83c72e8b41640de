import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { searchResults } from "@/db/queries/search";
import { sourceText } from "@/db/queries/sources";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { openDesk, passageOf, type TestDesk, towerClaim } from "@/db/testing/desk";
import { allEvents, capturedVersion, contradiction, recordedClaim, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { emptyDesk, evolve } from "@/lib/live/desk";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  // Whatever was done: a replay gives the desk, and every row is what the history says.
  const view = await deskView(desk.manager);
  expect((await allEvents(desk.manager)).reduce(evolve, emptyDesk(desk.investigation.id))).toStrictEqual(view);
  expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  await desk.close();
});

const passages = async () => Object.values((await deskView(desk.annotator)).passages);
const onlyPassage = async () => {
  const [passage, another] = await passages();
  expect(another).toBeUndefined();
  if (!passage) throw new RangeError("There is no passage.");
  return passage;
};
const later = (text: string) => capturedVersion(desk.annotator, desk.gazette.sourceId, text);

describe("capture-version", () => {
  it("adds the next version, keeps the one before, and makes the new one present", async () => {
    const { versionId, number } = await later("The tower is 331 m tall.");
    expect(number).toBe(2);
    const source = (await deskView(desk.annotator)).sources[desk.gazette.sourceId];
    expect(source).toMatchObject({
      version: { id: versionId, number: 2 },
      earlier: [{ id: desk.gazette.versionId, number: 1 }],
      capturedFrom: "later.txt",
    });
    expect((await sourceText(desk.annotator, desk.gazette.sourceId)).text).toBe("The tower is 331 m tall.");
    const { sourceVersions } = desk.store.tables;
    const [first] = await desk.store.read
      .select({ text: sourceVersions.text })
      .from(sourceVersions)
      .where(eq(sourceVersions.id, desk.gazette.versionId));
    expect(first?.text).toBe(desk.gazette.text);
  });

  it("refuses what has not changed, and what is here already", async () => {
    const same = await refusal(desk, () => later(desk.gazette.text));
    expect(same).toMatchObject({ code: "conflict", message: expect.stringContaining("Nothing has changed since") });
    const other = await refusal(desk, () => later(desk.courier.text));
    expect(other).toMatchObject({ code: "conflict", message: expect.stringContaining("version 1 of source 2") });
    await later("The tower is 331 m tall.");
    const back = await refusal(desk, () => later(desk.gazette.text));
    expect(back).toMatchObject({ code: "conflict", message: expect.stringContaining("version 1 of this source") });
  });

  it("takes along a passage whose words stand there still, and says where it was", async () => {
    await recordedClaim(desk.annotator);
    const before = await onlyPassage();
    const { versionId, followed, waiting } = await later(`A note before it.\n${desk.gazette.text}`);
    expect({ followed, waiting }).toEqual({ followed: 1, waiting: 0 });
    expect(await onlyPassage()).toMatchObject({
      id: before.id,
      versionId,
      start: before.start + 18,
      exact: "330 m",
      anchoring: "anchored",
      from: { versionId: desk.gazette.versionId, start: before.start, end: before.end },
      checkedIn: desk.gazette.versionId,
    });
  });

  it("lets a passage with another figure wait where it stands, with the new words beside it", async () => {
    await recordedClaim(desk.annotator);
    const before = await onlyPassage();
    const { versionId } = await later(desk.gazette.text.replace("330 m", "331 m"));
    const { start, end } = before;
    expect(await onlyPassage()).toEqual({
      ...before,
      anchoring: "changed",
      awaits: { versionId, places: [{ start, end, exact: "331 m" }] },
    });
  });

  it("offers nothing for words that are gone, and asks again of the next version", async () => {
    await recordedClaim(desk.annotator);
    await later("It was built in 1889, the keeper said.\nNothing else is known.");
    expect(await onlyPassage()).toMatchObject({ anchoring: "orphaned", awaits: { places: [] } });
    const { versionId } = await later(`${desk.gazette.text}\nThat is known.`);
    const { awaits, ...back } = await onlyPassage();
    expect(awaits).toBeUndefined();
    expect(back).toMatchObject({ versionId, exact: "330 m", from: { versionId: desk.gazette.versionId } });
  });

  it("finds for somebody who saw the version before what they pointed at, or lets it wait", async () => {
    const { versionId } = await later(`First.\n${desk.gazette.text.replace("1889", "1888")}`);
    await sent(desk.annotator, "record-claim", towerClaim());
    const { start } = passageOf("gazette", "330 m");
    expect(await onlyPassage()).toMatchObject({ versionId, start: start + 7, from: { start } });
    await sent(desk.annotator, "record-claim", { ...towerClaim(), passage: passageOf("gazette", "1889") });
    expect((await passages()).find(({ exact }) => exact === "1889")).toMatchObject({
      versionId: desk.gazette.versionId,
      anchoring: "orphaned",
      awaits: { versionId, places: [] },
    });
  });

  it("is searched in place of the version before", async () => {
    await later("The spire is 331 m tall.");
    expect(await searchResults(desk.annotator, "keeper")).toMatchObject({ total: 0 });
    expect(await searchResults(desk.annotator, "spire")).toMatchObject({ total: 1 });
  });

  it("keeps what a text holds of hostile words, right to left and astral, at its place", async () => {
    const words = "<script>alert(1)</script> قُتل 4 أشخاص 😀 in town";
    const { versionId } = await later(`${words}.\nMore of it.`);
    const passage = { newPassageId: newId("psg"), versionId, start: 0, end: words.length, exact: words };
    await sent(desk.annotator, "record-claim", { ...towerClaim(), passage });
    const { waiting } = await later(`😀😀 moved.\n${words}.\nMore of it.`);
    expect(waiting).toBe(0);
    expect(await onlyPassage()).toMatchObject({ start: 12, exact: words });
  });
});

describe("a passage that awaits a look", () => {
  async function changed() {
    const { claimId } = await recordedClaim(desk.annotator);
    await sent(desk.annotator, "link-evidence", contradiction(claimId));
    const text = desk.gazette.text.replace("330 m", "331 m");
    const { versionId } = await later(text);
    const waiting = (await passages()).find(({ awaits }) => awaits);
    if (!waiting) throw new RangeError("Nothing waits.");
    return { waiting, versionId, text, passageId: waiting.id };
  }
  const theOne = async (id: string) => (await passages()).find((passage) => passage.id === id);

  it("takes the words offered, for everything that stands on it", async () => {
    const { waiting, versionId, passageId } = await changed();
    const [offered] = waiting.awaits?.places ?? [];
    if (!offered) throw new RangeError("Nothing is offered.");
    const { commandId } = await sent(desk.curator, "place-passage", { passageId, versionId, ...offered });
    const { awaits: _awaits, ...was } = waiting;
    const { start, end } = was;
    expect(await theOne(passageId)).toEqual({
      ...was,
      versionId,
      exact: "331 m",
      anchoring: "anchored",
      from: { versionId: desk.gazette.versionId, start, end },
    });
    await sent(desk.curator, "undo", { commandId });
    expect(await theOne(passageId)).toEqual(waiting);
  });

  it("takes other words that somebody chose, but none that the version does not say", async () => {
    const { versionId, passageId, text } = await changed();
    const start = text.indexOf("1889");
    const place = { passageId, versionId, start, end: start + 4, exact: "1889" };
    await sent(desk.curator, "place-passage", place);
    expect((await allEvents(desk.manager)).at(-1)?.body).toMatchObject({ how: "reselected" });
    await sent(desk.curator, "reopen-passage", { passageId, versionId });
    const wrong = await refusal(desk, () => sent(desk.curator, "place-passage", { ...place, exact: "1888" }));
    expect(wrong.code).toBe("invalid");
  });

  it("is retired, and not asked about again", async () => {
    const { versionId, passageId } = await changed();
    const { commandId } = await sent(desk.curator, "retire-passage", { passageId, versionId, reason: "Cut." });
    expect(await theOne(passageId)).toMatchObject({ retiredIn: versionId, exact: "330 m" });
    await sent(desk.curator, "undo", { commandId });
    await sent(desk.curator, "retire-passage", { passageId, versionId, reason: "Cut, again." });
    expect((await later("The tower is 332 m tall.")).waiting).toBe(0);
    const late = await refusal(desk, () => sent(desk.curator, "reopen-passage", { passageId, versionId }));
    expect(late.message).toContain("A later version has come since.");
  });

  it("is settled once: the second to decide is told", async () => {
    const { versionId, passageId } = await changed();
    await sent(desk.curator, "retire-passage", { passageId, versionId, reason: "Cut." });
    const place = { passageId, versionId, start: 13, end: 18, exact: "331 m" };
    expect(await refusal(desk, () => sent(desk.annotator, "place-passage", place))).toMatchObject({ code: "conflict" });
  });
});
