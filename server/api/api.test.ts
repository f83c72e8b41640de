import { request as rawRequest } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Access, enter } from "@/db/access";
import { revokeToken } from "@/db/commands/access-tokens";
import { newCommandId, newId } from "@/db/new-id";
import { readsOf } from "@/db/queries/readers";
import { CANARY, withCanary } from "@/db/testing/canary";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import { allEvents, assessment, contradiction, curation, recordedClaim, sent, thread } from "@/db/testing/records";
import { answers } from "@/lib/api/answers";
import { type LiveServer, openLiveServer } from "@/server/testing/live-server";
import { type Program, programAt, tokenOf } from "@/server/testing/program";

let desk: TestDesk;
let served: LiveServer;
let program: Program;
let token: string;
beforeEach(async () => {
  desk = await openDesk();
  served = await openLiveServer(desk.store, { apiOrigins: ["https://tools.example.org"] });
  ({ token } = await tokenOf(desk.curator));
  program = programAt(served.url, token);
});
afterEach(async () => {
  await served.close();
  await desk.close();
});

const at = "/investigations/tower";
const problem = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const said = z.object({ status: z.int(), code: z.string(), detail: z.string().min(1) }).parse(await response.json());
  expect(said.status).toBe(response.status);
  return { status: said.status, code: said.code };
};

describe("reading", () => {
  it("gives the investigation of the token, its people and its sources", async () => {
    const own = answers.investigations.parse(await (await program.ask("/investigations")).json());
    expect(own.investigations).toMatchObject([{ slug: "tower", title: "The tower", role: "curator" }]);
    const { people } = answers.people.parse(await (await program.ask(`${at}/people`)).json());
    expect(people.map(({ name }) => name)).toContain("The annotator");
    const { sources } = answers.sources.parse(await (await program.ask(`${at}/sources`)).json());
    expect(sources.map(({ number, outlet }) => [number, outlet])).toEqual([
      [1, "gazette"],
      [2, "courier"],
    ]);
  });

  it("gives a source with its text, its voices and its versions", async () => {
    const response = await program.ask(`${at}/sources/${desk.gazette.sourceId}`);
    const source = answers.source.parse(await response.json());
    expect(source).toMatchObject({ id: desk.gazette.sourceId, text: desk.gazette.text, read: { number: 1 } });
    expect(source.blocks).toHaveLength(2);
    expect(source.versions).toHaveLength(1);
    expect(await problem(await program.ask(`${at}/sources/${newId("src")}`))).toMatchObject({ status: 404 });
    expect(await problem(await program.ask(`${at}/sources/1`))).toMatchObject({ status: 404 });
  });

  it("gives a claim with all that stands on it", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    await sent(desk.annotator, "link-evidence", contradiction(claimId));
    await sent(desk.annotator, "assess", assessment(claimId));
    await sent(desk.curator, "curate", curation(claimId));
    const claim = answers.claim.parse(await (await program.ask(`${at}/claims/${claimId}`)).json());
    expect(claim).toMatchObject({ id: claimId, number: 1, state: "settled", isContested: true });
    expect(claim.appearances).toMatchObject([{ passage: { exact: "330 m", sourceId: desk.gazette.sourceId } }]);
    expect(claim.evidence).toMatchObject([{ relation: "contradicts", passage: { exact: "324 m" } }]);
    expect(claim.assessments).toMatchObject([{ reviewerId: desk.annotator.reviewerId }]);
    expect(claim.curation).toMatchObject({ curatedBy: desk.curator.reviewerId });
    const { claims } = answers.claims.parse(await (await program.ask(`${at}/claims`)).json());
    expect(claims).toEqual([claim]);
  });

  it("searches, and proposes candidates", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const found = answers.found.parse(await (await program.ask(`${at}/search?q=tower`)).json());
    expect(found.passages.length).toBeGreaterThan(0);
    const asked = `${at}/candidates?claim=${claimId}&source=${desk.courier.sourceId}`;
    const { candidates } = answers.candidates.parse(await (await program.ask(asked)).json());
    expect(candidates[0]).toMatchObject({ versionId: desk.courier.versionId });
  });

  it("goes through a list by its links, without a gap and without an end that is none", async () => {
    for (let n = 0; n < 5; n += 1) await recordedClaim(desk.annotator);
    const numbers: number[] = [];
    let path: string | undefined = `${at}/claims?limit=2`;
    while (path !== undefined) {
      const response: Response = await program.ask(path);
      numbers.push(...answers.claims.parse(await response.json()).claims.map(({ number }) => number));
      path = /^<\/api\/v1(.*)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1];
    }
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });

  it("follows what happens by its seq", async () => {
    const all = await allEvents(desk.curator);
    const seqs: number[] = [];
    let path: string | undefined = `${at}/events?limit=3`;
    while (path !== undefined) {
      const response: Response = await program.ask(path);
      seqs.push(...answers.events.parse(await response.json()).events.map(({ seq }) => seq));
      path = /^<\/api\/v1(.*)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1];
    }
    expect(seqs).toEqual(all.map(({ seq }) => seq));
    const { events, seq } = answers.events.parse(await (await program.ask(`${at}/events?after=${all.length}`)).json());
    expect([events, seq]).toEqual([[], all.length]);
  });

  it("is told that nothing changed, until something does", async () => {
    const first = await program.ask(`${at}/claims`);
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[^"]+"$/);
    const again = await program.ask(`${at}/claims`, { headers: { "if-none-match": `"other", ${tag}` } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await recordedClaim(desk.annotator);
    expect((await program.ask(`${at}/claims`, { headers: { "if-none-match": tag } })).status).toBe(200);
    const other = programAt(served.url, (await tokenOf(desk.observer)).token);
    expect((await other.ask(`${at}/claims`)).headers.get("etag")).not.toBe(tag);
  });

  it("answers HEAD as GET, without the body", async () => {
    const head = await program.ask(`${at}/sources`, { method: "HEAD" });
    const got = await program.ask(`${at}/sources`);
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-length")).toBe(String(Buffer.byteLength(await got.text())));
    const { length } = await allEvents(desk.curator);
    const file = await program.ask(`${at}/export?format=w3c`, { method: "HEAD" });
    expect([file.status, (await allEvents(desk.curator)).length]).toEqual([200, length]);
  });

  it("exports a file, and the history says so", async () => {
    const file = await program.ask(`${at}/export?format=w3c`);
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="tower.jsonld"');
    expect(JSON.parse(await file.text())).toHaveProperty("@context");
    expect((await allEvents(desk.curator)).at(-1)?.body).toMatchObject({ type: "report.exported", format: "w3c" });
  });
});

describe("a slip in what is asked", () => {
  it.each([
    [`${at}/claims?limt=2`, 400],
    [`${at}/claims?limit=2&limit=3`, 400],
    [`${at}/claims?limit=0`, 400],
    [`${at}/claims?limit=201`, 400],
    [`${at}/claims?after=-1`, 400],
    [`${at}/claims?after=x`, 400],
    [`${at}/search`, 400],
    [`${at}/search?q=${"a".repeat(201)}`, 400],
    [`${at}/candidates?claim=1&source=2`, 400],
    [`${at}/export`, 400],
    [`${at}/export?format=exe`, 400],
    [`${at}/export?format=pdf&claims=..%2F`, 400],
    [`${at}/nothing`, 404],
    [`${at}/`, 404],
    ["/investigations/no-such", 404],
    ["/investigations/no-such/claims", 404],
    ["/investigations/bridge/claims", 404],
    ["", 404],
  ])("is told at %s: %i", async (path, status) => {
    expect(await problem(await program.ask(path))).toMatchObject({ status });
  });

  it.each([
    ["DELETE", `${at}/claims`, "GET, HEAD"],
    ["PUT", `${at}/sources`, "GET, HEAD, POST"],
    ["POST", `${at}/claims`, "GET, HEAD"],
    ["GET", `${at}/commands/assess`, "POST"],
    ["OPTIONS", `${at}/claims`, "GET, HEAD"],
    ["PATCH", "/openapi.json", "GET, HEAD"],
  ])("%s %s is answered with what may be asked", async (method, path, allow) => {
    const response = await program.ask(path, { method });
    expect(response.headers.get("allow")).toBe(allow);
    expect(await problem(response)).toMatchObject({ status: 405 });
  });
});

describe("changing", () => {
  const record = (key: string, input: unknown = towerClaim()) =>
    program.send(`${at}/commands/record-claim`, input, key);

  it("runs a command, once for each key, and says through which token", async () => {
    const input = towerClaim();
    const first = answers.done.parse(await (await record("import-1", input)).json());
    expect(first.result).toMatchObject({ number: 1 });
    const last = (await allEvents(desk.curator)).at(-1);
    expect(last).toMatchObject({ commandId: first.commandId, actorId: desk.curator.reviewerId });
    expect(answers.done.parse(await (await record("import-1", input)).json())).toEqual(first);
    expect((await allEvents(desk.curator)).at(-1)?.seq).toBe(last?.seq);
    expect(await problem(await record("import-1"))).toEqual({ status: 409, code: "conflict" });
    const undone = await program.send(`${at}/commands/undo`, { commandId: first.commandId });
    expect(undone.status).toBe(200);
    const { events } = answers.events.parse(await (await program.ask(`${at}/events?after=${first.seq - 1}`)).json());
    expect(events.map(({ through }) => through !== null)).toEqual([true, true]);
  });

  it("is done once, however many send it at the same time", async () => {
    const input = towerClaim();
    const all = await Promise.all(Array.from({ length: 8 }, () => record("import-1", input)));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    const said = await Promise.all(all.map((one) => one.text()));
    expect(new Set(said.map((text) => text.replace(/"seq":\d+/, ""))).size).toBe(1);
  });

  it.each([undefined, "", "a b", "a".repeat(71), "ключ"])(
    "needs a key that can stand in the history, not %j",
    async (key) => {
      const { length } = await allEvents(desk.curator);
      const response = await new Promise<number>((resolve, reject) => {
        const body = JSON.stringify(towerClaim());
        const headers = {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          ...(key !== undefined && { "idempotency-key": Buffer.from(key).toString("latin1") }),
        };
        const url = `${served.url}/api/v1${at}/commands/record-claim`;
        rawRequest(url, { method: "POST", headers }, ({ statusCode }) => resolve(statusCode ?? 0))
          .on("error", reject)
          .end(body);
      });
      expect([response, (await allEvents(desk.curator)).length]).toEqual([400, length]);
    },
  );

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["what is deeper than any input", "[".repeat(100_000) + "]".repeat(100_000)],
    ["a deep object", `${'{"a":'.repeat(40)}1${"}".repeat(40)}`],
    ["a key that is no field", '{"__proto__":{"isAdmin":true}}'],
    ["such a key within", '{"passage":{"__proto__":[]},"constructor":1}'],
    ["a number that is none", '{"claimId":1e999}'],
  ])("refuses %s, and changes nothing", async (_what, body) => {
    const { length } = await allEvents(desk.curator);
    expect(await problem(await record(newCommandId(), body))).toMatchObject({ status: 400 });
    expect((await allEvents(desk.curator)).length).toBe(length);
    expect(Object.prototype).not.toHaveProperty("isAdmin");
  });

  it("refuses what is no UTF-8, no JSON by its name, too long, or no command", async () => {
    const post = (body: Uint8Array<ArrayBuffer>, type: string) =>
      program.ask(`${at}/commands/record-claim`, {
        method: "POST",
        headers: { "content-type": type, "idempotency-key": "x" },
        body,
      });
    expect(await problem(await post(new Uint8Array([0x22, 0xff, 0x22]), "application/json"))).toMatchObject({
      status: 400,
    });
    expect(await problem(await post(new TextEncoder().encode("{}"), "text/plain"))).toMatchObject({ status: 400 });
    expect(await problem(await post(new Uint8Array(256_001), "application/json"))).toMatchObject({ status: 413 });
    for (const name of ["no-such-command", "constructor", "toString", "__proto__"]) {
      expect(await problem(await program.send(`${at}/commands/${name}`, {}))).toMatchObject({ status: 404 });
    }
  });

  it("adds a source from a file, once for each key", async () => {
    const add = (key: string, body: string, type = "text/plain", name = "note.txt") =>
      program.ask(`${at}/sources?name=${encodeURIComponent(name)}`, {
        method: "POST",
        headers: { "content-type": type, "idempotency-key": key },
        body,
      });
    const first = await add("add-1", "A note on the tower.\n\nIt leans.");
    expect(first.status).toBe(201);
    const added = answers.addedSource.parse(await first.json());
    expect(first.headers.get("location")).toBe(`/api/v1${at}/sources/${added.sourceId}`);
    const again = await add("add-1", "A note on the tower.\n\nIt leans.");
    expect(answers.addedSource.parse(await again.json())).toEqual(added);
    expect(await problem(await add("add-1", "Another note."))).toMatchObject({ status: 409 });
    expect(await problem(await add("add-2", "A note on the tower.\n\nIt leans."))).toMatchObject({ status: 409 });
    expect(await problem(await add("add-3", ""))).toMatchObject({ status: 400 });
    const page = await add(
      "add-4",
      "<h1>A page</h1><p>With <script>alert(1)</script> words.</p>",
      "text/html",
      "p.html",
    );
    const { sourceId } = answers.addedSource.parse(await page.json());
    const { text } = answers.source.parse(await (await program.ask(`${at}/sources/${sourceId}`)).json());
    expect(text).not.toContain("alert");
  });
});

describe("the door", () => {
  const status = async (response: Response) => (await problem(response)).status;

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
    expect(await problem(last)).toEqual({ status: 429, code: "limited" });
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
