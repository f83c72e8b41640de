import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "@/db/history";
import { newId } from "@/db/new-id";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { contradiction, recordedClaim, sent } from "@/db/testing/records";
import { toId } from "@/lib/domain/ids";
import { searchResults } from "./search";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  const { claimId } = await recordedClaim(desk.annotator);
  await sent(desk.annotator, "link-evidence", contradiction(claimId));
  const names = canonicalJson(["keeper", "caretaker"]);
  await desk.store.change(desk.investigation.id, async (write) => {
    const id = toId("ali", newId("cmd").slice(4));
    await write.insert(desk.store.tables.aliasGroups).values({ id, investigationId: desk.investigation.id, names });
  });
});
afterAll(() => desk.close());

const passages = async (query: string) =>
  (await searchResults(desk.observer, query)).passages.map(({ before, hit, after }) => `${before}[${hit}]${after}`);

describe("searchResults", () => {
  it.each([
    ["tower tall ", ["The [tower] is 330 m tall."]],
    ["buil", ["It was [built] in 1889, the keeper said."]],
    ["caretaker", ["It was built in 1889, the [keeper] said."]],
    ["TÖWER tall ", ["The [tower] is 330 m tall."]],
    ["zebra", []],
    ["tower zebra", []],
    ["tower tal", ["The [tower] is 330 m tall.", "At 324 m the [tower] is the tallest in town."]],
  ])("finds for %j the sentences that have every word", async (query, found) => {
    expect(await passages(query)).toEqual(found);
  });

  it("finds claims by number and words, sources and people by name", async () => {
    const { claims } = await searchResults(desk.observer, "#1");
    expect(claims).toMatchObject([{ number: 1 }]);
    const wording = claims[0]?.wording ?? "";
    expect((await searchResults(desk.observer, wording)).claims).toMatchObject([{ number: 1 }]);
    expect((await searchResults(desk.observer, "annotator")).people).toMatchObject([{ name: "The annotator" }]);
    expect((await searchResults(desk.observer, "gazette")).sources).toHaveLength(1);
  });

  it("says where each stands", async () => {
    const { passages: found } = await searchResults(desk.observer, "1889");
    const { text, sourceId, versionId } = desk.gazette;
    expect(found).toMatchObject([{ sourceId, versionId, paragraph: 2, kind: "body", voice: null }]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(["It was built in 1889, the keeper said."]);
  });

  it("shows nothing of another investigation", async () => {
    for (const query of ["tower", "#1", "annotator", "gazette"]) {
      const found = await searchResults(desk.elsewhere, query);
      expect(found.passages.filter(({ sourceId }) => sourceId === desk.gazette.sourceId)).toEqual([]);
      expect(found.people.filter(({ name }) => name === "The annotator")).toEqual([]);
    }
  });

  it("takes whatever is typed as words, and never as a query", async () => {
    const bits = fc.constantFrom(
      '"',
      "*",
      "NEAR(",
      " OR ",
      " AND ",
      "NOT ",
      "^",
      "text:",
      "(",
      ")",
      "\0",
      "-",
      "tower",
    );
    const typed = fc.array(fc.oneof(bits, fc.string({ unit: "grapheme" }))).map((parts) => parts.join(""));
    await fc.assert(fc.asyncProperty(typed, async (query) => void (await searchResults(desk.observer, query))));
    expect(await passages('NEAR("tower" tall) ')).toEqual([]);
  });
});
