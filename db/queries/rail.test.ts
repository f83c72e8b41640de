import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enter } from "@/db/access";
import { captureSource } from "@/db/commands/capture-source";
import { newCommandId, newId } from "@/db/new-id";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { contradiction, recordedClaim, sent } from "@/db/testing/records";
import { ingest } from "@/lib/ingest/ingest";
import { railAround } from "./rail";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function captured(nth: number) {
  const bytes = new TextEncoder().encode(`Account ${nth} says little.`);
  const sourceId = newId("src");
  const ingested = await ingest(bytes, { name: `${nth}.txt` });
  const file = { sourceId, versionId: newId("ver"), fileName: `${nth}.txt`, bytes, ingested };
  await captureSource(desk.annotator, newCommandId(), file);
  return sourceId;
}

describe("the rail", () => {
  it("counts what stands: claims made, and evidence held", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    await sent(desk.annotator, "link-evidence", contradiction(claimId));
    const counted = async () =>
      (await railAround(desk.annotator, null)).rows.map(({ claims, count }) => [claims, count.contradicts]);
    expect(await counted()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A caption." });
    expect(await counted()).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it("shows those around one, and says how many there are besides", async () => {
    const ids = [];
    for (let nth = 3; nth <= 100; nth += 1) ids.push(await captured(nth));
    const middle = ids[57];
    if (!middle) throw new Error("There is no sixtieth source.");
    const rail = await railAround(desk.observer, middle);
    const numbers = rail.rows.map(({ source }) => source.number);
    expect([numbers[0], numbers.at(-1), numbers.length]).toEqual([48, 72, 25]);
    expect(rail.before).toEqual({ count: 47, nearest: ids[44] });
    expect(rail.after).toEqual({ count: 28, nearest: ids[70] });
    const first = await railAround(desk.observer, null);
    expect(first.rows.map(({ source }) => source.number)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
    expect(first.after).toEqual({ count: 87, nearest: ids[11] });
  });

  it("counts for who may not know of some sources only those they may", async () => {
    const ids = [];
    for (let nth = 3; nth <= 40; nth += 1) ids.push(await captured(nth));
    const [third, last] = [ids[0], ids.at(-1)];
    if (!third || !last) throw new Error("There are no such sources.");
    const { store, investigation, annotator, observer } = desk;
    for (const sourceId of [third, last]) {
      await sent(annotator, "set-source-readers", { sourceId, readers: [annotator.reviewerId] });
    }
    const middle = ids[17] ?? null;
    const unnamed = await railAround(await enter(store, observer.reviewerId, investigation.id), middle);
    expect([unnamed.before.count, unnamed.after.count]).toEqual([6, 7]);
    const named = await railAround(await enter(store, annotator.reviewerId, investigation.id), middle);
    expect([named.before.count, named.after.count]).toEqual([7, 8]);
  });
});
