import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { capturedText, contradiction, recordedClaim, rejection, sent, towerNames } from "@/db/testing/records";
import type { ClaimId } from "@/lib/domain/ids";
import { candidatePassages } from "./candidates";

let desk: TestDesk;
let claimId: ClaimId;
beforeEach(async () => {
  desk = await openDesk();
  ({ claimId } = await recordedClaim(desk.annotator));
});
afterEach(() => desk.close());

const candidates = (outlet: "gazette" | "courier" = "courier") =>
  candidatePassages(desk.annotator, claimId, desk[outlet].sourceId);
const sentences = async (outlet?: "gazette" | "courier") => (await candidates(outlet)).map(({ exact }) => exact);

describe("candidatePassages", () => {
  it("proposes the sentences that share words with the claim, and says why", async () => {
    const [best] = await candidates();
    expect(best).toMatchObject({ exact: "At 324 m the tower is the tallest in town.", paragraph: 1, kind: "body" });
    expect(best?.reasons.join()).toContain("shares “tower”");
    expect(desk.courier.text.slice(best?.start, best?.end)).toBe(best?.exact);
  });

  it("leaves out where the claim stands, and what is linked to it", async () => {
    expect(await sentences("gazette")).toEqual([]);
    await sent(desk.annotator, "link-evidence", contradiction(claimId));
    expect(await sentences()).toEqual([]);
  });

  it("leaves comments and boilerplate aside, until it is asked to look there", async () => {
    const text = "Our paper.\nThe tower is 331 m tall, I measured.\nAbout the tower: subscribe.";
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const [, comment = "", notice = ""] = text.split("\n");
    const { sourceId } = await capturedText(desk.manager, text, [
      { kind: "comment", voice: "Reader", reliability: null, ...at(comment) },
      { kind: "boilerplate", voice: null, reliability: null, ...at(notice) },
    ]);
    expect(await candidatePassages(desk.observer, claimId, sourceId)).toEqual([]);
    const all = await candidatePassages(desk.observer, claimId, sourceId, { withAll: true });
    expect(all).toContainEqual(
      expect.objectContaining({ exact: comment, kind: "comment", voice: "Reader", paragraph: 2 }),
    );
    expect(all.map(({ kind }) => kind).sort()).toEqual(["boilerplate", "comment"]);
  });

  it("finds the claim's words by any of the names that mean the same", async () => {
    const { sourceId } = await capturedText(desk.manager, "The spire was closed.");
    expect(await candidatePassages(desk.observer, claimId, sourceId)).toEqual([]);
    await sent(desk.curator, "set-aliases", { ...towerNames(), names: ["tower", "spire"] });
    expect(await candidatePassages(desk.observer, claimId, sourceId)).toHaveLength(1);
  });

  it("finds the claim's day where no other word is shared, however it is written", async () => {
    const exact = "It fell on 18 May.";
    const { versionId } = await capturedText(desk.manager, exact);
    const passage = { newPassageId: newId("psg"), versionId, start: 0, end: exact.length, exact };
    const fallen = {
      claimId: newId("clm"),
      appearanceId: newId("app"),
      passage,
      wording: exact,
      type: "timing",
    } as const;
    await sent(desk.annotator, "record-claim", fallen);
    const { sourceId } = await capturedText(desk.manager, "Jets were seen on May 18th. In May, 17 of them left.");
    const found = await candidatePassages(desk.observer, fallen.claimId, sourceId);
    expect(found).toMatchObject([{ exact: "Jets were seen on May 18th.", reasons: ["same day"] }]);
  });

  it("leaves out what was rejected, until that is undone, and again when the undo is", async () => {
    const [best] = await candidates();
    if (!best) throw new Error("Nothing was proposed.");
    const { versionId, start, end, exact } = best;
    const rejected = { ...rejection(claimId), versionId, start, end, exact };
    const { commandId } = await sent(desk.annotator, "reject-candidate", rejected);
    expect(await sentences()).toEqual([]);
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(await sentences()).toEqual([exact]);
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await sentences()).toEqual([]);
  });

  it("refuses a rejection of what the source does not say", async () => {
    const wrong = { ...rejection(claimId), exact: "Somebody was hurt." };
    await expect(sent(desk.annotator, "reject-candidate", wrong)).rejects.toMatchObject({ code: "invalid" });
  });
});
