import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openConnection } from "@/db/engines/sqlite/connection";
import { canonicalJson, sha256 } from "@/db/history";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { pageResponses, sourceText } from "@/db/queries/sources";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { pageAnswered } from "@/db/testing/page-answered";
import { lastBody } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { ingest } from "@/lib/ingest/ingest";
import { captureSource } from "./capture-source";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const note = `---
title: The tower, again
outlet: Evening Post
published: 2017-06
retold: true
---
# Heights

The tower is 312 m tall.

<!-- segment: editor-note; voice: The editor -->

We could not reach the keeper.
`;

async function captured(text: string, name = "note.md") {
  const bytes = new TextEncoder().encode(text);
  const ingested = await ingest(bytes, { name });
  return { sourceId: newId("src"), versionId: newId("ver"), fileName: name, bytes, ingested };
}

describe("capture-source", () => {
  it("keeps the text, its voices and the bytes as they came", async () => {
    const source = await captured(note);
    expect(await captureSource(desk.annotator, "capture", source)).toEqual({ sourceId: source.sourceId, number: 3 });
    const { sources } = await deskView(desk.annotator);
    expect(sources[source.sourceId]).toMatchObject({
      number: 3,
      title: "The tower, again",
      outlet: "Evening Post",
      retold: true,
      capturedFrom: "note.md",
      version: { id: source.versionId, number: 1, originalSha256: sha256(note) },
    });
    const { text, segments, blocks } = await sourceText(desk.annotator, source.sourceId);
    expect(text).toBe("Heights\nThe tower is 312 m tall.\nWe could not reach the keeper.");
    expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "paragraph"]);
    expect(segments.map(({ kind, voice }) => [kind, voice])).toEqual([
      ["body", null],
      ["editor-note", "The editor"],
    ]);
    const { originals } = desk.store.tables;
    const [original] = await desk.store.read
      .select()
      .from(originals)
      .where(eq(originals.sha256, sha256(note)));
    expect(original?.bytes.toString("utf8")).toBe(note);
    expect(await lastBody(desk.annotator)).toMatchObject({ type: "source.captured", source: { number: 3 } });
  });

  it("refuses the same bytes a second time, and names the source that has them", async () => {
    const first = await captured(note);
    await captureSource(desk.annotator, "capture", first);
    const again = { ...(await captured(note)), fileName: "copy.md" };
    const refused = await refusal(desk, () => captureSource(desk.curator, "again", again));
    expect(refused.code).toBe("conflict");
    expect(refused.message).toContain('copy.md: the same file is here already, as source 3, "The tower, again"');
  });

  it("keeps the bytes once when two investigations have them", async () => {
    await captureSource(desk.annotator, "capture", await captured(note));
    await captureSource(desk.elsewhere, "capture", await captured(note));
    const { originals } = desk.store.tables;
    const kept = await desk.store.read
      .select()
      .from(originals)
      .where(eq(originals.sha256, sha256(note)));
    expect(kept).toHaveLength(1);
  });

  it("answers the same when it is sent again", async () => {
    const source = await captured(note);
    const first = await captureSource(desk.annotator, "capture", source);
    expect(await captureSource(desk.annotator, "capture", source)).toEqual(first);
  });

  it("refuses an observer, and an id that is taken", async () => {
    const source = await captured(note);
    const seen = await refusal(desk, () => captureSource(desk.observer, "capture", source));
    expect(seen.code).toBe("forbidden");
    const taken = { ...source, sourceId: desk.gazette.sourceId };
    expect(await refusal(desk, () => captureSource(desk.annotator, "capture", taken))).toMatchObject({
      code: "conflict",
    });
  });

  it("keeps how a page answered that it was fetched from, and tells when that was changed", async () => {
    const source = { ...(await captured(note)), response: pageAnswered };
    await captureSource(desk.annotator, "capture", source);
    expect(await pageResponses(desk.annotator)).toContainEqual({ versionId: source.versionId, ...pageAnswered });
    expect(await lastBody(desk.annotator)).toMatchObject({ type: "source.captured", response: pageAnswered });
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
    const connection = openConnection(desk.file);
    const forged = canonicalJson({ ...pageAnswered, status: 404 });
    expect(() => connection.prepare("update page_responses set response = ?").run(forged)).toThrowError(
      /never changed/,
    );
    connection.exec("drop trigger page_responses_refuse_update");
    connection.prepare("update page_responses set response = ? where version_id = ?").run(forged, source.versionId);
    connection.close();
    expect((await verifyInstallation(desk.store)).findings).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^response is .*, and the history says /) }),
    ]);
  });
});
