import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { assessment, contradiction, recordedClaim, sent } from "@/db/testing/records";
import { deskAsOf } from "./as-of";
import { headSeq } from "./events";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe("the desk as of a moment", () => {
  it("is what was read then, whichever moment is looked at first", async () => {
    const { annotator, observer } = desk;
    const { claimId } = await recordedClaim(annotator);
    const recorded = await deskView(annotator);
    await sent(annotator, "revise-claim", { claimId, changes: { wording: "The tower is tall." } });
    const evidence = contradiction(claimId);
    await sent(annotator, "link-evidence", evidence);
    const linked = await deskView(annotator);
    await sent(annotator, "assess", assessment(claimId));
    await sent(annotator, "retract-evidence", { linkId: evidence.linkId, reason: "Another tower." });
    const last = await deskView(annotator);
    for (const then of [last, recorded, linked, recorded, last]) {
      const { desk: past, event } = await deskAsOf(observer, then.seq);
      expect(past).toStrictEqual(then);
      expect(event.seq).toBe(then.seq);
    }
  });

  it("does not change with what happens later", async () => {
    await recordedClaim(desk.annotator);
    const seq = await headSeq(desk.annotator);
    const before = JSON.stringify(await deskAsOf(desk.observer, seq));
    await recordedClaim(desk.annotator);
    await deskAsOf(desk.observer, await headSeq(desk.annotator));
    expect(JSON.stringify(await deskAsOf(desk.observer, seq))).toBe(before);
  });

  it("is none after an event that never was", async () => {
    const beyond = (await headSeq(desk.observer)) + 1;
    for (const seq of [0, beyond, beyond + 1_000]) {
      await expect(deskAsOf(desk.observer, seq)).rejects.toMatchObject({ code: "not-found" });
    }
  });
});
