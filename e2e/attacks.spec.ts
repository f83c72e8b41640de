import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type APIRequestContext, type APIResponse, request as requests } from "@playwright/test";
import { contentsOf } from "@/db/testing/refusal";
import { journeyPassword } from "@/db/testing/served";
import { expect, test } from "./fixtures";
import { foreignSite } from "./foreign-site";

const slug = "al-tanf-2017";
const api = `/api/investigations/${slug}`;
const sessionCookie = "next-auth.session-token";

/** Asks as a script would, with somebody's cookie or nobody's, and follows nothing. */
async function asking(url: string, cookie: Readonly<{ name: string; value: string }> | null) {
  const headers = { origin: url, ...(cookie && { cookie: `${cookie.name}=${cookie.value}` }) };
  return requests.newContext({ baseURL: url, extraHTTPHeaders: headers, maxRedirects: 0 });
}

async function csrfOf(context: APIRequestContext): Promise<string> {
  return (await (await context.get("/api/auth/csrf")).json()).csrfToken;
}

/** Signs in by password, as the form does. */
async function signIn(context: APIRequestContext, email: string, more: Readonly<Record<string, string>> = {}) {
  const form = { csrfToken: await csrfOf(context), email, password: journeyPassword, code: "", json: "true", ...more };
  return context.post("/api/auth/callback/credentials", { form });
}

const cookieIn = async (context: APIRequestContext) =>
  (await context.storageState()).cookies.find(({ name }) => name === sessionCookie)?.value;

/** Who a cookie is taken for, by what the account page says. */
async function nameFor(url: string, value: string): Promise<string | null> {
  const context = await asking(url, { name: sessionCookie, value });
  const answer = await context.get("/account");
  const [, name] = /<dt>Name<\/dt><dd>([^<]*)/.exec(await answer.text()) ?? [];
  await context.dispose();
  return answer.status() === 200 ? (name ?? "") : null;
}

test.describe("a session", () => {
  test("is a new one after signing in, whatever cookie was there before", async ({ served, manager }) => {
    const attacker = await served.data.addMember("An Attacker", slug, "observer");
    const victim = await served.data.addMember("A Victim", slug, "annotator");
    const planted = await served.data.cookieFor(attacker);
    const browser = await requests.newContext({
      baseURL: served.url,
      extraHTTPHeaders: { origin: served.url },
      storageState: {
        cookies: [
          { ...planted, domain: "localhost", path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Lax" },
        ],
        origins: [],
      },
    });
    expect(await cookieIn(browser)).toBe(planted.value);
    expect((await signIn(browser, await served.data.emailOf(victim))).status()).toBe(200);
    const own = (await cookieIn(browser)) ?? "";
    expect(own).not.toBe(planted.value);
    expect(await nameFor(served.url, own)).toBe("A Victim");
    expect(await nameFor(served.url, planted.value)).toBe("An Attacker");
    await browser.dispose();
    expect(manager).toBeDefined();
  });

  test("is over for every copy of its cookie once it was signed out of", async ({ served }) => {
    const person = await served.data.addMember("A Leaver", slug, "observer");
    const browser = await asking(served.url, null);
    await signIn(browser, await served.data.emailOf(person));
    const copy = (await cookieIn(browser)) ?? "";
    expect(await nameFor(served.url, copy)).toBe("A Leaver");
    await browser.post("/api/auth/signout", { form: { csrfToken: await csrfOf(browser), json: "true" } });
    expect(await nameFor(served.url, copy)).toBeNull();
    await browser.dispose();
  });

  test("is kept from scripts and from other sites' forms", async ({ served }) => {
    const person = await served.data.addMember("A Signer", slug, "observer");
    const browser = await asking(served.url, null);
    const answer = await signIn(browser, await served.data.emailOf(person));
    const set = answer.headersArray().filter(({ value }) => value.startsWith(sessionCookie));
    expect(set.map(({ value }) => value.replace(/^[^;]*/, ""))).toEqual([
      expect.stringMatching(/^(?=.*; HttpOnly)(?=.*; SameSite=Lax)(?=.*; Path=\/)(?!.*Domain)/i),
    ]);
    await browser.dispose();
  });
});

/** What a page from elsewhere sends in the name of who is looking at it. */
const changes = (ours: string) => [
  `${ours}/api/auth/signout`,
  `${ours}/api/auth/callback/credentials`,
  `${ours}${api}/sources/staged`,
  `${ours}${api}/sources/staged/removals`,
  `${ours}${api}/annotations`,
  `${ours}/account`,
  `${ours}/investigations/new`,
  `${ours}/investigations/${slug}/people`,
];

const attack = (ours: string) => `<!doctype html><title>Win a prize</title><script>
  const bodies = () => [
    new Blob(['{"ids":[]}'], { type: "text/plain" }),
    new URLSearchParams({ csrfToken: "guessed", json: "true" }),
    (() => { const form = new FormData(); form.set("$ACTION_ID_00", ""); form.set("confirmed", "yes"); return form; })(),
  ];
  const outcome = (promise) => promise.then((answer) => answer.type, () => "failed");
  window.run = async () => {
    const outcomes = [];
    for (const url of ${JSON.stringify(changes(ours))}) {
      for (const body of bodies()) {
        outcomes.push(await outcome(fetch(url, { method: "POST", body, mode: "no-cors", credentials: "include" })));
        outcomes.push(await outcome(fetch(url, { method: "POST", body, credentials: "include" })));
      }
      for (const method of ["PUT", "DELETE", "PATCH"]) {
        outcomes.push(await outcome(fetch(url, { method, credentials: "include" })));
      }
      const headers = { "content-type": "application/json", "next-action": "00" };
      outcomes.push(await outcome(fetch(url, { method: "POST", headers, body: "[]", credentials: "include" })));
    }
    const reads = [];
    for (const path of ["/account", "/investigations", "${api}/export?format=json", "${api}/search?q=a", "/api/auth/session"]) {
      reads.push(await fetch("${ours}" + path, { credentials: "include" }).then((answer) => answer.text(), () => "unread"));
    }
    const sockets = [];
    for (const path of ["/live?investigation=${slug}", "/collab?investigation=${slug}&document=rationale:${slug}:x"]) {
      sockets.push(await new Promise((resolve) => {
        const socket = new WebSocket("${ours.replace("http", "ws")}" + path);
        socket.onopen = () => resolve("open");
        socket.onerror = () => resolve("refused");
      }));
    }
    for (const type of ["img", "script"]) {
      await new Promise((resolve) => {
        const element = document.createElement(type);
        element.onload = element.onerror = resolve;
        element.src = "${ours}${api}/export?format=json&from=" + type;
        document.head.append(element);
      });
    }
    return { outcomes, reads, sockets };
  };
</script>
<form method="post" action="${ours}/api/auth/signout" enctype="text/plain"><input name="csrfToken" value="guessed"></form>`;

/** What came of it, as the page itself sees it. */
type Tried = Readonly<{ outcomes: string[]; reads: string[]; sockets: string[] }>;

const sandboxed = (page: string) =>
  `<!doctype html><title>Framed</title><iframe sandbox="allow-scripts allow-forms" srcdoc="${page.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`;

test("another site changes nothing, reads nothing and opens no socket, also next door", async ({
  browser,
  served,
  manager,
}) => {
  const site = await foreignSite({ "/": attack(served.url), "/framed": sandboxed(attack(served.url)) });
  const cookie = await served.data.cookieFor(manager);
  const file = join(served.dataDir, "crossread.sqlite");
  const before = JSON.stringify(contentsOf(file));
  // From a sandboxed frame the origin is “null”.
  for (const from of [`${site.elsewhere}/`, `${site.nextDoor}/`, `${site.nextDoor}/framed`]) {
    const context = await browser.newContext();
    await context.addCookies([{ ...cookie, url: served.url, httpOnly: true, sameSite: "Lax" }]);
    const page = await context.newPage();
    const answered: { method: string; status: number; path: string }[] = [];
    page.on("response", (response) => {
      const { origin, pathname: path } = new URL(response.url());
      const method = response.request().method();
      if (origin === served.url) answered.push({ method, status: response.status(), path });
    });
    await page.goto(from);
    const frame = page.frames().at(-1) ?? page.mainFrame();
    const { outcomes, reads, sockets } = await frame.evaluate<Tried>("window.run()");
    expect(new Set(outcomes), from).toEqual(new Set(["opaque", "failed"]));
    expect(new Set(reads), from).toEqual(new Set(["unread"]));
    expect(sockets, from).toEqual(["refused", "refused"]);
    const posts = answered.filter(({ method }) => method === "POST");
    expect(posts.length, from).toBeGreaterThanOrEqual(changes(served.url).length * 3);
    expect(new Set(posts.map(({ status }) => status)), from).toEqual(new Set([403]));
    const exports = answered.filter(({ method, path }) => method === "GET" && path.endsWith("/export"));
    for (const { status } of exports) expect([401, 403], from).toContain(status);
    expect(JSON.stringify(contentsOf(file)) === before, `${from} changed something`).toBe(true);
    const sent = page.waitForResponse(`${served.url}/api/auth/signout`);
    await frame.evaluate("document.querySelector('form').submit()");
    expect((await sent).status(), from).toBe(403);
    await context.close();
  }
  expect(JSON.stringify(contentsOf(file)) === before).toBe(true);
  expect(await nameFor(served.url, cookie.value)).toBe("The Manager");
  site.close();
});

test("nothing is exported or taken in because another site asked for it", async ({ served, manager }) => {
  const context = await asking(served.url, await served.data.cookieFor(manager));
  const status = async (path: string, site: string, mode: string) => {
    const headers = { "sec-fetch-site": site, "sec-fetch-mode": mode };
    return (await context.get(`${api}${path}`, { headers })).status();
  };
  for (const site of ["cross-site", "same-site"]) {
    for (const mode of ["no-cors", "cors", "navigate"]) {
      expect(await status("/export?format=json", site, mode), `${site} ${mode}`).toBe(403);
    }
    expect(await status("/search?q=a", site, "no-cors")).toBe(403);
    expect(await status("/search?q=a", site, "navigate")).toBe(200);
  }
  for (const site of ["same-origin", "none"]) expect(await status("/export?format=json", site, "cors")).toBe(200);
  await context.dispose();
});

test("a form of ours is taken from our pages alone, whatever the headers of a proxy say", async ({
  served,
  manager,
}) => {
  const cookie = await served.data.cookieFor(manager);
  const context = await asking(served.url, cookie);
  const page = await (await context.get("/account")).text();
  const action = /\$ACTION_ID_[0-9a-f]+/.exec(page)?.[0] ?? /"id":"([0-9a-f]{40,})"/.exec(page)?.[1] ?? "";
  const evil = "http://elsewhere.example";
  const hostile: readonly Readonly<{ status: number; headers: Record<string, string> }>[] = [
    { status: 403, headers: { origin: evil } },
    { status: 403, headers: { origin: evil, "x-forwarded-host": "elsewhere.example" } },
    { status: 403, headers: { origin: evil, "x-forwarded-host": "elsewhere.example", "x-forwarded-proto": "http" } },
    { status: 403, headers: { origin: "null" } },
    { status: 403, headers: { origin: `${served.url}.elsewhere.example` } },
    { status: 403, headers: { origin: served.url.toUpperCase() } },
    { status: 403, headers: { origin: `${served.url}/` } },
    { status: 403, headers: { origin: `${served.url}, ${evil}` } },
    { status: 421, headers: { host: "elsewhere.example" } },
    { status: 421, headers: { host: "elsewhere.example", origin: evil } },
    { status: 421, headers: { host: `${new URL(served.url).host}.elsewhere.example` } },
    { status: 421, headers: { host: `elsewhere.example@${new URL(served.url).host}` } },
  ];
  for (const { status, headers } of hostile) {
    const multipart = { [action.startsWith("$") ? action : `$ACTION_ID_${action}`]: "" };
    const answer = await context.post("/account", { headers, multipart });
    expect(answer.status(), JSON.stringify(headers)).toBe(status);
  }
  expect(await nameFor(served.url, cookie.value)).toBe("The Manager");
  await context.dispose();
});

/** What leads away from here when a browser or a server reads it less strictly than the other. */
const elsewhere = [
  "//elsewhere.example",
  "///elsewhere.example",
  "\\\\elsewhere.example",
  "/\\elsewhere.example",
  "\\/elsewhere.example",
  "/\t/elsewhere.example",
  "/\n/elsewhere.example",
  "\t//elsewhere.example",
  "/%09/elsewhere.example",
  "/%2f/elsewhere.example",
  "/%2f%2felsewhere.example",
  "/%5celsewhere.example",
  "/.//elsewhere.example",
  "/..//elsewhere.example",
  "/./%2e/\\elsewhere.example",
  "https:elsewhere.example",
  "https://elsewhere.example",
  "http:///elsewhere.example",
  "HtTpS://elsewhere.example",
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "@elsewhere.example",
  ":80@elsewhere.example/",
  ".elsewhere.example",
  "/a\r\nLocation: https://elsewhere.example",
  "/a%0d%0aSet-Cookie:%20planted=1",
  "/a\u2028b",
  `/${"a".repeat(6_000)}`,
];

function staysHere(answer: APIResponse, ours: string, asked: string): void {
  const { location = "/", "set-cookie": cookies = "" } = answer.headers();
  expect(new URL(location, ours).origin, `${JSON.stringify(asked)} led to ${location}`).toBe(ours);
  expect(location, asked).not.toMatch(/^\/[/\\]|[\r\n]/);
  expect(cookies, asked).not.toMatch(/^planted=/m);
}

/** What no answer tells: a stack, a place on the disk, the database's language, our own code. */
const insides =
  /\n\s+at |node_modules|\/home\/|\/root\/|\.next\/|\.build\/|SQLITE|SqliteError|insert into|Drizzle|ECONN|ENOENT/i;

test("nobody is led to another site by signing in or out", async ({ served, manager }) => {
  test.setTimeout(120_000);
  const signedIn = await asking(served.url, await served.data.cookieFor(manager));
  const email = await served.data.emailOf(manager);
  for (const asked of elsewhere) {
    for (const path of ["/sign-in", "/sign-in/code", "/second-factor"]) {
      const answer = await signedIn.get(path, { params: { next: asked } });
      expect([200, 307], `${path} ${asked}`).toContain(answer.status());
      staysHere(answer, served.url, asked);
      expect(await answer.text(), asked).not.toMatch(/href="(https?:|javascript:|data:|[/\\]{2})[^"]*elsewhere/i);
    }
  }
  for (const asked of elsewhere.filter((one) => one.length < 1_000)) {
    const browser = await asking(served.url, null);
    const form = { csrfToken: await csrfOf(browser), callbackUrl: asked };
    const out = await browser.post("/api/auth/signout", { form });
    // What is no address at all the library answers with a 500 of its own, in plain words.
    expect(await out.text(), asked).not.toMatch(insides);
    staysHere(out, served.url, asked);
    await browser.dispose();
  }
  // With the right password, which is what the limits allow often.
  const browser = await asking(served.url, null);
  for (const asked of [
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "javascript:alert(1)",
  ]) {
    const said = await signIn(browser, email, { callbackUrl: asked });
    const { url } = await said.json();
    expect(new URL(url, served.url).origin, asked).toBe(served.url);
    const led = await signIn(browser, email, { callbackUrl: asked, json: "" });
    staysHere(led, served.url, asked);
  }
  await browser.dispose();
  await signedIn.dispose();
});

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
