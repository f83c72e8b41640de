import { request as rawRequest } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Access, enter } from "@/db/access";
import { revokeToken } from "@/db/commands/access-tokens";
import { readsOf } from "@/db/queries/readers";
import { CANARY, withCanary } from "@/db/testing/canary";
import { towerClaim } from "@/db/testing/desk";
import { allEvents, sent, thread } from "@/db/testing/records";
import { answers } from "@/lib/api/answers";
import { openLiveServer } from "@/server/testing/live-server";
import { type ApiDesk, openApiDesk, problemOf, programAt, tokenOf } from "@/server/testing/program";

let opened: ApiDesk;
let desk: ApiDesk["desk"];
let served: ApiDesk["served"];
let program: ApiDesk["program"];
let token: ApiDesk["token"];
beforeEach(async () => {
  opened = await openApiDesk();
  ({ desk, served, program, token } = opened);
});
afterEach(() => opened.close());

const at = "/investigations/tower";

describe("the door", () => {
  const status = async (response: Response) => (await problemOf(response)).status;

  it("opens by a token alone, and says how to ask", async () => {
    const response = await programAt(served.url, null).ask(`${at}/claims`);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="crossread"');
    expect(await status(response)).toBe(401);
    for (const wrong of ["crt_none", `${token}x`, "x"]) {
      const refused = await programAt(served.url, wrong).ask(`${at}/claims`);
      expect(refused.headers.get("www-authenticate")).toContain('error="invalid_token"');
      expect(await status(refused)).toBe(401);
    }
  });

  it("takes no cookie, whoever it is of", async () => {
    const cookie = await served.cookieFor(await desk.sessionFor("manager"));
    const nobody = programAt(served.url, null);
    expect(await status(await nobody.ask(`${at}/claims`, { headers: { cookie } }))).toBe(401);
    const { length } = await allEvents(desk.manager);
    const change = await nobody.ask(`${at}/commands/record-claim`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", "idempotency-key": "x", origin: served.url },
      body: JSON.stringify(towerClaim()),
    });
    expect([await status(change), (await allEvents(desk.manager)).length]).toEqual([401, length]);
    // With both it is the token's person who asks.
    const both = await program.ask("/investigations", { headers: { cookie } });
    expect(answers.investigations.parse(await both.json()).investigations).toMatchObject([{ role: "curator" }]);
  });

  it("answers no page from elsewhere, with a cookie, a token or both", async () => {
    const cookie = await served.cookieFor(await desk.sessionFor("manager"));
    for (const origin of ["https://evil.example.org", "null", "https://tools.example.org.evil.example.org", ""]) {
      for (const headers of [{ origin }, { origin, cookie }]) {
        for (const method of ["GET", "POST", "OPTIONS"]) {
          expect(await status(await program.ask(`${at}/claims`, { method, headers })), `${method} ${origin}`).toBe(403);
        }
      }
    }
  });

  it("answers the pages that the installation names, and their preflight", async () => {
    const origin = "https://tools.example.org";
    const preflight = await programAt(served.url, null).ask(`${at}/commands/assess`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe(origin);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("authorization");
    expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
    const read = await program.ask(`${at}/claims`, { headers: { origin } });
    expect(read.headers.get("access-control-allow-origin")).toBe(origin);
    expect(read.headers.get("vary")).toContain("Origin");
    expect((await program.ask(`${at}/claims`)).headers.get("access-control-allow-origin")).toBeNull();
  });

  it("names no origin where the installation names none", async () => {
    const closed = await openLiveServer(desk.store);
    const origin = "https://tools.example.org";
    const asked = { method: "OPTIONS", headers: { origin, "access-control-request-method": "GET" } };
    const response = await programAt(closed.url, token).ask(`${at}/claims`, asked);
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    await closed.close();
  });

  it("is no way past the guard of pages", async () => {
    const post = (path: string) =>
      new Promise<number>((resolve, reject) => {
        const { hostname, port } = new URL(served.url);
        const headers = { authorization: `Bearer ${token}`, "content-length": 2 };
        const asked = rawRequest({ hostname, port, method: "POST", path, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        asked.on("error", reject).end("{}");
      });
    for (const path of [
      "/api/v1/../investigations/tower/sources/staged",
      "/api/v1/%2e%2e/investigations/tower/sources/staged",
      "/api/v1/..;/investigations",
      "/api/v1//investigations",
      "/API/V1/investigations",
      "/api/v1x",
      "/api/v1\\..\\x",
      "/api/investigations/tower/sources/staged",
      "/investigations/tower?x=/api/v1/",
    ]) {
      expect(await post(path), path).toBe(403);
    }
  });

  it("closes at once when a token is revoked", async () => {
    const { token: other, tokenId } = await tokenOf(desk.annotator);
    const revoked = programAt(served.url, other);
    expect((await revoked.ask(`${at}/claims`)).status).toBe(200);
    await revokeToken(desk.manager, "revoke", { tokenId });
    expect(await status(await revoked.ask(`${at}/claims`))).toBe(401);
  });

  it("says how much may be asked, and stops a loop", async () => {
    const first = await program.ask("/investigations");
    expect(first.headers.get("ratelimit-policy")).toBe('"token";q=600;w=60');
    expect(first.headers.get("ratelimit")).toMatch(/^"token";r=599;t=\d+$/);
    for (let n = 0; n < 30; n += 1) {
      await Promise.all(Array.from({ length: 20 }, () => program.ask(`${at}/nothing`).then((one) => one.text())));
    }
    const last = await program.ask("/investigations");
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await problemOf(last)).toEqual({ status: 429, code: "limited" });
    const other = programAt(served.url, (await tokenOf(desk.annotator)).token);
    expect((await other.ask("/investigations")).status).toBe(200);
  });

  it("stops who tries tokens", async () => {
    const wrong = programAt(served.url, "crt_wrong");
    for (let n = 0; n < 60; n += 1) expect(await status(await wrong.ask("/investigations"))).toBe(401);
    expect(await status(await wrong.ask("/investigations"))).toBe(429);
    expect((await program.ask("/investigations")).status).toBe(200);
  });
});

describe("scopes", () => {
  const scoped = async (scope: "read" | "write" | "export") =>
    programAt(served.url, (await tokenOf(desk.manager, [scope])).token);

  it.each([
    ["read", [200, 403, 403]],
    ["write", [403, 200, 403]],
    ["export", [403, 403, 200]],
  ] as const)("made to %s, it reads, changes and exports: %s", async (scope, statuses) => {
    const one = await scoped(scope);
    const asked = [
      await one.ask(`${at}/claims`),
      await one.send(`${at}/commands/open-thread`, thread({ kind: "source", id: desk.gazette.sourceId })),
      await one.ask(`${at}/export?format=w3c`),
    ];
    expect(asked.map(({ status }) => status)).toEqual(statuses);
  });
});

describe("a confidential source", () => {
  it("is told by no program of who is not named, and its reading by others is recorded", async () => {
    const canary = await withCanary(desk);
    const { sourceId, claimId } = canary.hidden;
    const paths = [
      "/investigations",
      `${at}/sources`,
      `${at}/sources/${sourceId}`,
      `${at}/claims?limit=200`,
      `${at}/claims/${claimId}`,
      `${at}/search?q=${CANARY}`,
      `${at}/candidates?claim=${canary.open.claimId}&source=${sourceId}`,
      `${at}/events?limit=1000`,
      `${at}/export?format=w3c`,
      `${at}/export?format=claimreview`,
    ];
    const told = async (access: Access, asked: readonly string[]) => {
      const one = programAt(served.url, (await tokenOf(access)).token);
      const said: string[] = [];
      for (const path of asked) said.push(await (await one.ask(path)).text());
      return canary.secrets.filter((secret) => said.join().includes(secret));
    };
    for (const access of Object.values(canary.unnamed)) expect(await told(access, paths)).toEqual([]);
    expect(await told(canary.named.annotator, paths)).toContain(CANARY);
    const readers = [canary.named.annotator.reviewerId, desk.manager.reviewerId];
    await sent(canary.named.annotator, "set-source-readers", { sourceId, readers });
    const manager = await enter(desk.store, desk.manager.reviewerId, desk.investigation.id);
    expect(await readsOf(manager, sourceId)).toMatchObject([{ way: "program" }]);
  });
});

it("logs nothing of what is usual, and no token", async () => {
  await program.ask(`${at}/claims`);
  expect(served.logged.join("\n")).not.toContain(token);
});
