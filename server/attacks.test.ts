import { createHmac } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enterInstallation } from "@/db/access";
import { endSession } from "@/db/commands/accounts";
import { sendables } from "@/db/commands/sendable";
import { newCommandId, newId } from "@/db/new-id";
import { headSeq } from "@/db/queries/events";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import { contentsOf } from "@/db/testing/refusal";
import { UP_FRAME_BYTES } from "@/lib/live/frames";
import { SOCKETS_A_PERSON } from "./live-door";
import { sessionCookieName } from "./session";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { openTab, Refused, type Tab } from "./testing/tab";

let desk: TestDesk;
let server: LiveServer;
let curator: Record<string, string>;
beforeAll(async () => {
  desk = await openDesk();
  server = await openLiveServer(desk.store);
  curator = headersOf(await server.cookieFor(await desk.sessionFor("curator")));
});
afterAll(async () => {
  await server.close();
  await desk.close();
  expect(server.logged.filter((line) => line.includes("broke"))).toEqual([]);
});

const headersOf = (cookie: string) => ({ origin: server.url, cookie });
const arrive = (headers: Record<string, string>) =>
  openTab({ url: server.url, slug: desk.investigation.slug, headers });

async function sit(): Promise<Tab> {
  const tab = await arrive(curator);
  tab.send({ type: "hello", since: await headSeq(desk.curator) });
  await tab.next("ready");
  return tab;
}

describe("a cookie", () => {
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  /** What makes a cookie's value from the id of somebody's session, or of none. */
  const forgeries: Readonly<Record<string, (sid: string) => Promise<string> | string>> = {
    "with the bare id of a session": (sid) => sid,
    "that names a session of one's own making": async () => encode({ token: { sid: newId("ses") }, secret: known }),
    "signed with another secret": (sid) => encode({ token: { sid }, secret: "another secret, as long as the other" }),
    "that has expired": (sid) => encode({ token: { sid }, secret: known, maxAge: -60 }),
    "without a signature": (sid) => `${base64({ alg: "none", typ: "JWT" })}.${base64({ sid })}.`,
    "without a signature, in five parts": (sid) => `${base64({ alg: "dir", enc: "none" })}...${base64({ sid })}.`,
    "signed and not encrypted": (sid) => {
      const said = `${base64({ alg: "HS256", typ: "JWT" })}.${base64({ sid })}`;
      return `${said}.${createHmac("sha256", known).update(said).digest("base64url")}`;
    },
    "with an object for an id": (sid) => encode({ token: { sid: { toString: sid } }, secret: known }),
    "with many ids": (sid) => encode({ token: { sid: [sid] }, secret: known }),
  };
  const known = "a secret that is long enough and known to everyone";

  it.each(Object.entries(forgeries))("%s is nobody's", async (_how, forge) => {
    const sid = await desk.sessionFor("curator");
    const cookie = `${sessionCookieName(server.url)}=${await forge(sid)}`;
    await expect(arrive(headersOf(cookie))).rejects.toMatchObject(new Refused(401));
    // The same session by its own cookie is somebody's: what was refused is the forgery.
    (await arrive(headersOf(await server.cookieFor(sid)))).close();
  });

  it("is nobody's once its session was ended, however long it would last", async () => {
    const sid = await desk.sessionFor("curator");
    const cookie = await server.cookieFor(sid);
    (await arrive(headersOf(cookie))).close();
    const own = await enterInstallation(desk.store, desk.accounts.curator.userId);
    await endSession(own, newCommandId(), { sessionId: sid });
    await expect(arrive(headersOf(cookie))).rejects.toMatchObject(new Refused(401));
  });

  it("counts once: of two with the name, the one that is nobody's does not fall back to the other", async () => {
    const good = await server.cookieFor(await desk.sessionFor("curator"));
    const bad = `${sessionCookieName(server.url)}=${await encode({ token: { sid: newId("ses") }, secret: known })}`;
    await expect(arrive(headersOf(`${good}; ${bad}`))).rejects.toMatchObject(new Refused(401));
  });
});

describe("JSON", () => {
  /** Nested as deep as a frame can be. */
  const deep = (open: string, close: string) => {
    const levels = Math.min(100_000, Math.floor((UP_FRAME_BYTES - 1_000) / (open.length + close.length)));
    return `${open.repeat(levels)}1${close.repeat(levels)}`;
  };
  const nested = { lists: deep("[", "]"), objects: deep('{"a":', "}") };

  it.each(Object.entries(nested))(
    "of deeply nested %s up the line is refused, and the next tab works",
    async (_of, text) => {
      const before = contentsOf(desk.file);
      for (const command of Object.keys(sendables)) {
        const tab = await sit();
        tab.sendText(`{"type":"command","id":"${newCommandId()}","command":"${command}","input":${text}}`);
        expect(await tab.next("refused")).toMatchObject({ problem: { code: "invalid" } });
        tab.sendText(text);
        tab.sendText(JSON.stringify({ type: "hello", since: text }));
        tab.close();
      }
      expect(contentsOf(desk.file)).toEqual(before);
      (await sit()).close();
    },
  );

  it("with the names of prototypes changes no prototype, and nothing else", async () => {
    const tab = await sit();
    const poison =
      '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"prototype":{"polluted":"yes"}';
    for (const command of Object.keys(sendables)) {
      const id = newCommandId();
      tab.sendText(`{"type":"command","id":"${id}","command":"${command}","input":{${poison}},${poison}}`);
      expect(await tab.next("refused")).toMatchObject({ id });
    }
    const id = newCommandId();
    const claim = JSON.stringify(towerClaim()).slice(0, -1);
    tab.sendText(`{"type":"command","id":"${id}","command":"record-claim","input":${claim},${poison}}}`);
    await tab.next("acknowledged");
    expect(JSON.stringify(tab.said)).not.toContain("polluted");
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(JSON.stringify(contentsOf(desk.file))).not.toContain("polluted");
    tab.close();
  });

  it.each(["constructor", "__proto__", "toString", "hasOwnProperty", ""])(
    "that asks for the command “%s” is refused as an unknown one",
    async (command) => {
      const tab = await sit();
      tab.sendText(JSON.stringify({ type: "command", id: newCommandId(), command, input: {} }));
      expect(await tab.next("refused")).toMatchObject({ problem: { code: "invalid" } });
      tab.close();
    },
  );
});

describe("a crowd of one person's sockets", () => {
  it("is answered up to a number, and others beside it", async () => {
    const headers = headersOf(await server.cookieFor(await desk.sessionFor("observer")));
    const tabs = await Promise.all(Array.from({ length: SOCKETS_A_PERSON }, () => arrive(headers)));
    await expect(arrive(headers)).rejects.toMatchObject(new Refused(429));
    (await sit()).close();
    tabs[0]?.close();
    await tabs[0]?.closed;
    (await arrive(headers)).close();
    for (const tab of tabs) tab.close();
  });
});
