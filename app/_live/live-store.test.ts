import { beforeEach, describe, expect, it } from "vitest";
import { evolve } from "@/lib/live/desk";
import { closeCodes } from "@/lib/live/frames";
import { BROKEN } from "./line";
import { LiveStore } from "./live-store";
import { newId } from "./new-id";
import { FakeNetwork, happened, mine, recordClaim, recorded, smallDesk, theirs } from "./testing/fake-network";

const me = { reviewerId: mine, name: "The annotator", role: "annotator" } as const;

let network: FakeNetwork;
let store: LiveStore;

beforeEach(() => {
  network = new FakeNetwork();
  store = new LiveStore(smallDesk(), me, network.surroundings);
});

const claims = () => Object.values(store.state.desk.claims);
const lastId = () => network.commandIds().at(-1) ?? "";

/** The line is open, and the tab has everything. */
function sit() {
  store.start();
  network.ready(4);
}

describe("a change", () => {
  it("shows at once, is sent, and is saved once acknowledged", async () => {
    sit();
    const command = recordClaim("It is tall.");
    const outcome = store.submit(command);
    expect(claims()).toMatchObject([
      { id: command.input.claimId, wording: "It is tall.", recordedBy: mine, number: 1 },
    ]);
    expect(store.state.fate).toMatchObject({ state: "saving", waiting: 1 });
    network.say({ type: "events", events: [recorded(5, command, lastId(), 7)] });
    expect(claims()).toMatchObject([{ number: 7 }]);
    network.say({ type: "acknowledged", id: lastId(), seq: 5 });
    expect(await outcome).toEqual({ ok: true, commandId: lastId() });
    expect(store.state.fate).toMatchObject({ state: "saved", waiting: 0 });
    expect(store.state.desk.seq).toBe(5);
  });

  it("stands on what others do meanwhile", () => {
    sit();
    store.submit(recordClaim("Mine."));
    network.say({ type: "events", events: [recorded(5, recordClaim("Theirs."), "other", 1)] });
    expect(claims().map(({ wording, number }) => [wording, number])).toEqual([
      ["Theirs.", 1],
      ["Mine.", 2],
    ]);
  });

  it("does not show twice on a page that was read after it", () => {
    sit();
    const command = recordClaim();
    store.submit(command);
    store.arrive(store.open(evolve(smallDesk(), recorded(5, command, lastId(), 3))));
    expect(claims()).toMatchObject([{ number: 3 }]);
  });

  it("that is refused disappears, and says why until it is dismissed", async () => {
    sit();
    const outcome = store.submit(recordClaim());
    const problem = { code: "forbidden", message: "Your role does not allow this." } as const;
    network.say({ type: "refused", id: lastId(), problem });
    expect(await outcome).toEqual({ ok: false, commandId: lastId(), problem });
    expect(claims()).toEqual([]);
    expect(store.state.fate).toMatchObject({ state: "refused", refused: 1 });
    expect(store.state.changes).toMatchObject([{ id: lastId(), refused: problem, what: "claim 1 recorded" }]);
    expect(store.state.undoable).toBeNull();
    store.dismiss(lastId());
    expect(store.state.fate).toMatchObject({ state: "saved", refused: 0 });
  });

  it("that is refused is dismissed alone, whichever was refused before it", () => {
    sit();
    store.submit(recordClaim());
    store.submit(recordClaim());
    const [first = "", second = ""] = network.commandIds();
    for (const id of [first, second]) {
      network.say({ type: "refused", id, problem: { code: "forbidden", message: `Not ${id}.` } });
    }
    store.dismiss(second);
    expect(store.state.changes.map(({ id }) => id)).toEqual([first]);
    store.dismiss(second);
    store.dismiss(first);
    expect(store.state.fate).toMatchObject({ state: "saved", refused: 0 });
  });

  it("about something unknown waits for the server", () => {
    sit();
    const before = store.state.desk;
    const { claimId } = recordClaim().input;
    store.submit({ name: "withdraw-claim", input: { claimId, reason: "made twice" } });
    expect(store.state.desk).toEqual(before);
    expect(store.hasUnsaved).toBe(true);
  });
});

describe("a broken line", () => {
  it("keeps changes and sends them again, in order and with the same ids", () => {
    sit();
    store.submit(recordClaim("First."));
    const sentBefore = network.commandIds();
    network.lose(BROKEN);
    store.submit(recordClaim("Second."));
    expect(store.state.fate.state).toBe("waiting");
    expect(claims()).toHaveLength(2);
    network.pass();
    network.ready(4);
    const [, ...again] = network.commandIds();
    expect(again).toHaveLength(2);
    expect(again[0]).toBe(sentBefore[0]);
    expect(store.state.fate.state).toBe("saving");
  });

  it("asks for what was missed", () => {
    sit();
    network.say({ type: "events", events: [recorded(5, recordClaim(), "other", 1)] });
    network.lose(BROKEN);
    network.pass();
    network.ready(5);
    expect(network.sent.filter(({ type }) => type === "hello")).toEqual([
      { type: "hello", since: 4, as: mine },
      { type: "hello", since: 5, as: mine },
    ]);
  });

  it("does not count again what it has", () => {
    sit();
    const event = recorded(5, recordClaim(), "other", 1);
    network.say({ type: "events", events: [event] });
    const { desk } = store.state;
    network.say({ type: "events", events: [event] });
    expect(store.state.desk).toBe(desk);
  });

  it("is tried again after ever longer waits, and at once when the network is back", () => {
    store.start();
    const waits: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      network.lose(BROKEN);
      waits.push(...network.waitsMs);
      network.pass();
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    const { connections } = network;
    store.setOnline(false);
    expect(network.waitsMs).toEqual([]);
    store.setOnline(true);
    expect(network.connections).toBe(connections + 1);
  });

  it("is not heard once it was given up", () => {
    sit();
    store.stop();
    network.say({
      type: "present",
      people: [{ reviewerId: theirs, name: "The curator", sourceId: null, block: null, selection: null }],
    });
    expect(store.state.people).toEqual([]);
  });

  it.each([
    [closeCodes.signedOut, "sign-in"],
    [closeCodes.notAMember, "leave"],
    [closeCodes.anotherAccount, "reload"],
  ])("closed with %i takes the person to: %s", (code, where) => {
    sit();
    network.lose(code);
    expect(network.went).toEqual([where]);
    expect(network.waitsMs).toEqual([]);
  });
});

describe("a view that cannot be kept", () => {
  it("is read again when the server knows less", () => {
    store.start();
    network.ready(3);
    expect(network.went).toEqual(["reload"]);
  });

  it("is read again when an event is about something unknown", () => {
    sit();
    const claimId = newId("clm");
    network.say({ type: "events", events: [happened(5, { type: "claim.reinstated", claimId })] });
    expect(network.went).toEqual(["reload"]);
  });

  it("is kept, and says so, while something is unsaved", () => {
    sit();
    store.submit(recordClaim());
    network.lose(BROKEN);
    network.pass();
    network.ready(3);
    expect(network.went).toEqual([]);
    expect(store.state.notice).toContain("out of date");
  });
});

describe("a tab that slept longer than can be told", () => {
  const read = (seq: number) => {
    let desk = smallDesk();
    for (let at = 5; at <= seq; at += 1) desk = evolve(desk, recorded(at, recordClaim(`Claim ${at}.`), `c-${at}`, at));
    return desk;
  };
  const hellos = () => network.sent.filter(({ type }) => type === "hello");

  it("asks for its page anew, shows what it had until then, and goes on from what was read", () => {
    sit();
    expect(store.state.isBehind).toBe(false);
    network.lose(closeCodes.leftBehind);
    expect(store.state).toMatchObject({ isBehind: true, desk: { seq: 4 } });
    expect(network.went).toEqual([]);
    store.arrive(store.open(read(9)));
    network.ready(9);
    expect(hellos().at(-1)).toEqual({ type: "hello", since: 9, as: mine });
    expect(store.state).toMatchObject({ isBehind: false, desk: { seq: 9 } });
    expect(claims()).toHaveLength(5);
  });

  it("asks again when the page did not come", () => {
    sit();
    network.lose(closeCodes.leftBehind);
    network.pass();
    network.ready(4);
    network.lose(closeCodes.leftBehind);
    expect(store.state.isBehind).toBe(true);
  });

  it("keeps what was not saved, and sends it then", () => {
    sit();
    store.submit(recordClaim("Mine."));
    network.lose(closeCodes.leftBehind);
    const before = network.commandIds();
    store.arrive(store.open(read(9)));
    network.ready(9);
    expect(network.commandIds()).toEqual([...before, ...before]);
    expect(claims().map(({ wording }) => wording)).toContain("Mine.");
  });

  it("leaves pages behind that were not read anew, and catches one up when it is shown again", () => {
    sit();
    const asleep = store.open({ ...smallDesk(), scope: { sourceIds: [], claimIds: [] } });
    store.open(smallDesk());
    network.lose(closeCodes.leftBehind);
    store.arrive(store.open(read(9)));
    network.ready(9);
    expect(hellos().at(-1)).toEqual({ type: "hello", since: 9, as: mine });
    network.say({ type: "events", events: [recorded(10, recordClaim(), "other", 10)] });
    store.arrive(asleep);
    network.ready(10);
    expect(hellos().at(-1)).toEqual({ type: "hello", since: 4, as: mine });
  });
});

describe("undo", () => {
  it("takes back the last change of this tab, then the one before", () => {
    sit();
    expect(store.state.undoable).toBeNull();
    store.submit(recordClaim());
    const first = lastId();
    const { claimId } = recordClaim().input;
    store.submit({ name: "withdraw-claim", input: { claimId, reason: "made twice" } });
    const second = lastId();
    expect(store.state.undoable).toBe("Undo: claim withdrawn");
    store.undo();
    expect(network.sent.at(-1)).toMatchObject({ command: "undo", input: { commandId: second } });
    expect(store.state.undoable).toBe("Undo: claim 1 recorded");
    store.undo();
    expect(network.sent.at(-1)).toMatchObject({ command: "undo", input: { commandId: first } });
    expect(store.state.undoable).toBeNull();
  });

  it.each([
    ["unavailable", ["Undo: claim 1 recorded", "Undo: claim withdrawn"]],
    ["conflict", [null, "Undo: claim withdrawn"]],
  ] as const)("that is refused as %s leaves to take back: %s", async (code, [left, last]) => {
    sit();
    store.submit(recordClaim());
    const undone = store.undo();
    const undoId = lastId();
    store.submit({ name: "withdraw-claim", input: { claimId: recordClaim().input.claimId, reason: "made twice" } });
    network.say({ type: "refused", id: undoId, problem: { code, message: "Not now." } });
    expect((await undone)?.ok).toBe(false);
    expect(store.state.undoable).toBe(last);
    store.undo();
    expect(store.state.undoable).toBe(left);
  });

  it("that worked has nothing left to take back", () => {
    sit();
    store.submit(recordClaim());
    store.undo();
    for (const id of network.commandIds()) network.say({ type: "acknowledged", id, seq: 6 });
    expect(store.state.undoable).toBeNull();
  });

  it("is done again by undoing it, and taken back again by undoing that", async () => {
    sit();
    store.submit(recordClaim());
    network.say({ type: "acknowledged", id: lastId(), seq: 5 });
    store.undo();
    expect(store.state.redoable).toBeNull();
    const undoId = lastId();
    network.say({ type: "acknowledged", id: undoId, seq: 6 });
    expect(store.state).toMatchObject({ undoable: null, redoable: "Redo: claim 1 recorded" });
    store.redo();
    expect(network.sent.at(-1)).toMatchObject({ command: "undo", input: { commandId: undoId } });
    const redoId = lastId();
    network.say({ type: "acknowledged", id: redoId, seq: 7 });
    expect(store.state).toMatchObject({ undoable: "Undo: claim 1 recorded", redoable: null });
    store.undo();
    expect(network.sent.at(-1)).toMatchObject({ command: "undo", input: { commandId: redoId } });
  });

  it("has nothing to take back at first", async () => {
    expect(await store.undo()).toBeNull();
  });
});

describe("what is shown", () => {
  it("keeps its identity while it does not change", () => {
    sit();
    store.submit(recordClaim());
    const before = store.state;
    network.say({
      type: "present",
      people: [{ reviewerId: theirs, name: "The curator", sourceId: null, block: null, selection: null }],
    });
    expect(store.state.people).toHaveLength(1);
    expect(store.state.desk).toBe(before.desk);
    expect(store.state.me).toBe(before.me);
    expect(store.state.fate).toBe(before.fate);
  });

  it("follows one's own role", () => {
    sit();
    const body = { type: "reviewer.role-changed", reviewerId: mine, role: "curator", prior: "annotator" } as const;
    network.say({ type: "events", events: [happened(5, body)] });
    expect(store.state.me).toEqual({ ...me, role: "curator" });
  });

  it("tells others where one reads, the last place alone", () => {
    sit();
    const [source] = Object.values(store.state.desk.sources);
    const sourceId = source?.id ?? null;
    store.goTo({ sourceId, block: 1, selection: null });
    store.goTo({ sourceId, block: 2, selection: null });
    network.pass();
    expect(network.sent.filter(({ type }) => type === "presence")).toEqual([
      { type: "presence", sourceId, block: 2, selection: null },
    ]);
  });

  it("follows those who move, and leave", () => {
    sit();
    const curator = { reviewerId: theirs, name: "The curator", sourceId: null, block: null, selection: null };
    network.say({ type: "present", people: [curator] });
    network.say({ type: "moved", people: [{ ...curator, block: 3 }], left: [] });
    expect(store.state.people).toEqual([{ ...curator, block: 3 }]);
    network.say({ type: "moved", people: [], left: [theirs] });
    expect(store.state.people).toEqual([]);
  });
});
