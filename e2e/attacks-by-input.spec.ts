import { readFileSync } from "node:fs";
import { join } from "node:path";
import { api, asking, insides, slug } from "./attacker";
import { expect, test } from "./fixtures";

test("what is odd in an address is refused in plain words, and leads out of no folder", async ({ served, manager }) => {
  test.setTimeout(180_000);
  const context = await asking(served.url, await served.data.cookieFor(manager));
  const [source] = await served.data.sourcesOf(slug);
  const odd = [
    "..",
    "..%2f..%2fsecret",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e%2f%2e%2e%2fsecret",
    "..%5c..%5csecret",
    "....%2f%2fsecret",
    "%252e%252e%252fsecret",
    "C:%5csecret",
    "%2fetc%2fpasswd",
    "%00",
    "secret%00.json",
    "%E0%A4%A",
    "%ff%fe",
    "%0d%0aSet-Cookie:%20planted=1",
    "'%20OR%201=1--",
    "%22;drop%20table%20users;--",
    "__proto__",
    "constructor",
    "toString",
    "[object%20Object]",
    "-1",
    "1e999",
    "NaN",
    "%F0%9F%92%A5",
    "%E2%80%AE",
    "a".repeat(4_000),
  ];
  const places = [
    (one: string) => `/${one}`,
    (one: string) => `/editions/${one}`,
    (one: string) => `/invitations/${one}`,
    (one: string) => `/password/${one}`,
    (one: string) => `/investigations/${one}`,
    (one: string) => `/investigations/${slug}/sources/${one}`,
    (one: string) =>
      `/investigations/${slug}/sources/${source?.id}?passage=${one}&claim=${one}&at=${one}&beside=${one}&version=${one}`,
    (one: string) => `/investigations/${slug}/claims/${one}`,
    (one: string) =>
      `/investigations/${slug}/claims?q=${one}&type=${one}&sort=${one}&view=${one}&source=${one}&source=${one}`,
    (one: string) =>
      `/investigations/${slug}/history?before=${one}&person=${one}&from=${one}&to=${one}&zone=${one}&kind=${one}`,
    (one: string) => `/investigations/${slug}/history/${one}`,
    (one: string) => `/investigations/${slug}/reports/${one}`,
    (one: string) => `/api/investigations/${one}/export?format=json`,
    (one: string) => `${api}/export?format=${one}`,
    (one: string) => `${api}/export?format=json&claims=${one}&template=${one}`,
    (one: string) => `${api}/editions/${one}`,
    (one: string) => `${api}/sources/staged/${one}`,
    (one: string) => `${api}/search?q=${one}`,
    (one: string) => `${api}/candidates?claim=${one}&source=${one}`,
    (one: string) => `${api}/rationale-versions?claim=${one}`,
    (one: string) => `${api}/annotations?page=${one}`,
    (one: string) => `/api/auth/${one}`,
  ];
  const secret = readFileSync(join(served.dataDir, "secret"), "utf8").trim();
  for (const place of places) {
    const answers = odd.map(async (one) => {
      const path = place(one);
      const answer = await context.get(path);
      const text = await answer.text();
      expect(answer.status(), path).toBeLessThan(500);
      expect(text, path).not.toContain(secret);
      // A page of ours holds scripts, which name what they are made of; its words do not.
      const words = text.replace(/<script[\s\S]*?<\/script>|<link[^>]*>/g, "");
      expect(words, path).not.toMatch(insides);
      expect(answer.headers()["set-cookie"] ?? "", path).not.toMatch(/^planted=/m);
    });
    await Promise.all(answers);
  }
  await context.dispose();
});

const levels = 100_000;
const deep = {
  lists: "[".repeat(levels) + "]".repeat(levels),
  objects: `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`,
};

test("nested or poisoned JSON is refused at every door that takes some", async ({ served, manager }) => {
  const context = await asking(served.url, await served.data.cookieFor(manager));
  const stagedId = `stg_${"a".repeat(20)}`;
  const poison = '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}';
  const doors = ["choices", "removals", `${stagedId}/corrections`, `${stagedId}/columns`, `${stagedId}/admission`];
  const bodies = [
    deep.lists,
    deep.objects,
    `{"ids":${deep.lists},"leftOut":true}`,
    `{${poison}}`,
    `{"ids":[],"leftOut":true,${poison}}`,
    "null",
    '"',
    "",
    "1e999",
    `[${"0,".repeat(100_000)}0]`,
  ];
  for (const door of doors) {
    for (const data of bodies) {
      const headers = { "content-type": "application/json" };
      const answer = await context.post(`${api}/sources/staged/${door}`, { headers, data });
      expect(answer.status(), `${door} ${data.slice(0, 40)}`).toBeLessThan(500);
      expect(await answer.text(), door).not.toMatch(insides);
    }
  }
  for (const text of [
    deep.lists,
    deep.objects,
    `[{${poison}}]`,
    `{"@context":${deep.lists}}`,
    `{"first":${deep.objects}}`,
  ]) {
    for (const name of ["all.json", "all.jsonld", "all.jsonl", "all.ann"]) {
      const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
      const answer = await context.post(`${api}/annotations`, { multipart: { file, confirmed: "yes" } });
      expect(answer.status(), `${name} ${text.slice(0, 40)}`).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(insides);
    }
    const source = { name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) };
    const answer = await context.post(`${api}/sources/staged`, {
      multipart: { stagedId, file: source, said: text.slice(0, 100_000) },
    });
    expect(answer.status(), text.slice(0, 40)).toBeLessThan(500);
    await context.post(`${api}/sources/staged/removals`, { data: { ids: [stagedId] } });
  }
  const health = await context.get("/api/health");
  expect(await health.json()).toEqual({ status: "ok", version: expect.any(String) });
  await context.dispose();
});

test("a hostile title or file name gets into no header", async ({ served, manager }) => {
  const hostile = 'A "title"; filename="run.exe"\r\nSet-Cookie: planted=1\r\n\r\n<script>é漢💥\u202e.txt';
  await served.data.openInvestigation(manager, "hostile-title", hostile.replaceAll("\r\n", " "));
  const context = await asking(served.url, await served.data.cookieFor(manager));
  const at = "/api/investigations/hostile-title";
  for (const format of [
    "html",
    "markdown",
    "text",
    "csv",
    "evidence-csv",
    "json",
    "xlsx",
    "docx",
    "w3c",
    "claimreview",
    "hypothesis",
  ]) {
    const answer = await context.get(`${at}/export?format=${format}`);
    expect(answer.status(), format).toBe(200);
    const headers = answer.headers();
    expect(headers["content-disposition"], format).toMatch(
      /^attachment; filename="hostile-title-[\d-]+(-evidence)?\.[a-z0-9.]+"$/,
    );
    expect(headers["x-content-type-options"], format).toBe("nosniff");
    expect(JSON.stringify(headers), format).not.toMatch(/planted|run\.exe/);
  }
  const stagedId = `stg_${"b".repeat(20)}`;
  const names = [
    "../../secret.txt",
    "C:\\secret.txt",
    "/etc/passwd.txt",
    "a\0b.txt",
    `${"a".repeat(3_000)}.txt`,
    '"><svg onload=alert(1)>.txt',
    "\u202etxt.exe",
  ];
  for (const name of names) {
    const file = { name, mimeType: "text/plain", buffer: Buffer.from(`Some words of ${name.length}.`) };
    const answer = await context.post(`${at}/sources/staged`, { multipart: { stagedId, file, path: name } });
    expect(answer.status(), name).toBeLessThan(500);
    expect(answer.headers()["content-type"], name).toMatch(/json/);
    await context.post(`${at}/sources/staged/removals`, { data: { ids: [stagedId] } });
  }
  await context.dispose();
});
