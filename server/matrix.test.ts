import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Access, enter, enterInstallation } from "@/db/access";
import { revokeToken } from "@/db/commands/access-tokens";
import { addMember, endSession, openSession, SESSION_MS } from "@/db/commands/accounts";
import { removeReviewer } from "@/db/commands/manage-reviewers";
import { sendables } from "@/db/commands/sendable";
import { newCommandId } from "@/db/new-id";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { claimElsewhere, oneOfEach, type Things } from "@/db/testing/doors";
import { vainAttempts } from "@/db/testing/vain-attempts";
import { type OperationName, operations } from "@/lib/api/operations";
import { upFrame } from "@/lib/live/frames";
import { type CommandName, isCommandName } from "@/lib/live/inputs";
import { type Permission, type Role, reach, roles } from "@/lib/policy/permissions";
import { covers, type TokenScope } from "@/lib/policy/token-scopes";
import { Door } from "@/server/api/door";
import { type LiveServer, openLiveServer } from "@/server/testing/live-server";
import { programAt, tokenOf } from "@/server/testing/program";
import { openTab } from "@/server/testing/tab";

/**
 * Everybody at every door of the process: each operation of the API, each command, each socket and each frame, by
 * everybody who could stand before it. What is expected follows from the tables of permissions and scopes. The rows are
 * read from the code, so that a new one without its case fails. The pages' doors stand in `e2e/matrix-of-doors.spec.ts`.
 */

type Program = Readonly<{
  token: string;
  role?: Role;
  scopes: readonly TokenScope[];
  isOver?: true;
  isElsewhere?: true;
}>;

const all: readonly TokenScope[] = ["read", "write", "export"];
const LONG_AGO = Date.UTC(2025, 5, 1);

let desk: TestDesk;
let served: LiveServer;
let things: Things;
let attempts: ReadonlyMap<CommandName, unknown>;
let programs: Readonly<Record<string, Program>>;
let cookies: Readonly<Record<string, string>>;

beforeAll(async () => {
  desk = await openDesk();
  // What was made long ago, before anything else was.
  const before = await enter(desk.store, desk.curator.reviewerId, desk.investigation.id, () => LONG_AGO);
  const expired = await tokenOf(before);
  const passed = await openSession(desk.store, desk.accounts.curator.userId, "old", () => Date.now() - SESSION_MS - 1);
  things = await oneOfEach(desk);
  const own = await claimElsewhere(desk);
  attempts = new Map(vainAttempts(desk, things, own));
  const unhurried = { name: "test", requests: 1_000_000, windowMs: 60_000 };
  served = await openLiveServer(desk.store, { door: new Door({ token: unhurried, stranger: unhurried }) });
  const removed = await joined("removed@example.org", "curator");
  const ofRemoved = await tokenOf(removed);
  const revoked = await tokenOf(desk.curator);
  await revokeToken(desk.manager, newCommandId(), { tokenId: revoked.tokenId });
  const as = async (role: Role, scopes = all) => ({ ...(await tokenOf(desk[role], scopes)), role, scopes });
  programs = {
    "no token": { token: "crt_none", scopes: all, isOver: true },
    "a stranger's": { ...(await tokenOf(desk.elsewhere)), scopes: all, isElsewhere: true },
    "an observer's": await as("observer"),
    "an annotator's": await as("annotator"),
    "a curator's": await as("curator"),
    "a manager's": await as("manager"),
    "a manager's to read": await as("manager", ["read"]),
    "a manager's to write": await as("manager", ["write"]),
    "a manager's to export": await as("manager", ["export"]),
    "an expired": { ...expired, scopes: all, isOver: true },
    "a revoked": { ...revoked, scopes: all, isOver: true },
    "a removed member's": { ...ofRemoved, scopes: all, isOver: true },
  };
  const ended = await desk.sessionFor("curator");
  const session = async (person: Parameters<TestDesk["sessionFor"]>[0]) =>
    served.cookieFor(await desk.sessionFor(person));
  cookies = {
    nobody: "",
    stranger: await session("elsewhere"),
    removed: await served.cookieFor(await openSession(desk.store, removed.userId, "test")),
    observer: await session("observer"),
    annotator: await session("annotator"),
    curator: await session("curator"),
    manager: await session("manager"),
    "expired session": await served.cookieFor(passed),
    "revoked session": await served.cookieFor(ended),
  };
  await endSession(await enterInstallation(desk.store, desk.accounts.curator.userId), "end", { sessionId: ended });
  await removeReviewer(desk.manager, newCommandId(), { reviewerId: removed.reviewerId });
});
afterAll(async () => {
  await served.close();
  await desk.close();
});

async function joined(email: string, role: Role) {
  const person = { email, name: "Somebody who left", password: "a long enough password" };
  const account = await addMember(desk.manager, role, person);
  return { ...(await enter(desk.store, account.reviewerId, desk.investigation.id)), userId: account.userId };
}

const programNames = [
  "no token",
  "a stranger's",
  "an observer's",
  "an annotator's",
  "a curator's",
  "a manager's",
  "a manager's to read",
  "a manager's to write",
  "a manager's to export",
  "an expired",
  "a revoked",
  "a removed member's",
];

/** What a program is answered: a refusal by its status, or `in`, and then what it asked for may still be wrong. */
function expectedOf(
  { role, scopes, isOver, isElsewhere }: Program,
  permission: Permission,
  isOfInvestigation: boolean,
): number | "in" | "own" {
  if (isOver) return 401;
  if (isElsewhere && isOfInvestigation) return 404;
  if (!covers(scopes, permission)) return 403;
  const reached = reach(role ?? "manager", permission);
  return reached === "no" ? 403 : reached === "own" ? "own" : "in";
}

function expectAnswer(status: number, expected: number | "in" | "own", what: string) {
  if (typeof expected === "number") expect(status, what).toBe(expected);
  else expect(expected === "in" ? [401, 403, 404, 405, 500] : [401, 405, 500], what).not.toContain(status);
}

const at = "/investigations/tower";
/** How each operation is asked: about things that are there. */
const asked: Readonly<Record<Exclude<OperationName, "sendCommand" | "readDescription">, () => string>> = {
  listInvestigations: () => "/investigations",
  listPeople: () => `${at}/people`,
  listSources: () => `${at}/sources`,
  addSource: () => `${at}/sources?name=note.txt`,
  readSource: () => `${at}/sources/${things.sourceId}`,
  listClaims: () => `${at}/claims`,
  readClaim: () => `${at}/claims/${things.claimId}`,
  search: () => `${at}/search?q=tower`,
  listCandidates: () => `${at}/candidates?claim=${things.claimId}&source=${things.courierId}`,
  listEvents: () => `${at}/events`,
  exportReport: () => `${at}/export?format=w3c`,
};
type Asked = keyof typeof asked;
const isAsked = (name: string): name is Asked => Object.hasOwn(asked, name);

describe("the API", () => {
  it("has a case for every operation and for every command", () => {
    expect([...Object.keys(asked), "readDescription", "sendCommand"].sort()).toEqual(Object.keys(operations).sort());
    expect([...attempts.keys()].sort()).toEqual(Object.keys(sendables).sort());
    expect(Object.keys(programs)).toEqual(programNames);
  });

  const cells = Object.keys(asked)
    .filter(isAsked)
    .flatMap((name) => programNames.map((who) => [name, who] as const));
  it.each(cells)("%s by %s token", async (name, who) => {
    const program = programs[who];
    if (!program) throw new RangeError(who);
    const { method, permission } = operations[name];
    const { ask } = programAt(served.url, program.token);
    const headers = { "idempotency-key": newCommandId(), "content-type": "text/plain" };
    const body = method === "POST" ? { body: `A note of ${newCommandId()}.` } : {};
    const { status } = await ask(asked[name](), { method, headers, ...body });
    expectAnswer(status, expectedOf(program, permission, name !== "listInvestigations"), `${name} by ${who}`);
  });

  it.each(programNames)("every command by %s token", async (who) => {
    const program = programs[who];
    if (!program) throw new RangeError(who);
    const { send } = programAt(served.url, program.token);
    for (const name of Object.keys(sendables).filter(isCommandName)) {
      const response = await send(`${at}/commands/${name}`, attempts.get(name));
      const { permission } = sendables[name].spec;
      const expected = expectedOf(program, permission, true);
      // Some attempts are about what is elsewhere, so that somebody who may is told that it is not there.
      const isUnknown = response.status === 404 && (await response.json()).detail !== NOT_THERE;
      if (expected === "in" && isUnknown) continue;
      expectAnswer(response.status, expected, `${name} by ${who}`);
    }
  });

  it("describes itself to everybody, and takes no session of anybody", async () => {
    for (const cookie of Object.values(cookies)) {
      const nobody = programAt(served.url, null);
      expect((await nobody.ask("/openapi.json", { headers: { cookie } })).status).toBe(200);
      expect((await nobody.ask(`${at}/claims`, { headers: { cookie } })).status).toBe(401);
    }
  });
});

const NOT_THERE = "There is no such investigation, or this token is not for it.";

const people = Object.entries({
  nobody: 401,
  stranger: 404,
  removed: 404,
  observer: 426,
  annotator: 426,
  curator: 426,
  manager: 426,
  "expired session": 401,
  "revoked session": 401,
} as const);

describe("the sockets", () => {
  /** Asked without an upgrade, which whoever would be let in is told to make (426). */
  const sockets = (): Readonly<Record<string, string>> => ({
    live: "/live?investigation=tower",
    rationale: `/collab?investigation=tower&document=rationale:tower:${things.claimId}`,
    report: `/collab?investigation=tower&document=report:tower:${things.reportId}`,
  });

  it.each(people)("answer %s with %i", async (who, status) => {
    for (const [name, path] of Object.entries(sockets())) {
      const response = await fetch(`${served.url}${path}`, { headers: { cookie: cookies[who] ?? "" } });
      expect([name, response.status]).toEqual([name, status]);
      if (status === 426) continue;
      const upgrading = openTab({
        url: served.url,
        slug: "tower",
        headers: { origin: served.url, cookie: cookies[who] ?? "" },
      });
      await expect(upgrading).rejects.toThrow(String(status));
    }
  });

  it.each(programNames)("take %s token for nothing", async (who) => {
    for (const path of Object.values(sockets())) {
      const headers = { authorization: `Bearer ${programs[who]?.token}` };
      expect((await fetch(`${served.url}${path}`, { headers })).status).toBe(401);
    }
  });
});

describe("the frames of the live line", () => {
  /** What somebody in the investigation is told; who may not come in has no line to say it on. */
  const frames: Readonly<Record<string, (who: Access, cookie: string) => Promise<void>>> = {
    async hello(_who, cookie) {
      const tab = await open(cookie);
      tab.send({ type: "hello", since: 0 });
      await tab.next("ready");
      tab.close();
    },
    async presence(who, cookie) {
      const tab = await open(cookie);
      tab.send({ type: "hello", since: 0 });
      await tab.next("ready");
      tab.send({ type: "presence", sourceId: desk.gazette.sourceId, block: 0 });
      await tab.until((said) => JSON.stringify(said).includes(`"sourceId":"${desk.gazette.sourceId}","block":0`));
      expect(JSON.stringify(tab.said)).toContain(who.reviewerId);
      tab.close();
    },
    async command({ role }, cookie) {
      const tab = await open(cookie);
      tab.send({ type: "hello", since: 0 });
      await tab.next("ready");
      for (const name of Object.keys(sendables).filter(isCommandName)) {
        const id = newCommandId();
        tab.send({ type: "command", id, command: name, input: attempts.get(name) });
        await tab.until((said) => said.some((frame) => "id" in frame && frame.id === id));
        const answer = tab.said.find((frame) => "id" in frame && frame.id === id);
        const code = answer?.type === "refused" ? answer.problem.code : "done";
        const reached = reach(role, sendables[name].spec.permission);
        if (reached === "no") expect([name, code]).toEqual([name, "forbidden"]);
        if (reached === "any") expect([name, code]).not.toEqual([name, "forbidden"]);
        expect(["unavailable", "unauthenticated"], name).not.toContain(code);
      }
      tab.close();
    },
  };
  const open = (cookie: string) => openTab({ url: served.url, slug: "tower", headers: { origin: served.url, cookie } });

  it("have a case for every kind", () => {
    expect(Object.keys(frames).sort()).toEqual(upFrame.options.map((kind) => kind.shape.type.value).sort());
  });

  it.each(Object.keys(frames).flatMap((kind) => roles.map((role) => [kind, role] as const)))(
    "%s by an %s",
    async (kind, role) => {
      await frames[kind]?.(desk[role], cookies[role] ?? "");
    },
  );
});
