import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deskView } from "@/db/queries/desk";
import { placesOfPassages } from "@/db/queries/places";
import { searchResults } from "@/db/queries/search";
import { sourceText } from "@/db/queries/sources";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { capturedText, lastBody, recordedClaim, sent } from "@/db/testing/records";
import type { SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { Segment } from "@/lib/domain/source";

let desk: TestDesk;
let source: { sourceId: SourceId; versionId: SourceVersionId };
beforeEach(async () => {
  desk = await openDesk();
  source = await capturedText(desk.annotator, "A note of ours.\nThe river rose.\nA reader agrees.");
});
afterEach(() => desk.close());

const segment = (kind: Segment["kind"], start: number, end: number, voice: string | null = null): Segment => ({
  kind,
  voice,
  reliability: null,
  start,
  end,
});
const cut = [segment("editor-note", 0, 15, "Ada"), segment("wire", 16, 31, "Agency"), segment("comment", 32, 48)];
const standing = async () => (await sourceText(desk.annotator, source.sourceId)).segments;
const sentencesIn = async (kind: Segment["kind"]) => {
  const { sentences } = desk.store.tables;
  const rows = await desk.store.read
    .select({ text: sentences.text, voice: sentences.voice })
    .from(sentences)
    .where(and(eq(sentences.versionId, source.versionId), eq(sentences.kind, kind)));
  return rows.map(({ text, voice }) => (voice === null ? text : `${voice}: ${text}`));
};

describe("recut-source", () => {
  it("says anew whose voice each stretch is, and what is searched follows", async () => {
    await sent(desk.annotator, "recut-source", { versionId: source.versionId, segments: cut });
    expect(await standing()).toEqual(cut);
    expect(await sentencesIn("wire")).toEqual(["Agency: The river rose."]);
    expect(await sentencesIn("comment")).toEqual(["A reader agrees."]);
    expect(await sentencesIn("body")).toEqual([]);
    const [hit] = (await searchResults(desk.annotator, "river")).passages;
    expect(hit).toMatchObject({ kind: "wire", voice: "Agency" });
    expect(await lastBody(desk.annotator)).toMatchObject({ type: "source.recut", prior: [], segments: cut });
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  });

  it("leaves every passage where it is, in the voice that now speaks there", async () => {
    await recordedClaim(desk.annotator);
    const { gazette } = desk;
    const whole = segment("wire", 0, gazette.text.length, "Agency");
    const before = (await deskView(desk.annotator)).passages;
    await sent(desk.annotator, "recut-source", { versionId: gazette.versionId, segments: [whole] });
    const { passages } = await deskView(desk.annotator);
    expect(passages).toEqual(before);
    const places = Object.values(await placesOfPassages(desk.annotator, Object.values(passages)));
    expect(places.map(({ kind, voice }) => [kind, voice])).toEqual([["wire", "Agency"]]);
  });

  it("is undone, and the undoing undone", async () => {
    const { commandId } = await sent(desk.annotator, "recut-source", { versionId: source.versionId, segments: cut });
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(await standing()).toEqual([]);
    expect(await sentencesIn("body")).toHaveLength(3);
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await standing()).toEqual(cut);
  });

  it("refuses to overwrite what a colleague cut meanwhile, also by an undo", async () => {
    const { versionId } = source;
    const { commandId } = await sent(desk.annotator, "recut-source", { versionId, segments: cut, seen: [] });
    await sent(desk.curator, "recut-source", { versionId, segments: cut.slice(1), seen: cut });
    const late = sent(desk.annotator, "recut-source", { versionId, segments: [], seen: cut });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    await expect(sent(desk.annotator, "undo", { commandId })).rejects.toMatchObject({ code: "conflict" });
    expect(await standing()).toEqual(cut.slice(1));
  });

  it.each([
    ["overlap", [segment("body", 0, 31), segment("wire", 16, 31)]],
    ["are out of order", [segment("wire", 16, 31), segment("body", 0, 15)]],
    ["begin within a paragraph", [segment("body", 3, 15)]],
    ["end beyond the text", [segment("body", 0, 49)]],
    ["hold nothing", [segment("body", 0, 0)]],
  ])("refuses segments that %s", async (_what, segments) => {
    const refused = sent(desk.annotator, "recut-source", { versionId: source.versionId, segments });
    await expect(refused).rejects.toMatchObject({ code: "invalid" });
    expect(await standing()).toEqual([]);
  });

  it("keeps a sentence's words as they were captured", async () => {
    const { sentences } = desk.store.tables;
    const write = desk.store.change(desk.investigation.id, (change) => change.update(sentences).set({ text: "No." }));
    await expect(write).rejects.toThrow();
  });
});
