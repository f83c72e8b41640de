import { type APIResponse, request as requests } from "@playwright/test";
import { asking, cookieIn, csrfOf, insides, nameFor, sessionCookie, signIn, slug } from "./attacker";
import { expect, test } from "./fixtures";

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
    const csrf = await browser.get("/api/auth/csrf", { params: { callbackUrl: asked } });
    for (const answer of [out, csrf]) {
      expect(answer.status(), asked).toBeLessThan(500);
      expect(await answer.text(), asked).not.toMatch(insides);
      staysHere(answer, served.url, asked);
    }
    await browser.dispose();
  }
  // A cookie that leads nowhere is taken away, so that it does not keep anybody out.
  const broken = await asking(served.url, { name: "next-auth.callback-url", value: "nowhere" });
  const refused = await broken.get("/api/auth/csrf");
  expect(refused.status()).toBe(400);
  expect(refused.headers()["set-cookie"]).toMatch(/^next-auth\.callback-url=;/);
  await broken.dispose();
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
