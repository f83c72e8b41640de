import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { capturedText, contradiction, recordedClaim, sent, towerNames } from "@/db/testing/records";
import { searchResults } from "./search";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
  const { claimId } = await recordedClaim(desk.annotator);
  await sent(desk.annotator, "link-evidence", contradiction(claimId));
  await sent(desk.curator, "set-aliases", { ...towerNames(), names: ["keeper", "caretaker"] });
});
afterEach(() => desk.close());

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
    ["the tower is tall ", ["The [tower] is 330 m tall."]],
    ["towre tall ", ["The [tower] is 330 m tall."]],
    ["paintet", ["Nobody was hurt when it was [painted]."]],
    ["tower keper ", []],
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

  it("says how many sentences there are, and of many shows the first", async () => {
    const keeper = (n: number) => `The keeper said so ${n} times.`;
    const text = Array.from({ length: 600 }, (_, n) => keeper(n)).join(" ");
    await capturedText(desk.manager, text);
    const few = await searchResults(desk.observer, "tower ");
    expect([few.total, few.passages.length]).toEqual([2, 2]);
    const many = await searchResults(desk.observer, "keeper ");
    expect([many.total, many.passages.length]).toEqual([500, 20]);
    expect(many.passages[0]?.sourceId).toBe(desk.gazette.sourceId);
    expect((await searchResults(desk.observer, "keeper 77 ")).passages).toMatchObject([
      { after: " said so 77 times." },
    ]);
  });

  it("follows a claim that is worded anew, and leaves out one that is withdrawn", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const found = async () => (await searchResults(desk.observer, "lighthouse")).claims.map(({ id }) => id);
    expect(await found()).toEqual([]);
    await sent(desk.annotator, "revise-claim", { claimId, changes: { wording: "The lighthouses are tall." } });
    expect(await found()).toEqual([claimId]);
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A caption." });
    expect(await found()).toEqual([]);
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
    expect(await passages("tower NOT tall ")).toEqual(["The [tower] is 330 m tall."]);
  });
});
