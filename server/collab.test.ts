import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { enterInstallation } from "@/db/access";
import { endSession } from "@/db/commands/accounts";
import { changeRole, removeReviewer } from "@/db/commands/manage-reviewers";
import { newCommandId } from "@/db/new-id";
import { rationaleOf, rationaleVersions } from "@/db/queries/joint-texts";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { curation, recordedClaim, sent } from "@/db/testing/records";
import { typed } from "@/db/testing/typed";
import type { ClaimId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { stringBytes } from "@/lib/joint-text/bytes";
import { collabCloseCodes } from "@/lib/joint-text/close-codes";
import { COLLAB_FRAME_BYTES } from "@/lib/joint-text/frames";
import { rationaleName } from "@/lib/joint-text/joint-text";
import { writerIn } from "@/lib/joint-text/presence";
import { jointTextDoc, textIn } from "@/lib/joint-text/text-in";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { type Forger, frameKinds, openForger, openWritingTab, type WritingTab } from "./testing/writing-tab";

type Person = Parameters<TestDesk["sessionFor"]>[0];

let desk: TestDesk;
let server: LiveServer;
let claimId: ClaimId;
const opened: { close: () => void }[] = [];

beforeEach(async () => {
  desk = await openDesk();
  server = await openLiveServer(desk.store);
  ({ claimId } = await recordedClaim(desk.annotator));
});

afterEach(async () => {
  for (const tab of opened.splice(0)) tab.close();
  await server.close();
  await desk.close();
  const counted = [...server.collab.refusals.counts].map(([fault, count]) => `${count} ${fault}`);
  const said = counted.length === 0 ? [] : [`Refused on the line of texts written together: ${counted.join(", ")}.`];
  expect(server.logged).toEqual(said);
});

const headersFor = async (person: Person) => ({
  origin: server.url,
  cookie: await server.cookieFor(await desk.sessionFor(person)),
});

const lineFor = async (person: Person, headers?: Record<string, string>) => {
  const { slug } = desk.investigation;
  return { url: server.url, slug, name: rationaleName(slug, claimId), headers: headers ?? (await headersFor(person)) };
};

/** Somebody who has the rationale open, and has all of it. */
async function sit(person: Person, headers?: Record<string, string>): Promise<WritingTab> {
  const tab = openWritingTab(await lineFor(person, headers));
  opened.push(tab);
  await settled(tab);
  return tab;
}

async function forge(person: Person): Promise<Forger> {
  const forger = await openForger(await lineFor(person));
  opened.push(forger);
  forger.hello();
  await vi.waitFor(() => expect(forger.of(frameKinds.auth)).toHaveLength(1));
  return forger;
}

/** Everything that was written here is acknowledged. */
const settled = (tab: WritingTab) =>
  vi.waitFor(() => expect([tab.provider.isSynced, tab.provider.unsyncedChanges]).toEqual([true, 0]));

const storedText = async () => {
  const stored = await rationaleOf(desk.observer, claimId);
  return stored ? textIn(jointTextDoc([stored.state, ...stored.updates.map(({ update }) => update)])) : null;
};

describe("the door", () => {
  it.each([
    ["without an Origin", 403, (headers: Record<string, string>) => ({ cookie: headers["cookie"] ?? "" })],
    ["from another page", 403, (headers: Record<string, string>) => ({ ...headers, origin: "http://example.org" })],
    ["from nobody", 401, ({ origin }: Record<string, string>) => ({ origin: origin ?? "" })],
    ["for another host", 421, (headers: Record<string, string>) => ({ ...headers, host: "example.org" })],
  ])("refuses a socket %s", async (_how, status, change) => {
    const headers = change(await headersFor("curator"));
    await expect(openForger(await lineFor("curator", headers))).rejects.toMatchObject({ status });
  });

  it("tells a stranger what it tells of a text that does not exist", async () => {
    const ask = async (person: Person, slug: string, name: string) => {
      const headers = await headersFor(person);
      await expect(openForger({ url: server.url, slug, name, headers })).rejects.toMatchObject({ status: 404 });
      const query = new URLSearchParams({ investigation: slug, document: name });
      const response = await fetch(`${server.url}/collab?${query}`, { headers });
      return [response.status, await response.text()];
    };
    const missing = claimId.replace(/.{4}$/, "zzzz");
    const refused = await ask("curator", "nowhere", `rationale:nowhere:${claimId}`);
    expect(await ask("elsewhere", "tower", `rationale:tower:${claimId}`)).toEqual(refused);
    expect(await ask("elsewhere", "bridge", `rationale:bridge:${claimId}`)).toEqual(refused);
    expect(await ask("curator", "tower", `rationale:tower:${missing}`)).toEqual(refused);
    expect(await ask("curator", "tower", `rationale:bridge:${claimId}`)).toEqual(refused);
    expect(await ask("curator", "tower", `report:tower:${claimId}`)).toEqual(refused);
  });
});

describe("two people", () => {
  it("write in one text and see each other's words; what is acknowledged is stored", async () => {
    const [curator, manager] = [await sit("curator"), await sit("manager")];
    curator.write("Two figures.");
    manager.write("No plan.");
    await Promise.all([settled(curator), settled(manager)]);
    await vi.waitFor(() => expect(curator.text).toBe(manager.text));
    expect(curator.text.split("\n").sort()).toEqual(["No plan.", "Two figures."]);
    expect(await storedText()).toBe(curator.text);
  });

  it("find it again when everybody had left, and have a version of it", async () => {
    const curator = await sit("curator");
    curator.write("Two figures.");
    await settled(curator);
    curator.close();
    await vi.waitFor(async () =>
      expect(await rationaleVersions(desk.observer, claimId, 5)).toMatchObject([{ text: "Two figures." }]),
    );
    expect((await sit("manager")).text).toBe("Two figures.");
  });

  it("both see it emptied when one settles the claim", async () => {
    const [curator, manager] = [await sit("curator"), await sit("manager")];
    curator.write("Two figures.");
    await vi.waitFor(() => expect(manager.text).toBe("Two figures."));
    await sent(desk.curator, "curate", curation(claimId));
    await vi.waitFor(() => expect([curator.text, manager.text]).toEqual(["", ""]));
    manager.write("Once more.");
    await settled(manager);
    expect(await storedText()).toBe("Once more.");
    expect(await rationaleVersions(desk.observer, claimId, 5)).toMatchObject([{ isSettled: true }]);
  });

  it("know each other by the names the server knows", async () => {
    const [curator, observer] = [await sit("curator"), await sit("observer")];
    curator.provider.setAwarenessField("user", { reviewerId: desk.manager.reviewerId, name: "Me", mayWrite: true });
    observer.provider.setAwarenessField("cursor", null);
    await vi.waitFor(() => {
      const state = observer.provider.awareness?.getStates().get(curator.doc.clientID);
      expect(writerIn(state)).toEqual({
        reviewerId: desk.curator.reviewerId,
        name: "The curator",
        mayWrite: true,
      });
    });
    await vi.waitFor(() => {
      const state = curator.provider.awareness?.getStates().get(observer.doc.clientID);
      expect(writerIn(state)).toMatchObject({ name: "The observer", mayWrite: false });
    });
  });
});

it("keeps a version at a quiet moment", async () => {
  await server.close();
  server = await openLiveServer(desk.store, { quietMs: 10 });
  const curator = await sit("curator");
  curator.write("Two figures.");
  await settled(curator);
  await vi.waitFor(async () =>
    expect(await rationaleVersions(desk.observer, claimId, 5)).toMatchObject([{ text: "Two figures." }]),
  );
  expect((await rationaleOf(desk.observer, claimId))?.updates).toEqual([]);
});

it("shows and acknowledges nothing that the disk does not take, and all of it once it does", async () => {
  await server.close();
  let isFull = false;
  const { change } = desk.store;
  server = await openLiveServer({
    ...desk.store,
    change: (stream, work) =>
      isFull ? Promise.reject(new Problem("unavailable", "The disk is full.")) : change(stream, work),
  });
  const [curator, manager] = [await sit("curator"), await sit("manager")];
  isFull = true;
  curator.write("Two figures.");
  await vi.waitFor(() => expect(curator.closed.length).toBeGreaterThan(2));
  expect([curator.provider.hasUnsyncedChanges, manager.text, await storedText()]).toEqual([true, "", null]);
  isFull = false;
  await settled(curator);
  await vi.waitFor(() => expect(manager.text).toBe("Two figures."));
  expect(await storedText()).toBe("Two figures.");
});

describe("a reader", () => {
  it("sees what is written and writes nothing", async () => {
    const curator = await sit("curator");
    const observer = await forge("observer");
    observer.update(typed("Mine."));
    await vi.waitFor(() => expect(observer.of(frameKinds.status)).toHaveLength(1));
    expect(observer.of(frameKinds.status)[0]?.at(-1)).toBe(0);
    curator.write("Two figures.");
    await settled(curator);
    await vi.waitFor(() => expect(observer.of(frameKinds.sync).join("")).toContain("Two figures."));
    expect(curator.text).toBe("Two figures.");
    expect(await storedText()).toBe("Two figures.");
  });

  it("cannot speak to the others by a stateless or a broadcast frame, and nobody can", async () => {
    const heard = await forge("manager");
    for (const person of ["observer", "curator"] as const) {
      const forger = await forge(person);
      for (const kind of [frameKinds.stateless, frameKinds.broadcast]) forger.say(kind, stringBytes("Listen to me."));
      forger.ask(); // Answered after the frames before it.
      await vi.waitFor(() => expect(forger.of(frameKinds.sync).length).toBeGreaterThan(0));
    }
    expect([...server.collab.refusals.counts]).toEqual([["no frame of ours", 4]]);
    heard.ask();
    await vi.waitFor(() => expect(heard.of(frameKinds.sync).length).toBeGreaterThan(0));
    expect([...heard.of(frameKinds.stateless), ...heard.of(frameKinds.broadcast)]).toEqual([]);
  });
});

it("lets nobody speak as another client, nor send another away", async () => {
  const [curator, watching] = [await sit("curator"), await sit("manager")];
  const seen = () => watching.provider.awareness?.getStates().get(curator.doc.clientID);
  curator.provider.setAwarenessField("cursor", null);
  await vi.waitFor(() => expect(writerIn(seen())?.name).toBe("The curator"));
  const forger = await forge("observer");
  for (const state of [null, { cursor: null }]) forger.awareness(curator.doc.clientID, state);
  forger.awareness(7, { cursor: null });
  await vi.waitFor(() => expect(writerIn(watching.provider.awareness?.getStates().get(7))?.name).toBe("The observer"));
  expect(writerIn(seen())?.name).toBe("The curator");
});

describe("who may not stay", () => {
  it("is sent away when removed", async () => {
    const curator = await forge("curator");
    await removeReviewer(desk.manager, newCommandId(), { reviewerId: desk.curator.reviewerId });
    expect(await curator.closed).toBe(collabCloseCodes.notAMember);
  });

  it("is sent away when the session ends", async () => {
    const sessionId = await desk.sessionFor("curator");
    const headers = { origin: server.url, cookie: await server.cookieFor(sessionId) };
    const curator = await openForger(await lineFor("curator", headers));
    const installation = await enterInstallation(desk.store, desk.accounts.curator.userId);
    await endSession(installation, newCommandId(), { sessionId });
    expect(await curator.closed).toBe(collabCloseCodes.signedOut);
  });

  it("comes back as a reader when demoted, and writes nothing from then on", async () => {
    const curator = await sit("curator");
    await changeRole(desk.manager, newCommandId(), { reviewerId: desk.curator.reviewerId, role: "observer" });
    await vi.waitFor(() => expect(curator.closed).toEqual([collabCloseCodes.roleChanged]));
    await vi.waitFor(() => expect(curator.provider.authorizedScope).toBe("readonly"));
    await vi.waitFor(() => expect(curator.provider.isSynced).toBe(true));
    curator.write("Too late.");
    await vi.waitFor(() => expect(curator.provider.unsyncedChanges).toBe(1));
    expect(await storedText()).toBeNull();
  });

  it("is sent away with a frame that is too long", async () => {
    const curator = await forge("curator");
    curator.sendRaw(new Uint8Array(COLLAB_FRAME_BYTES + 1));
    expect(await curator.closed).toBe(1009);
  });

  it("is sent away with a text that grows without end", async () => {
    const curator = await forge("curator");
    for (let n = 0; n < 6; n += 1) curator.update(typed("x".repeat(200_000)));
    expect(await curator.closed).toBe(collabCloseCodes.tooLong);
  });

  it("is sent away when it sends more than anybody types", async () => {
    const curator = await forge("curator");
    for (let n = 0; n < 1_500; n += 1) curator.ask();
    expect(await curator.closed).toBe(collabCloseCodes.tooFast);
  });

  it("is sent away when it asks for a long text again and again and reads none of it", async () => {
    const curator = await forge("curator");
    for (let n = 0; n < 4; n += 1) curator.update(typed("x".repeat(200_000)));
    const observer = await forge("observer");
    observer.pause();
    for (let n = 0; n < 200; n += 1) observer.ask();
    await vi.waitFor(() => expect(server.collab.refusals.counts.get("left unread")).toBe(1));
    observer.resume();
    expect(await observer.closed).toBe(collabCloseCodes.tooSlow);
    expect(observer.of(frameKinds.sync).length).toBeLessThan(50);
  });

  it("is sent away when the server stops, after what was under way is stored", async () => {
    const curator = await sit("curator");
    curator.write("Two figures.");
    await settled(curator);
    await server.collab.close();
    expect(curator.closed[0]).toBe(collabCloseCodes.shuttingDown);
    expect(await rationaleVersions(desk.observer, claimId, 5)).toMatchObject([{ text: "Two figures." }]);
  });
});

it("survives whatever anyone sends, counts it and goes on", async () => {
  const line = await lineFor("curator");
  const prefix = Buffer.from(stringBytes(line.name));
  const garbage = fc.oneof(
    fc.uint8Array(),
    fc.string({ unit: "binary" }),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => new Uint8Array(Buffer.concat([prefix, bytes]))),
    fc
      .tuple(fc.nat(9), fc.uint8Array({ maxLength: 60 }))
      .map(([kind, bytes]) => new Uint8Array(Buffer.concat([prefix, Buffer.from([kind]), bytes]))),
    fc
      .tuple(fc.nat(3), fc.uint8Array({ maxLength: 60 }))
      .map(([step, bytes]) => new Uint8Array(Buffer.concat([prefix, Buffer.from([0, step, bytes.length]), bytes]))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(garbage, { minLength: 1, maxLength: 12 }), async (frames) => {
      const forger = await openForger(line);
      forger.hello();
      for (const frame of frames) forger.sendRaw(frame);
      forger.close();
      await forger.closed;
    }),
    { numRuns: 60 },
  );
  expect(server.collab.refusals.counts.get("no frame of ours")).toBeGreaterThan(60);
  const curator = await sit("curator");
  curator.write("After all.");
  await settled(curator);
  expect(await storedText()).toContain("After all.");
  const forger = await forge("manager");
  for (let n = 0; n < 5; n += 1) forger.sendRaw("what?");
  expect(await forger.closed).toBe(collabCloseCodes.badFrame);
});
