import { join } from "node:path";
import { contentsOf } from "@/db/testing/refusal";
import { api, asking, nameFor, slug } from "./attacker";
import { expect, test } from "./fixtures";
import { foreignSite } from "./foreign-site";

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
