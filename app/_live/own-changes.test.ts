import { beforeEach, describe, expect, it } from "vitest";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import { type ClaimId, toId } from "@/lib/domain/ids";
import { BROKEN } from "./line";
import { LiveStore } from "./live-store";
import { FakeNetwork, happened, mine, recordClaim, recorded, smallDesk } from "./testing/fake-network";

const me = { reviewerId: mine, name: "The annotator", role: "annotator" } as const;
const record = recordClaim("It is tall.");
const claimId: ClaimId = toId("clm", record.input.claimId.slice(4));
const revised = (wording: string): AuditEventBody => ({
  type: "claim.revised",
  claimId,
  changes: { wording },
  prior: {},
});

let network: FakeNetwork;
let store: LiveStore;

beforeEach(() => {
  network = new FakeNetwork();
  store = new LiveStore(smallDesk(), me, network.surroundings);
  store.start();
});

/** What a form takes for its basis when it is opened now. */
const basis = () => store.state.desk.claims[claimId]?.changedSeq ?? Number.NaN;
const reword = (wording: string, basisSeq = basis()) =>
  store.submit({ name: "revise-claim", input: { claimId, basisSeq, changes: { wording } } });
const sentNames = () => network.sent.flatMap((frame) => (frame.type === "command" ? [frame.command] : []));
const lastInput = () => network.sent.findLast((frame) => frame.type === "command")?.input;
const idAt = (n: number) => network.commandIds()[n] ?? "";

/** The server has done one's own n-th command, as its event `seq`. */
function done(n: number, seq: number, body: AuditEventBody | null) {
  const event = body ? happened(seq, body, idAt(n), mine) : recorded(seq, record, idAt(n), 1);
  network.say({ type: "events", events: [event] });
  network.say({ type: "acknowledged", id: idAt(n), seq });
}

describe("an edit of what one has just changed oneself", () => {
  it("waits for the change, and stands on it", () => {
    network.ready(4);
    store.submit(record);
    reword("It is very tall.");
    expect(sentNames()).toEqual(["record-claim"]);
    expect(store.state.desk.claims[claimId]?.wording).toBe("It is very tall.");
    done(0, 7, null);
    expect(sentNames()).toEqual(["record-claim", "revise-claim"]);
    expect(lastInput()).toMatchObject({ basisSeq: 7 });
  });

  it("stands on it when both were made without a connection", () => {
    store.submit(record);
    reword("It is very tall.");
    reword("It is 330 m tall.");
    network.ready(4);
    done(0, 5, null);
    expect(lastInput()).toMatchObject({ basisSeq: 5, changes: { wording: "It is very tall." } });
    done(1, 6, revised("It is very tall."));
    expect(lastInput()).toMatchObject({ basisSeq: 6, changes: { wording: "It is 330 m tall." } });
  });

  it("stands on it when the form was opened before and sent after", () => {
    network.ready(4);
    store.submit(record);
    const opened = basis();
    done(0, 7, null);
    reword("It is very tall.", opened);
    expect(lastInput()).toMatchObject({ basisSeq: 7 });
  });

  it("says the same when it is sent again", () => {
    network.ready(4);
    store.submit(record);
    reword("It is very tall.");
    done(0, 7, null);
    network.say({ type: "events", events: [happened(8, revised("It is very tall."), idAt(1), mine)] });
    network.lose(BROKEN);
    network.pass();
    network.ready(8);
    expect(sentNames()).toEqual(["record-claim", "revise-claim", "revise-claim"]);
    expect(lastInput()).toMatchObject({ basisSeq: 7 });
  });

  it("waits for an undo, since only the server knows what that touches", () => {
    network.ready(4);
    store.submit(record);
    done(0, 5, null);
    reword("It is very tall.");
    done(1, 6, revised("It is very tall."));
    store.undo();
    reword("It is 330 m tall.");
    expect(sentNames().at(-1)).toBe("undo");
    done(2, 7, revised("It is tall."));
    expect(lastInput()).toMatchObject({ basisSeq: 7 });
  });
});

describe("an edit of what a colleague has changed", () => {
  beforeEach(() => {
    network.ready(4);
    store.submit(record);
    done(0, 5, null);
  });

  it("keeps the basis it was begun on, so that the server refuses it", () => {
    const opened = basis();
    network.say({ type: "events", events: [happened(6, revised("It leans."))] });
    reword("It is very tall.", opened);
    expect(lastInput()).toMatchObject({ basisSeq: 5 });
  });

  it("keeps it also when one changed the claim oneself after them", () => {
    const opened = basis();
    reword("It is very tall.");
    network.say({ type: "events", events: [happened(6, revised("It leans."))] });
    done(1, 7, revised("It is very tall."));
    reword("It is 330 m tall.", opened);
    expect(lastInput()).toMatchObject({ basisSeq: 5 });
  });

  it("does not go over theirs because one's own edit before it was refused", () => {
    reword("It is very tall.");
    reword("It is 330 m tall.");
    network.say({ type: "events", events: [happened(6, revised("It leans."))] });
    network.say({ type: "refused", id: idAt(1), problem: { code: "conflict", message: "Changed meanwhile." } });
    expect(lastInput()).toMatchObject({ basisSeq: 5, changes: { wording: "It is 330 m tall." } });
  });
});
