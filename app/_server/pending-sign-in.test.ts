import { decode, encode } from "next-auth/jwt";
import { beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/db/new-id";
import { keptBriefly } from "./brief-cookie";
import { awaitedStep, finishSignIn, pendingSignIn } from "./pending-sign-in";
import { needsSecondFactor } from "./second-step";
import { factorsOf, startSession, takeCodeOf } from "./unscoped";

const secret = "a secret that is long enough and known to everyone";
const jar = vi.hoisted(() => new Map<string, string>());

vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
    set: (name: string, value: string) => (value === "" ? jar.delete(name) : jar.set(name, value)),
  }),
}));
vi.mock("@/server/process", () => ({
  theProcess: () => ({
    secret: "a secret that is long enough and known to everyone",
    url: "https://desk.example.org",
    secondFactor: "optional",
  }),
}));
vi.mock("./unscoped", () => ({ factorsOf: vi.fn(), startSession: vi.fn(), takeCodeOf: vi.fn() }));

const userId = newId("usr");
const sessionId = newId("ses");
const NAME = "__Host-crossread-sign-in";
const withApp = (hasApp: boolean) =>
  vi.mocked(factorsOf).mockResolvedValue({ isAnyManager: true, hasApp, hasPasskey: false });

beforeEach(() => {
  jar.clear();
  withApp(true);
  vi.mocked(startSession).mockReset().mockResolvedValue(sessionId);
  vi.mocked(takeCodeOf)
    .mockReset()
    .mockImplementation(async (_who, typed) => (typed === "123456" ? "right" : "wrong"));
});

it("sends whoever a provider named to the code, and lets in with it, once", async () => {
  expect(await needsSecondFactor(userId)).toBe(true);
  expect(await pendingSignIn(userId, "/account?a=1")).toBe("/sign-in/code?next=%2Faccount%3Fa%3D1");
  expect(await awaitedStep()).toEqual({ userId, wants: "code" });
  expect(await finishSignIn("", "a browser")).toEqual({ wants: "code", problem: null });
  expect(await finishSignIn("000000", "a browser")).toMatchObject({ wants: "code", problem: expect.any(String) });
  expect(startSession).not.toHaveBeenCalled();
  expect(await finishSignIn("123456", "a browser")).toEqual({ userId, sessionId });
  expect(startSession).toHaveBeenCalledWith(userId, "a browser", { by: "provider", hasSecondFactor: true });
  expect(await finishSignIn("123456", "a browser")).toBeNull();
});

it("asks nothing more of who has no second factor, or has none any more", async () => {
  withApp(false);
  expect(await needsSecondFactor(userId)).toBe(false);
  await pendingSignIn(userId, "/");
  expect(await finishSignIn("", "a browser")).toEqual({ userId, sessionId });
  expect(startSession).toHaveBeenCalledWith(userId, "a browser", { by: "provider", hasSecondFactor: false });
});

it("takes nothing that was not given out for this: garbage, a session's cookie, another purpose, one that ran out", async () => {
  await pendingSignIn(userId, "/");
  const good = jar.get(NAME) ?? "";
  expect(await decode({ token: good, secret }).catch(() => null)).toBeNull();
  const salt = "crossread sign-in";
  const kept = { userId };
  const others = [
    "",
    "garbage",
    `${good.slice(0, -4)}AAAA`,
    await encode({ token: { kept }, secret }),
    await encode({ token: { kept }, secret, salt: "crossread show-passkey" }),
    await encode({ token: { kept }, secret: "another secret, as long as that one", salt }),
    await encode({ token: { kept }, secret, salt, maxAge: -60 }),
    await encode({ token: { kept: "usr" }, secret, salt }),
    await encode({ token: { kept: { userId: "usr_1" } }, secret, salt }),
  ];
  for (const token of others) {
    jar.set(NAME, token);
    expect(await awaitedStep(), token).toBeNull();
    expect(await finishSignIn("123456", "a browser")).toBeNull();
  }
  jar.set("__Host-crossread-show-passkey", good);
  expect(await keptBriefly("show-passkey")).toBeNull();
  expect(startSession).not.toHaveBeenCalled();
});
