import { expect, it } from "vitest";
import { toId } from "@/lib/domain/ids";
import { everything, historyChoice, historyParams, isHistoryNarrowed } from "./history-choice";

const personId = toId("rev", "0".repeat(20));

it("is the same after the address", () => {
  const choice = {
    personId,
    kind: "evidence",
    claimNumber: 12,
    sourceNumber: 3,
    from: "2026-05-30",
    to: "2026-06-01",
    zone: "Europe/Berlin",
  } as const;
  expect(historyChoice(historyParams(choice))).toEqual(choice);
  expect(historyParams(everything)).toEqual({});
});

it("passes over what it does not know", () => {
  const params = {
    person: "somebody",
    kind: "magic",
    claim: "0",
    source: "-1",
    from: "May",
    to: ["2026-05-30"],
    zone: "Mars/Base",
  };
  expect(historyChoice(params)).toEqual(everything);
});

it("takes a claim as people write it", () => {
  expect(historyChoice({ claim: " #7 " }).claimNumber).toBe(7);
});

it("is narrowed by anything but the zone", () => {
  expect(isHistoryNarrowed({ ...everything, zone: "Europe/Berlin" })).toBe(false);
  expect(isHistoryNarrowed({ ...everything, to: "2026-05-30" })).toBe(true);
});
