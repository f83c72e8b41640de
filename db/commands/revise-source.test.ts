import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deskView } from "@/db/queries/desk";
import { searchResults } from "@/db/queries/search";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { lastBody, sent } from "@/db/testing/records";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const gazette = async () => (await deskView(desk.annotator)).sources[desk.gazette.sourceId];
const revise = (changes: object, seen?: object) =>
  sent(desk.annotator, "revise-source", { sourceId: desk.gazette.sourceId, changes, ...(seen && { seen }) });

describe("revise-source", () => {
  it("corrects what is known of a source, and leaves the rest and its version", async () => {
    const before = await gazette();
    const published = { date: "2017-06", precision: "month", inferred: false };
    const changes = { title: " The tower of iron ", author: "Ada Mills", published, reliability: "B", outlet: "" };
    await revise({ ...changes, url: "https://post.example/tower" });
    expect(await gazette()).toEqual({
      ...before,
      ...changes,
      title: "The tower of iron",
      outlet: null,
      url: "https://post.example/tower",
    });
    expect(await lastBody(desk.annotator)).toMatchObject({
      type: "source.revised",
      changes: { title: "The tower of iron", outlet: null },
      prior: { title: before?.title, outlet: "gazette", author: null },
    });
    expect((await searchResults(desk.annotator, "Mills")).sources).toHaveLength(1);
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  });

  it("is undone, and the undoing undone", async () => {
    const before = await gazette();
    const { commandId } = await revise({ title: "Another", published: null });
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(await gazette()).toEqual(before);
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await gazette()).toMatchObject({ title: "Another", published: null });
  });

  it("refuses to overwrite what a colleague corrected, and not what they left alone", async () => {
    const { title, outlet } = (await gazette()) ?? {};
    await sent(desk.curator, "revise-source", { sourceId: desk.gazette.sourceId, changes: { title: "Theirs" } });
    await expect(revise({ title: "Mine" }, { title })).rejects.toMatchObject({ code: "conflict" });
    await revise({ outlet: "Mine" }, { outlet });
    expect(await gazette()).toMatchObject({ title: "Theirs", outlet: "Mine" });
  });

  it("refuses to undo what was corrected again since", async () => {
    const { commandId } = await revise({ title: "Mine" });
    await sent(desk.curator, "revise-source", { sourceId: desk.gazette.sourceId, changes: { title: "Theirs" } });
    await expect(sent(desk.annotator, "undo", { commandId })).rejects.toMatchObject({ code: "conflict" });
  });

  it.each([
    [{}],
    [{ title: "  " }],
    [{ url: "javascript:alert(1)" }],
    [{ url: "post.example" }],
    [{ published: { date: "2017-02-30", precision: "day", inferred: false } }],
    [{ published: { date: "2017-13", precision: "month", inferred: false } }],
    [{ published: { date: "2017", precision: "day", inferred: false } }],
    [{ language: "the language of the tower" }],
    [{ direction: "up" }],
    [{ reliability: "Z" }],
  ])("refuses %j", async (changes) => {
    await expect(revise(changes)).rejects.toMatchObject({ code: "invalid" });
  });

  it("does not take a text for another's words", async () => {
    await revise({ retold: true, title: "T" });
    expect(await gazette()).toMatchObject({ retold: false, title: "T" });
  });
});
