import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { searchResults } from "@/db/queries/search";
import { aliasesOf } from "@/db/queries/settings";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { lastBody, sent } from "@/db/testing/records";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const groupId = newId("ali");
const tower = { groupId, names: ["tower", "spire"] };
const names = async () => (await aliasesOf(desk.observer)).map((group) => group.names);
const found = async (query: string) => (await searchResults(desk.observer, query)).passages.length;

describe("set-aliases", () => {
  it("makes each name find what the others find", async () => {
    expect(await found("spire ")).toBe(0);
    await sent(desk.curator, "set-aliases", tower);
    expect(await found("spire ")).toBe(2);
    expect(await found("tower ")).toBe(2);
  });

  it("is undone and done again, with what stood there", async () => {
    await sent(desk.curator, "set-aliases", tower);
    const wider = { groupId, names: ["tower", "spire", "mast"], seen: tower.names };
    const { commandId } = await sent(desk.curator, "set-aliases", wider);
    expect(await lastBody(desk.curator)).toMatchObject({ type: "aliases.set", prior: tower.names });
    const undone = await sent(desk.curator, "undo", { commandId });
    expect(await names()).toEqual([tower.names]);
    await sent(desk.curator, "undo", { commandId: undone.commandId });
    expect(await names()).toEqual([wider.names]);
  });

  it("lets a new group, and a removed one, be taken back", async () => {
    const made = await sent(desk.curator, "set-aliases", tower);
    const { commandId } = await sent(desk.curator, "remove-aliases", { groupId });
    expect(await names()).toEqual([]);
    await sent(desk.curator, "undo", { commandId });
    expect(await names()).toEqual([tower.names]);
    await sent(desk.curator, "undo", { commandId: made.commandId });
    expect(await names()).toEqual([]);
  });

  it("does not overwrite what somebody else wrote meanwhile", async () => {
    const made = await sent(desk.curator, "set-aliases", tower);
    await sent(desk.manager, "set-aliases", { groupId, names: ["tower", "mast"], seen: tower.names });
    const late = { groupId, names: ["tower", "beacon"], seen: tower.names };
    await expect(sent(desk.curator, "set-aliases", late)).rejects.toMatchObject({ code: "conflict" });
    const { commandId } = made;
    await expect(sent(desk.curator, "undo", { commandId })).rejects.toMatchObject({ code: "conflict" });
    await expect(sent(desk.curator, "remove-aliases", late)).rejects.toMatchObject({ code: "conflict" });
    expect(await names()).toEqual([["tower", "mast"]]);
  });

  it.each([
    ["one name", ["tower"], "invalid"],
    ["the same name twice", ["tower", " tower "], "invalid"],
    ["a name of signs", ["tower", "—"], "invalid"],
    ["a name of another group, written otherwise", ["La-Tour", "keep"], "conflict"],
  ])("refuses %s", async (_what, refused, code) => {
    await sent(desk.curator, "set-aliases", { groupId: newId("ali"), names: ["la tour", "the mast"] });
    const attempt = sent(desk.curator, "set-aliases", { groupId, names: refused });
    await expect(attempt).rejects.toMatchObject({ code });
    expect(await names()).toHaveLength(1);
  });
});
