import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { allEvents, contradiction, curation, recordedClaim, sent } from "@/db/testing/records";
import { unscopedAccount, unscopedInvestigationBySlug, unscopedInvestigationsOf, unscopedManagers } from "./unscoped";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe("a person's investigations", () => {
  const rowsOf = (who: "annotator" | "manager" | "elsewhere") =>
    unscopedInvestigationsOf(desk.store, desk[who].reviewerId);

  it("are those they are in, by title, with their role", async () => {
    expect((await rowsOf("annotator")).map(({ slug, role }) => [slug, role])).toEqual([["tower", "annotator"]]);
    expect((await rowsOf("manager")).map(({ slug }) => slug)).toEqual(["bridge", "tower"]);
    expect((await rowsOf("elsewhere")).map(({ slug }) => slug)).toEqual(["bridge"]);
  });

  it("count sources, claims, and claims that somebody contradicts and nobody settled", async () => {
    const counts = async () => {
      const [row] = await rowsOf("annotator");
      return [row?.sources, row?.claims, row?.conflicts];
    };
    expect(await counts()).toEqual([2, 0, 0]);
    const { claimId } = await recordedClaim(desk.annotator);
    const { claimId: other } = await recordedClaim(desk.annotator);
    await sent(desk.annotator, "link-evidence", contradiction(claimId));
    await sent(desk.curator, "link-evidence", contradiction(claimId));
    expect(await counts()).toEqual([2, 2, 1]);
    await sent(desk.curator, "curate", curation(claimId));
    expect(await counts()).toEqual([2, 2, 0]);
    await sent(desk.annotator, "withdraw-claim", { claimId: other, reason: "A caption." });
    expect(await counts()).toEqual([2, 1, 0]);
  });

  it("say when somebody last did something there", async () => {
    await recordedClaim(desk.annotator);
    const [row] = await rowsOf("annotator");
    expect(row?.lastActivityAtMs).toBe((await allEvents(desk.annotator)).at(-1)?.atMs);
  });
});

describe("what is looked up before anybody entered", () => {
  it("is found by its name, or not at all", async () => {
    const { store, investigation, accounts } = desk;
    expect(await unscopedInvestigationBySlug(store, "tower")).toEqual(investigation);
    expect(await unscopedInvestigationBySlug(store, "harbour")).toBeNull();
    expect(await unscopedAccount(store, " Curator@Example.org ")).toEqual({ ...accounts.curator, isManager: false });
    expect(await unscopedAccount(store, "nobody@example.org")).toBeNull();
    expect(await unscopedManagers(store)).toEqual([accounts.manager]);
  });
});
