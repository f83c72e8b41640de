import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { refusal } from "@/db/testing/refusal";
import { applyLine } from "./apply-line";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const line = (passage: unknown, id = "line-1") => ({
  id,
  command: "record-claim",
  input: { passage, wording: "The tower is 330 m tall.", type: "other" },
});
const passages = async () => Object.values((await deskView(desk.annotator)).passages);

describe("apply-line", () => {
  it.each([
    ["id", () => desk.gazette.sourceId],
    ["number", () => 1],
    ["number, written as text", () => "1"],
    ["file name", () => "gazette.txt"],
    ["title", () => "The gazette on the tower"],
  ])("finds a quoted passage in a source named by its %s", async (_how, source) => {
    await applyLine(desk.annotator, line({ source: source(), exact: "330 m" }));
    expect(await passages()).toMatchObject([{ exact: "330 m", start: 13, end: 18 }]);
  });

  it("is one command when it is sent twice, though it made no ids", async () => {
    const sent = line({ source: 1, exact: "330 m" });
    const first = await applyLine(desk.annotator, sent);
    expect(await applyLine(desk.annotator, sent)).toEqual(first);
    expect(Object.keys((await deskView(desk.annotator)).claims)).toHaveLength(1);
  });

  it("makes other ids for another line, and for another person", async () => {
    await applyLine(desk.annotator, line({ source: 1, exact: "330 m" }));
    await applyLine(desk.annotator, line({ source: 1, exact: "330 m" }, "line-2"));
    await applyLine(desk.curator, line({ source: 1, exact: "330 m" }));
    expect(Object.keys((await deskView(desk.annotator)).claims)).toHaveLength(3);
  });

  it("takes the word that its neighbours tell apart", async () => {
    await applyLine(desk.annotator, line({ source: 2, exact: "tower", prefix: "At 324 m the " }));
    expect(await passages()).toMatchObject([{ exact: "tower", start: 13 }]);
  });

  it.each([
    ["words that stand twice", { source: 2, exact: "the" }, "invalid", "times"],
    ["words that are not there", { source: 1, exact: "324 m" }, "invalid", "do not stand"],
    ["neighbours that are not there", { source: 1, exact: "330 m", prefix: "nearly " }, "invalid", "do not stand"],
    ["a source that is not there", { source: "Herald", exact: "330 m" }, "not-found", "Herald"],
  ] as const)("refuses %s", async (_what, passage, code, words) => {
    const refused = await refusal(desk, () => applyLine(desk.annotator, line(passage)));
    expect(refused).toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it.each([
    ["a command there is not", { id: "line-1", command: "delete-claim", input: {} }, "record-claim"],
    ["a line without an id", { command: "assess", input: {} }, "id"],
    ["a line that is not an object", "assess", "object"],
    ["a command's own id that has blanks", { id: "line 1", command: "assess", input: {} }, "letters"],
  ])("refuses %s", async (_what, sent, words) => {
    const refused = await refusal(desk, () => applyLine(desk.annotator, sent));
    expect(refused).toMatchObject({ code: "invalid", message: expect.stringContaining(words) });
  });

  it("asks for the permission that the command asks for", async () => {
    const refused = await refusal(desk, () => applyLine(desk.observer, line({ source: 1, exact: "330 m" })));
    expect(refused.code).toBe("forbidden");
  });
});
