import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enterInstallation } from "@/db/access";
import { credentialsOf, passkeysOf } from "@/db/queries/factors";
import { unscopedFactors, unscopedPasskey, unscopedSession } from "@/db/queries/unscoped";
import { installationEvents } from "@/db/testing/accounts";
import { openDesk, type TestDesk, testPassword } from "@/db/testing/desk";
import { refusal } from "@/db/testing/refusal";
import type { SignInSessionId } from "@/lib/domain/ids";
import { deactivateAccount } from "./account-standing";
import { openSession } from "./accounts";
import { addPasskey, allowPasskey, type MadeKey, removePasskey, renamePasskey, takePasskey } from "./passkeys";

let desk: TestDesk;
let clock = 0;
let here: SignInSessionId;
const now = () => clock;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 26, 12, 0, 0);
  desk = await openDesk({ now });
  here = await desk.sessionFor("annotator");
});
afterEach(() => desk.close());

const userId = () => desk.accounts.annotator.userId;
const acting = () => enterInstallation(desk.store, userId(), now);
const curator = () => enterInstallation(desk.store, desk.accounts.curator.userId, now);
const made = (given: Partial<MadeKey> = {}): MadeKey => ({
  credentialId: "credential",
  publicKey: "key",
  counter: 0,
  transports: ["internal", "hybrid"],
  ...given,
});
const add = async (name = "My phone", given: Partial<MadeKey> = {}) =>
  addPasskey(await acting(), { name }, made(given), here);
const lastEvent = async () => (await installationEvents(desk.store)).at(-1);

describe("adding a passkey", () => {
  it("lists it, ends the other sessions, and counts as a second factor that was shown", async () => {
    const lost = await openSession(desk.store, userId(), "another browser", now);
    const passkeyId = await add("  My phone ");
    expect(await passkeysOf(await acting())).toEqual([
      { passkeyId, name: "My phone", addedAtMs: clock, lastUsedAtMs: null },
    ]);
    expect(await credentialsOf(await acting())).toEqual([
      { credentialId: "credential", transports: "internal,hybrid" },
    ]);
    expect(await passkeysOf(await curator())).toEqual([]);
    expect(await unscopedFactors(desk.store, userId())).toEqual({
      isAnyManager: false,
      hasApp: false,
      hasPasskey: true,
    });
    expect(await unscopedSession(desk.store, lost, now)).toBeNull();
    expect(await unscopedSession(desk.store, here, now)).toMatchObject({ isShown: true, hasPasskey: true });
    expect(await lastEvent()).toEqual({ type: "account.passkey-added", userId: userId(), passkeyId, name: "My phone" });
  });

  it("needs the password, or a sign-in of a moment ago", async () => {
    await allowPasskey(await acting(), {}, here);
    clock += 11 * 60_000;
    expect(await refusal(desk, async () => allowPasskey(await acting(), {}, here))).toMatchObject({ code: "invalid" });
    const wrong = async () => allowPasskey(await acting(), { present: "wrong" }, here);
    expect(await refusal(desk, wrong)).toMatchObject({ code: "invalid" });
    await allowPasskey(await acting(), { present: testPassword }, here);
  });

  it("takes a device's key once, whoever has it, and a name that says something", async () => {
    await add();
    expect(await refusal(desk, () => add("Again"))).toMatchObject({ code: "conflict" });
    const theirs = async () => addPasskey(await curator(), { name: "Theirs" }, made(), here);
    expect(await refusal(desk, theirs)).toMatchObject({ code: "conflict" });
    for (const name of ["", "   ", "x".repeat(61)]) {
      expect(await refusal(desk, () => add(name, { credentialId: "other" }))).toMatchObject({ code: "invalid" });
    }
  });

  it("ends at twenty, also where many come at once", async () => {
    const credentials = Array.from({ length: 23 }, (_, n) => `credential ${n}`);
    const outcomes = await Promise.allSettled(credentials.map((credentialId) => add("Key", { credentialId })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
    expect(await passkeysOf(await acting())).toHaveLength(20);
  });
});

describe("one's own passkey", () => {
  it("gets another name, and is removed, which ends the other sessions", async () => {
    const passkeyId = await add();
    await renamePasskey(await acting(), { passkeyId, name: "Old phone" });
    expect(await lastEvent()).toMatchObject({ type: "account.passkey-renamed", name: "Old phone", prior: "My phone" });
    const lost = await openSession(desk.store, userId(), "another browser", now);
    await removePasskey(await acting(), { passkeyId, present: testPassword }, here);
    expect(await passkeysOf(await acting())).toEqual([]);
    expect(await unscopedPasskey(desk.store, "credential")).toBeNull();
    expect(await unscopedSession(desk.store, lost, now)).toBeNull();
    expect(await lastEvent()).toMatchObject({ type: "account.passkey-removed", name: "Old phone" });
  });

  it("is nobody else's to rename or remove, who learn nothing of it", async () => {
    const passkeyId = await add();
    const theirSession = await desk.sessionFor("curator");
    const attempts = [
      async () => renamePasskey(await curator(), { passkeyId, name: "Mine" }),
      async () => removePasskey(await curator(), { passkeyId, present: testPassword }, theirSession),
    ];
    for (const attempt of attempts) expect(await refusal(desk, attempt)).toMatchObject({ code: "not-found" });
  });

  it("is not removed by who sits at an old session and does not know the password", async () => {
    const passkeyId = await add();
    clock += 11 * 60_000;
    const attempt = async () => removePasskey(await acting(), { passkeyId, present: "a guess" }, here);
    expect(await refusal(desk, attempt)).toMatchObject({ code: "invalid" });
  });
});

describe("a passkey that was shown", () => {
  const take = (passkeyId: Awaited<ReturnType<typeof add>>, counted: number) =>
    takePasskey(desk.store, passkeyId, counted, now);

  it("is taken while its count goes up, and for ever where the device does not count", async () => {
    const counting = await add("Counts", { credentialId: "counts", counter: 3 });
    expect(await take(counting, 4)).toEqual({ userId: userId() });
    expect(await take(counting, 9)).toEqual({ userId: userId() });
    const uncounted = await add("Does not", { credentialId: "does not" });
    expect(await take(uncounted, 0)).toEqual({ userId: userId() });
    expect(await take(uncounted, 0)).toEqual({ userId: userId() });
    expect(await passkeysOf(await acting())).toMatchObject([{ lastUsedAtMs: clock }, { lastUsedAtMs: clock }]);
  });

  it.each([4, 3, 0])(
    "is refused at a count of %i after 4, as a copy would show, and history says so",
    async (counted) => {
      const passkeyId = await add("Counts", { counter: 4 });
      expect(await take(passkeyId, counted)).toBeNull();
      expect(await lastEvent()).toMatchObject({ type: "account.passkey-refused", passkeyId, name: "Counts" });
      expect(await passkeysOf(await acting())).toMatchObject([{ lastUsedAtMs: null }]);
    },
  );

  it("opens nothing for who was deactivated", async () => {
    const passkeyId = await add();
    await deactivateAccount(desk.installation, "deactivate", { userId: userId() });
    expect(await take(passkeyId, 0)).toBeNull();
  });

  it("is taken once of many with the same count", async () => {
    const passkeyId = await add("Counts", { counter: 1 });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => take(passkeyId, 2)));
    expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(1);
  });
});
