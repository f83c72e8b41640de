import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enter } from "@/db/access";
import { derivedId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { loadBundled } from "@/db/seed";
import { openStore } from "@/db/store";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { allEvents, assessment, contradiction, curation, recordedClaim, sent } from "@/db/testing/records";
import { claimViews } from "@/lib/live/claim-view";
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

  it("count as contested what reviewers' latest assessments differ on", async () => {
    const open = async () => (await rowsOf("annotator"))[0]?.openContested;
    const { claimId } = await recordedClaim(desk.annotator);
    const judging = (who: "annotator" | "curator", verdict: "supported" | "refuted") => {
      const judged = { ...assessment(claimId), verdict };
      return sent(desk[who], "assess", judged).then(() => judged.assessmentId);
    };
    await judging("annotator", "supported");
    await judging("annotator", "refuted"); // One person's change of mind.
    expect(await open()).toBe(0);
    const assessmentId = await judging("curator", "supported");
    expect(await open()).toBe(1);
    await sent(desk.curator, "retract-assessment", { assessmentId });
    expect(await open()).toBe(0);
  });

  it("count in the bundled investigation what its desk shows", async () => {
    const folder = mkdtempSync(join(tmpdir(), "crossread-bundled-"));
    const store = await openStore(join(folder, "bundled.sqlite"), { synchronous: "OFF" });
    await loadBundled(store, join(process.cwd(), "corpus", "al-tanf-2017"));
    const reviewerId = derivedId("rev", "al-tanf-2017", "third");
    const views = claimViews(await deskView(await enter(store, reviewerId, derivedId("inv", "al-tanf-2017"))));
    const standing = views.filter(({ claim }) => claim.withdrawnAtMs === null);
    const contested = standing.filter(
      ({ curation, count, assessments }) =>
        curation === null && (count.contradicts > 0 || new Set(assessments.map(({ verdict }) => verdict)).size > 1),
    );
    expect(contested.length).toBeGreaterThan(0);
    expect(await unscopedInvestigationsOf(store, reviewerId)).toMatchObject([
      { claims: standing.length, openContested: contested.length },
    ]);
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it("count sources, claims, and claims that somebody contradicts and nobody settled", async () => {
    const counts = async () => {
      const [row] = await rowsOf("annotator");
      return [row?.sources, row?.claims, row?.openContested];
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
