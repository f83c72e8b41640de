import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { recordedClaim, sent } from "@/db/testing/records";
import { historyOf } from "./events";
import { undoingsOf } from "./undoings";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe("what was undone", () => {
  it("is told by both events, whichever page of the history they stand on", async () => {
    const { claimId, commandId } = await recordedClaim(desk.annotator);
    await recordedClaim(desk.curator);
    await sent(desk.annotator, "undo", { commandId });
    const events = await historyOf(desk.observer, { limit: 100 });
    const [undoing, other, recorded] = events;
    expect(undoing?.body).toMatchObject({ type: "claim.withdrawn", claimId });
    const [taken, plain, undone] = [undoing?.seq ?? 0, other?.seq ?? 0, recorded?.seq ?? 0];
    const told = await undoingsOf(desk.observer, events);
    expect(told[taken]).toEqual({ undoes: undone, undoneBy: null });
    expect(told[plain]).toEqual({ undoes: null, undoneBy: null });
    expect(told[undone]).toEqual({ undoes: null, undoneBy: taken });
    const apart = events.filter(({ seq }) => seq === undone);
    expect(await undoingsOf(desk.observer, apart)).toEqual({ [undone]: { undoes: null, undoneBy: taken } });
  });

  it("is nothing to somebody from elsewhere", async () => {
    const { commandId } = await recordedClaim(desk.annotator);
    await sent(desk.annotator, "undo", { commandId });
    const events = await historyOf(desk.observer, { limit: 2 });
    const told = Object.values(await undoingsOf(desk.elsewhere, events));
    expect(told).toEqual([
      { undoes: null, undoneBy: null },
      { undoes: null, undoneBy: null },
    ]);
  });
});
