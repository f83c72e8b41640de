import { describe, expect, it } from "vitest";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import { commandId, toId } from "@/lib/domain/ids";
import { type Desk, emptyDesk, evolve } from "@/lib/live/desk";
import { eventWords } from "./event-words";

const characters = "0".repeat(20);
const reviewerId = toId("rev", characters);
const claimId = toId("clm", characters);
const sourceId = toId("src", characters);
const linkId = toId("evl", characters);
const command = commandId.parse("cmd_1");
const passage = {
  id: toId("psg", characters),
  sourceId,
  versionId: toId("ver", characters),
  start: 0,
  end: 8,
  exact: "one tank",
  prefix: "",
  suffix: "",
  anchoring: "anchored",
} as const;
const linked: AuditEventBody = {
  type: "evidence.linked",
  linkId,
  claimId,
  passage,
  relation: "contradicts",
  aspect: "",
  reason: "",
  sameEvent: "not-judged",
  independent: "not-judged",
};
const recorded: AuditEventBody = {
  type: "claim.recorded",
  claimId,
  number: 3,
  appearanceId: toId("app", characters),
  passage,
  fields: {
    wording: "One tank was destroyed",
    type: "equipment",
    quantities: [],
    occurred: null,
    place: null,
    attribution: null,
    modality: "reported",
  },
};

function deskAfter(...bodies: readonly AuditEventBody[]): Desk {
  return bodies.reduce(
    (desk, body, index) => evolve(desk, { seq: index + 1, actorId: reviewerId, atMs: 0, commandId: command, body }),
    emptyDesk(toId("inv", characters)),
  );
}

describe("eventWords", () => {
  it("names a claim by its number and quotes its wording", () => {
    expect(eventWords(recorded, deskAfter(recorded))).toEqual({
      did: "recorded",
      thing: { name: "claim 3", path: `/claims/${claimId}` },
      rest: "in a source",
      quote: "One tank was destroyed",
    });
  });

  it("finds the claim of what only carries a link's id", () => {
    const retracted: AuditEventBody = { type: "evidence.retracted", linkId, reason: "Another strike." };
    expect(eventWords(retracted, deskAfter(recorded, linked, retracted))).toMatchObject({
      did: "retracted evidence on",
      thing: { name: "claim 3" },
      quote: "Another strike.",
    });
  });

  it("reads well when the desk does not know the thing", () => {
    expect(eventWords(linked, deskAfter())).toMatchObject({
      did: "linked a passage of a source that contradicts",
      thing: { name: "a claim" },
    });
    expect(eventWords({ type: "evidence.restored", linkId }, deskAfter())).toEqual({
      did: "restored evidence on",
      rest: "a claim",
    });
  });

  it("lists what was changed", () => {
    const changes = { wording: "Two tanks", place: "al-Tanf", occurred: null };
    const revised: AuditEventBody = { type: "claim.revised", claimId, changes, prior: {} };
    expect(eventWords(revised, deskAfter(recorded))).toMatchObject({
      did: "changed the wording, place and time of",
      quote: "Two tanks",
    });
  });
});
