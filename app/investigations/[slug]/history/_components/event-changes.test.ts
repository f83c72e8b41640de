import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { auditEventBody } from "@/lib/domain/audit-event";
import { toId } from "@/lib/domain/ids";
import { changesOf, marked } from "./event-changes";

const claimId = toId("clm", "0".repeat(20));
const stored = z.object({ investigation: z.array(z.object({ body: auditEventBody })) });
const onceWritten = stored.parse(JSON.parse(readFileSync("corpus/audit-events.json", "utf8"))).investigation;

describe("what an event changed", () => {
  it("is each field that differs, in words", () => {
    const figure = {
      min: null,
      max: 4,
      unit: null,
      object: "tank",
      approximate: false,
      comparator: "up to",
      status: null,
    };
    const prior = { wording: "Two tanks", place: null, quantities: [] };
    const changes = { wording: "Four tanks", place: "al-Tanf", quantities: [figure] };
    expect(changesOf({ type: "claim.revised", claimId, changes, prior })).toEqual([
      { what: "Wording", before: "Two tanks", after: "Four tanks" },
      { what: "Figures", before: null, after: "up to 4 tanks" },
      { what: "Place", before: null, after: "al-Tanf" },
    ]);
  });

  it("leaves out what was sent and is the same", () => {
    const same = { wording: "Two tanks", place: null };
    expect(changesOf({ type: "claim.revised", claimId, changes: same, prior: same })).toEqual([]);
  });

  it("is how a thing stood, for what was taken away and brought back", () => {
    expect(changesOf({ type: "claim.withdrawn", claimId, reason: "A slip." })).toEqual([
      { what: "Claim", before: "Stands", after: "Withdrawn" },
    ]);
  });

  it("can be told of every event that was ever written", () => {
    for (const { body } of onceWritten) {
      for (const { before, after } of changesOf(body)) expect(before).not.toBe(after);
    }
  });

  it("marks the words that differ", () => {
    const { before, after } = marked({ what: "Wording", before: "Two tanks", after: "Four tanks" });
    expect(before?.filter(({ isSame }) => !isSame)).toEqual([{ text: "Two", isSame: false }]);
    expect(after?.filter(({ isSame }) => !isSame)).toEqual([{ text: "Four", isSame: false }]);
    expect(marked({ what: "Role", before: null, after: "Curator" }).before).toBeNull();
  });
});
