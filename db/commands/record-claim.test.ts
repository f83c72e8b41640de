import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, passageOf, type TestDesk, towerClaim } from "@/db/testing/desk";
import { lastBody, recordedClaim, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const claimOn = async (passage: ReturnType<typeof passageOf>) => ({ ...towerClaim(), passage });

describe("record-claim", () => {
  it("records a claim with the passage that makes it", async () => {
    const input = towerClaim();
    const { result } = await sent(desk.annotator, "record-claim", input);
    expect(result).toEqual({ claimId: input.claimId, number: 1 });
    const { claims, appearances, passages, seq } = await deskView(desk.annotator);
    const { reviewerId: recordedBy } = desk.annotator;
    const blank = { quantities: [], occurred: null, place: null, attribution: null, modality: "reported" };
    const said = { wording: "The tower is 330 m tall.", type: "other", number: 1, withdrawnAtMs: null };
    expect(claims[input.claimId]).toMatchObject({ ...blank, ...said, recordedBy, changedSeq: seq });
    expect(Object.values(appearances)).toMatchObject([{ claimId: input.claimId, recordedBy, retractedAtMs: null }]);
    expect(Object.values(passages)).toMatchObject([
      { exact: "330 m", start: 13, end: 18, prefix: "The tower is ", anchoring: "anchored" },
    ]);
    expect(await lastBody(desk.annotator)).toMatchObject({ type: "claim.recorded", claimId: input.claimId, number: 1 });
  });

  it("keeps figures, days, places and who said it", async () => {
    const quantity = {
      min: null,
      max: 330,
      unit: "m",
      object: "tower",
      approximate: false,
      comparator: "up to",
      status: null,
    };
    const fields = {
      quantities: [quantity],
      occurred: { text: "in 1889", from: "1889-01-01", to: "1889-12-31", precision: "year" as const },
      place: "in town",
      attribution: { to: "the keeper", how: "indirect" as const },
      modality: "asserted" as const,
    };
    const input = { ...towerClaim(), ...fields };
    await sent(desk.annotator, "record-claim", input);
    expect((await deskView(desk.annotator)).claims[input.claimId]).toMatchObject(fields);
  });

  it("counts on within the investigation", async () => {
    await recordedClaim(desk.annotator);
    expect((await sent(desk.curator, "record-claim", towerClaim())).result).toMatchObject({ number: 2 });
  });

  it.each([
    ["is not there", { ...passageOf("gazette", "330 m"), exact: "324 m" }],
    ["stands elsewhere", { ...passageOf("gazette", "330 m"), start: 14, end: 19 }],
    ["goes past the end", { ...passageOf("gazette", "the keeper said."), end: 1_000 }],
    ["ends before it starts", { ...passageOf("gazette", "330 m"), end: 2 }],
    ["differs in an accent", { ...passageOf("gazette", "330 m"), exact: "330 m\u0301" }],
  ])("refuses a passage that %s", async (_what, passage) => {
    const input = await claimOn(passage);
    const refused = await refusal(desk, () => sent(desk.annotator, "record-claim", input));
    expect(refused).toMatchObject({ code: "invalid", message: expect.stringContaining("Select the passage again") });
  });

  it("refuses a version and a passage that are not there", async () => {
    const unknown = [{ ...passageOf("gazette", "330 m"), versionId: newId("ver") }, { passageId: newId("psg") }];
    for (const passage of unknown) {
      const refused = await refusal(desk, () => sent(desk.annotator, "record-claim", { ...towerClaim(), passage }));
      expect(refused.code).toBe("not-found");
    }
  });

  it("refuses an observer", async () => {
    const refused = await refusal(desk, () => sent(desk.observer, "record-claim", towerClaim()));
    expect(refused.code).toBe("forbidden");
  });

  it("is undone by withdrawing, and that by reinstating", async () => {
    const { claimId, commandId } = await recordedClaim(desk.annotator);
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(undone.result).toEqual({ undone: commandId, by: "withdraw-claim" });
    expect((await deskView(desk.annotator)).claims[claimId]?.withdrawnAtMs).not.toBeNull();
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect((await deskView(desk.annotator)).claims[claimId]?.withdrawnAtMs).toBeNull();
  });
});
