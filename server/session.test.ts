import fc from "fast-check";
import { encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { sessionCookieName, sessionIdIn } from "./session";

const secret = "a secret that is long enough and known to everyone";
const http = { url: "http://localhost:3000", secret };
const https = { url: "https://desk.example.org", secret };
const sid = newId("ses");
const token = await encode({ token: { sid }, secret });

it("reads the session out of next-auth's cookie, among others", async () => {
  expect(await sessionIdIn(`theme=dark; next-auth.session-token=${token}; other=1`, http)).toBe(sid);
});

it("puts a cookie together that was too long for one", async () => {
  const [half, rest] = [token.slice(0, 50), token.slice(50)];
  const name = "next-auth.session-token";
  expect(await sessionIdIn(`${name}.1=${rest}; ${name}.0=${half}`, http)).toBe(sid);
});

it("takes over https only the cookie that browsers guard", async () => {
  expect(sessionCookieName(https.url)).toMatch(/^__Host-/);
  for (const name of ["next-auth.session-token", "__Secure-next-auth.session-token"]) {
    expect(await sessionIdIn(`${name}=${token}`, https)).toBeNull();
  }
  expect(await sessionIdIn(`${sessionCookieName(https.url)}=${token}`, https)).toBe(sid);
});

it.each([
  ["no cookie", undefined],
  ["an empty one", "next-auth.session-token="],
  ["another's signature", `next-auth.session-token=${await encode({ token: { sid }, secret: "another secret" })}`],
  ["one that has expired", `next-auth.session-token=${await encode({ token: { sid }, secret, maxAge: -60 })}`],
  ["one without a session", `next-auth.session-token=${await encode({ token: {}, secret })}`],
  ["something else in it", `next-auth.session-token=${await encode({ token: { sid: "ses_x" }, secret })}`],
])("finds nobody in %s", async (_what, header) => {
  expect(await sessionIdIn(header, http)).toBeNull();
});

it("finds nobody in garbage, and never breaks over it", async () => {
  const part = fc.oneof(fc.string(), fc.base64String());
  const header = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 6 }).map((parts) => `next-auth.session-token=${parts.join(".")}`),
    fc.nat(token.length - 1).map((length) => `next-auth.session-token=${token.slice(0, length)}`),
  );
  await fc.assert(
    fc.asyncProperty(header, async (garbage) => {
      expect(await sessionIdIn(garbage, http)).toBeNull();
    }),
  );
});
