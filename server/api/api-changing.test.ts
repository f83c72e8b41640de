import { request as rawRequest } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newCommandId } from "@/db/new-id";
import { towerClaim } from "@/db/testing/desk";
import { allEvents } from "@/db/testing/records";
import { answers } from "@/lib/api/answers";
import { type ApiDesk, openApiDesk, problemOf } from "@/server/testing/program";

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
    expect(await problemOf(await record("import-1"))).toEqual({ status: 409, code: "conflict" });
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
    expect(await problemOf(await record(newCommandId(), body))).toMatchObject({ status: 400 });
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
    expect(await problemOf(await post(new Uint8Array([0x22, 0xff, 0x22]), "application/json"))).toMatchObject({
      status: 400,
    });
    expect(await problemOf(await post(new TextEncoder().encode("{}"), "text/plain"))).toMatchObject({ status: 400 });
    expect(await problemOf(await post(new Uint8Array(256_001), "application/json"))).toMatchObject({ status: 413 });
    for (const name of ["no-such-command", "constructor", "toString", "__proto__"]) {
      expect(await problemOf(await program.send(`${at}/commands/${name}`, {}))).toMatchObject({ status: 404 });
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
    expect(await problemOf(await add("add-1", "Another note."))).toMatchObject({ status: 409 });
    expect(await problemOf(await add("add-2", "A note on the tower.\n\nIt leans."))).toMatchObject({ status: 409 });
    expect(await problemOf(await add("add-3", ""))).toMatchObject({ status: 400 });
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
