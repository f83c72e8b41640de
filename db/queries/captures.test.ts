import { afterEach, beforeEach, expect, it } from "vitest";
import { sha256 } from "@/db/history";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { capturedVersion } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { capturesOf, originalOf } from "./captures";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

it("tells how each version came in, the newest first, and gives out its bytes as they came", async () => {
  const { sourceId } = desk.gazette;
  await capturedVersion(desk.annotator, sourceId, "The tower is 331 m tall – nearly.");
  const [second, first, another] = await capturesOf(desk.observer, sourceId);
  expect(another).toBeUndefined();
  expect(first).toMatchObject({ number: 1, bytes: (await originalOf(desk.observer, sourceId, 1)).bytes.length });
  expect(second).toMatchObject({ number: 2, capturedFrom: "later.txt", mediaType: "text/plain", bytes: 35 });
  const { bytes, ...named } = await originalOf(desk.observer, sourceId, 2);
  expect(named).toEqual({ sourceNumber: 1, number: 2, mediaType: "text/plain" });
  expect([bytes.toString(), sha256(bytes)]).toEqual(["The tower is 331 m tall – nearly.", second?.originalSha256]);
});

it("gives nothing out of another investigation, nor what is not there", async () => {
  const { sourceId } = desk.gazette;
  expect(await capturesOf(desk.elsewhere, sourceId)).toEqual([]);
  for (const asked of [() => originalOf(desk.elsewhere, sourceId, 1), () => originalOf(desk.observer, sourceId, 2)]) {
    expect(await refusal(desk, asked)).toMatchObject({ code: "not-found" });
  }
});
