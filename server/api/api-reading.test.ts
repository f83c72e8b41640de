import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { allEvents, assessment, contradiction, curation, recordedClaim, sent } from "@/db/testing/records";
import { answers } from "@/lib/api/answers";
import { type ApiDesk, openApiDesk, problemOf, programAt, tokenOf } from "@/server/testing/program";

let opened: ApiDesk;
let desk: ApiDesk["desk"];
let served: ApiDesk["served"];
let program: ApiDesk["program"];

beforeEach(async () => {
  opened = await openApiDesk();
  ({ desk, served, program } = opened);
});
afterEach(() => opened.close());

const at = "/investigations/tower";

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
    expect(await problemOf(await program.ask(`${at}/sources/${newId("src")}`))).toMatchObject({ status: 404 });
    expect(await problemOf(await program.ask(`${at}/sources/1`))).toMatchObject({ status: 404 });
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
    expect(await problemOf(await program.ask(path))).toMatchObject({ status });
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
    expect(await problemOf(response)).toMatchObject({ status: 405 });
  });
});
