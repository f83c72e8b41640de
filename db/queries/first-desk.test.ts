import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { capturedText, sent } from "@/db/testing/records";
import type { ClaimId, PassageId, SourceId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { deskView, firstDeskView } from "./desk";

const WORDS = 320;
/** Each claim is one word of the text; the words stand far apart. */
const spoken = Array.from({ length: WORDS }, (_, n) => `Statement${n} ${"and so on ".repeat(20)}`);
const text = spoken.join("\n");

let desk: TestDesk;
let sourceId: SourceId;
const made: Readonly<{ claimId: ClaimId; newPassageId: PassageId }>[] = [];

beforeAll(async () => {
  desk = await openDesk();
  const { versionId, ...captured } = await capturedText(desk.manager, text);
  sourceId = captured.sourceId;
  for (let n = 0; n < WORDS; n += 1) {
    const exact = `Statement${n}`;
    const start = text.indexOf(`${exact} `);
    const ids = { claimId: newId("clm"), newPassageId: newId("psg") };
    const passage = { newPassageId: ids.newPassageId, versionId, start, end: start + exact.length, exact };
    const claim = { claimId: ids.claimId, appearanceId: newId("app"), passage, wording: exact, type: "other" } as const;
    await sent(desk.annotator, "record-claim", claim);
    made.push(ids);
  }
});
afterAll(() => desk.close());

const first = (near: { passageId?: PassageId; claimId?: ClaimId } = {}, claimIds: readonly ClaimId[] = []) =>
  firstDeskView(
    desk.annotator,
    { sourceIds: [sourceId], claimIds },
    { sourceId, passageId: null, claimId: null, ...near },
  );
const numbers = ({ claims }: Desk) => Object.values(claims).map(({ number }) => number);

describe("what a crowded page shows first", () => {
  it("is what stands where reading begins, and says that there is more", async () => {
    const desk = await first();
    expect(desk.isBehind).toBe(true);
    expect(Math.max(...numbers(desk))).toBe(numbers(desk).length);
    expect(numbers(desk).length).toBeLessThan(WORDS / 2);
  });

  it("is around the passage or the claim that an address names, and has each claim it names", async () => {
    const [late, later] = [made[WORDS - 20], made[WORDS - 1]];
    if (!late || !later) throw new RangeError("There are too few.");
    for (const near of [{ passageId: late.newPassageId }, { claimId: late.claimId }]) {
      const found = numbers(await first(near));
      expect(found).toEqual(expect.arrayContaining([WORDS - 30, WORDS - 19, WORDS]));
      expect(found).not.toContain(1);
    }
    const linking = await first({}, [later.claimId]);
    expect(numbers(linking)).toEqual(expect.arrayContaining([1, WORDS]));
  });

  it("is a part of the whole, in which nothing is different", async () => {
    const [part, whole] = [await first(), await deskView(desk.annotator, { sourceIds: [sourceId], claimIds: [] })];
    expect(whole.isBehind).toBe(false);
    expect(whole).toMatchObject({ ...part, isBehind: false });
  });

  it("is all there is where there are few", async () => {
    const scope = { sourceIds: [desk.gazette.sourceId], claimIds: [] };
    const near = { sourceId: desk.gazette.sourceId, passageId: null, claimId: null };
    expect(await firstDeskView(desk.annotator, scope, near)).toStrictEqual(await deskView(desk.annotator, scope));
  });
});
