import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { assessment, contradiction, recordedClaim, sent, thread } from "@/db/testing/records";
import { claimView } from "@/lib/live/claim-view";
import { threadsAbout } from "@/lib/live/thread-view";
import { claimAsOf, deskAsOf } from "./as-of";
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

  it("is the same for one claim, by what happened to it and to those it was merged with", async () => {
    const { annotator, curator, observer } = desk;
    const { claimId } = await recordedClaim(annotator);
    const { claimId: intoId } = await recordedClaim(curator);
    const evidence = contradiction(claimId);
    await sent(annotator, "link-evidence", evidence);
    await sent(annotator, "open-thread", thread({ kind: "evidence", id: evidence.linkId }));
    const { passageId } = Object.values((await deskView(annotator)).links)[0] ?? {};
    await sent(annotator, "open-thread", thread({ kind: "passage", passage: { passageId: passageId ?? "" } }));
    await recordedClaim(annotator);
    const { commandId } = await sent(curator, "merge-claims", { claimId, intoId, reason: "One tower." });
    await sent(annotator, "assess", assessment(intoId));
    await sent(curator, "undo", { commandId });
    for (let seq = 1; seq <= (await headSeq(observer)); seq += 1) {
      const { desk: whole } = await deskAsOf(observer, seq);
      for (const id of [claimId, intoId]) {
        const { desk: part, event } = await claimAsOf(observer, id, seq);
        const [expected, view] = [claimView(whole, id), claimView(part, id)];
        expect(view).toEqual(expected);
        expect([event.seq, part.seq, part.reviewers]).toEqual([seq, seq, whole.reviewers]);
        if (view && expected) expect(threadsAbout(part, view)).toEqual(threadsAbout(whole, expected));
      }
    }
  });

  it("is none after an event that never was", async () => {
    const beyond = (await headSeq(desk.observer)) + 1;
    for (const seq of [0, beyond, beyond + 1_000]) {
      await expect(deskAsOf(desk.observer, seq)).rejects.toMatchObject({ code: "not-found" });
    }
  });
});
