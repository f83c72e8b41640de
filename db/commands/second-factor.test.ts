import { TOTP } from "otpauth";
import { generateSync } from "otplib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enterInstallation } from "@/db/access";
import { secondFactorOf } from "@/db/queries/factors";
import { unscopedFactors, unscopedSession } from "@/db/queries/unscoped";
import { installationEvents, storedBytes } from "@/db/testing/accounts";
import { openDesk, type TestDesk, testPassword } from "@/db/testing/desk";
import { refusal } from "@/db/testing/refusal";
import type { SignInSessionId } from "@/lib/domain/ids";
import { sealing } from "@/server/sealing";
import { openSession } from "./accounts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeFactorsOf,
  removeSecondFactor,
  renewRecoveryCodes,
  takeCode,
} from "./second-factor";

const STEP_MS = 30_000;
let desk: TestDesk;
let clock = 0;
let here: SignInSessionId;
const now = () => clock;
const sealed = sealing("a secret that is long enough and known to everyone");
const site = "desk.example.org";

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 26, 12, 0, 0);
  desk = await openDesk({ now });
  here = await desk.sessionFor("annotator");
});
afterEach(() => desk.close());

const userId = () => desk.accounts.annotator.userId;
const acting = () => enterInstallation(desk.store, userId(), now);
/** What an app shows at a moment, by a library that is not ours. */
const shown = (secret: string, atMs = clock) => new TOTP({ secret }).generate({ timestamp: atMs });
const take = (code: string) => takeCode(desk.store, sealed, userId(), code, now);

async function begin() {
  return beginSecondFactor(await acting(), sealed, { present: testPassword }, { sessionId: here, host: site });
}
async function setUp() {
  const { setUp: given, key } = await begin();
  const codes = await confirmSecondFactor(await acting(), sealed, { setUp: given, code: shown(key) }, here);
  clock += STEP_MS;
  return { key, codes };
}

describe("setting up", () => {
  it("counts once a code came back, keeps no secret to be read, and signs other devices out", async () => {
    const lost = await openSession(desk.store, userId(), "another browser", now);
    const { setUp: given, key, uri } = await begin();
    expect(uri).toMatch(/^otpauth:\/\/totp\/Crossread%20\(desk\.example\.org\):annotator%40example\.org\?secret=/);
    expect(await unscopedFactors(desk.store, userId())).toMatchObject({ hasApp: false });
    const codes = await confirmSecondFactor(await acting(), sealed, { setUp: given, code: shown(key) }, here);
    expect(await unscopedFactors(desk.store, userId())).toMatchObject({ hasApp: true });
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^([0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}$/.test(code))).toBe(true);
    expect(await unscopedSession(desk.store, lost, now)).toBeNull();
    expect(await unscopedSession(desk.store, here, now)).toMatchObject({ isShown: true });
    const kept = storedBytes(desk.file);
    for (const secret of [key, ...codes, ...codes.map((code) => code.replaceAll("-", ""))]) {
      expect(kept).not.toContain(secret);
    }
    expect((await installationEvents(desk.store)).at(-1)).toEqual({
      type: "account.second-factor-added",
      userId: userId(),
    });
  });

  it("needs the password, or a sign-in of a moment ago", async () => {
    const beginning = (present?: string) => async () =>
      beginSecondFactor(await acting(), sealed, { present }, { sessionId: here, host: site });
    await beginning()();
    clock += 11 * 60_000;
    expect(await refusal(desk, beginning())).toMatchObject({ code: "invalid" });
    expect(await refusal(desk, beginning("wrong"))).toMatchObject({ code: "invalid" });
    await beginning(testPassword)();
  });

  it("takes no session of somebody else for a fresh one", async () => {
    const theirs = await desk.sessionFor("curator");
    const attempt = async () => beginSecondFactor(await acting(), sealed, {}, { sessionId: theirs, host: site });
    expect(await refusal(desk, attempt)).toMatchObject({ code: "invalid" });
  });

  it("takes a key made for this account, a quarter of an hour ago at most, and a right code", async () => {
    const { setUp: given, key } = await begin();
    const confirm =
      (input: unknown, who = acting) =>
      async () =>
        confirmSecondFactor(await who(), sealed, input, here);
    const curator = () => enterInstallation(desk.store, desk.accounts.curator.userId, now);
    expect(await refusal(desk, confirm({ setUp: given, code: "000000" }))).toMatchObject({ code: "invalid" });
    expect(await refusal(desk, confirm({ setUp: "1.AAAA", code: shown(key) }))).toMatchObject({ code: "invalid" });
    expect(await refusal(desk, confirm({ setUp: given, code: shown(key) }, curator))).toMatchObject({
      code: "invalid",
    });
    clock += 16 * 60_000;
    expect(await refusal(desk, confirm({ setUp: given, code: shown(key) }))).toMatchObject({ code: "invalid" });
  });

  it("happens once where two tabs confirm", async () => {
    const [one, other] = [await begin(), await begin()];
    const installation = await acting();
    const outcomes = await Promise.allSettled(
      [one, other].map(({ setUp: given, key }) =>
        confirmSecondFactor(installation, sealed, { setUp: given, code: shown(key) }, here),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a code of the app", () => {
  it("is good in its half minute and the two beside it, and no further", async () => {
    const { key } = await setUp();
    clock += 10 * STEP_MS;
    for (const [steps, outcome] of [
      [-2, "wrong"],
      [2, "wrong"],
      [-1, "right"],
      [0, "right"],
      [1, "right"],
    ] as const) {
      expect([steps, await take(shown(key, clock + steps * STEP_MS))]).toEqual([steps, outcome]);
    }
  });

  it("is what other libraries make of the key", async () => {
    const { key } = await setUp();
    expect(generateSync({ secret: key, epoch: clock / 1_000 })).toBe(shown(key));
  });

  it("is taken once, and none before it any more", async () => {
    const { key } = await setUp();
    const [before, code] = [shown(key, clock - STEP_MS), shown(key)];
    expect(await take(code)).toBe("right");
    expect(await take(code)).toBe("wrong");
    expect(await take(before)).toBe("wrong");
  });

  it("is not taken again that confirmed the setting up", async () => {
    const { setUp: given, key } = await begin();
    await confirmSecondFactor(await acting(), sealed, { setUp: given, code: shown(key) }, here);
    expect(await take(shown(key))).toBe("wrong");
  });

  it("is taken once of many at the same time", async () => {
    const { key } = await setUp();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => take(shown(key))));
    expect(outcomes.filter((outcome) => outcome === "right")).toHaveLength(1);
  });

  it("is nobody else's, and nothing where there is no second factor", async () => {
    const { key } = await setUp();
    const { userId: other } = desk.accounts.curator;
    expect(await takeCode(desk.store, sealed, other, shown(key), now)).toBe("wrong");
  });

  it.each(["", "abc", "12345", "1234567", "0".repeat(100_000), "' or 1=1 --"])("is not %j", async (text) => {
    await setUp();
    expect(await take(text)).toBe("wrong");
  });

  it("cannot be read with another installation's secret, while recovery codes can", async () => {
    const { key, codes } = await setUp();
    const elsewhere = sealing("the secret of the machine it was restored on");
    expect(await takeCode(desk.store, elsewhere, userId(), shown(key), now)).toBe("unreadable");
    expect(await takeCode(desk.store, elsewhere, userId(), codes[0] ?? "", now)).toBe("right");
  });
});

describe("a recovery code", () => {
  it("opens once, however it is typed, and says how many are left", async () => {
    const { codes } = await setUp();
    const [code = ""] = codes;
    expect(await take(` ${code.toUpperCase().replaceAll("-", " ")} `)).toBe("right");
    expect(await take(code)).toBe("wrong");
    expect((await installationEvents(desk.store)).at(-1)).toEqual({
      type: "account.recovery-code-used",
      userId: userId(),
      left: 9,
    });
    expect(await secondFactorOf(await acting())).toMatchObject({ codesLeft: 9 });
  });

  it("is taken once of many at the same time", async () => {
    const { codes } = await setUp();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => take(codes[3] ?? "")));
    expect(outcomes.filter((outcome) => outcome === "right")).toHaveLength(1);
  });

  it("is replaced by new ones, for who proves that it is them", async () => {
    const { codes } = await setUp();
    const next = await renewRecoveryCodes(await acting(), { present: testPassword }, here);
    expect(await take(codes[0] ?? "")).toBe("wrong");
    expect(await take(next[0] ?? "")).toBe("right");
    clock += 11 * 60_000;
    const attempt = async () => renewRecoveryCodes(await acting(), { present: "wrong" }, here);
    expect(await refusal(desk, attempt)).toMatchObject({ code: "invalid" });
  });

  it("is made for nobody without a second factor", async () => {
    const attempt = async () => renewRecoveryCodes(await acting(), { present: testPassword }, here);
    expect(await refusal(desk, attempt)).toMatchObject({ code: "conflict" });
  });
});

describe("switching off", () => {
  it("needs the password and a code, and signs other devices out", async () => {
    const { key, codes } = await setUp();
    const lost = await openSession(desk.store, userId(), "another browser", now);
    const remove = (input: unknown) => async () => removeSecondFactor(await acting(), sealed, input, here);
    expect(await refusal(desk, remove({ code: shown(key) }))).toMatchObject({ code: "invalid" });
    expect(await refusal(desk, remove({ present: "wrong", code: shown(key) }))).toMatchObject({ code: "invalid" });
    expect(await refusal(desk, remove({ present: testPassword, code: "000000" }))).toMatchObject({ code: "invalid" });
    await remove({ present: testPassword, code: shown(key) })();
    expect(await unscopedFactors(desk.store, userId())).toMatchObject({ hasApp: false });
    expect(await take(codes[0] ?? "")).toBe("wrong");
    expect(await unscopedSession(desk.store, lost, now)).toBeNull();
    expect(await unscopedSession(desk.store, here, now)).not.toBeNull();
    expect((await installationEvents(desk.store)).at(-1)).toMatchObject({ type: "account.second-factor-removed" });
  });

  it("is done for somebody who lost it by who manages the installation, and by nobody else", async () => {
    await setUp();
    const whose = { email: " Annotator@example.org " };
    const curator = await enterInstallation(desk.store, desk.accounts.curator.userId, now);
    expect(await refusal(desk, () => removeFactorsOf(curator, whose))).toMatchObject({ code: "forbidden" });
    const nobody = { email: "nobody@example.org" };
    expect(await refusal(desk, () => removeFactorsOf(desk.installation, nobody))).toMatchObject({ code: "not-found" });
    await removeFactorsOf(desk.installation, whose);
    expect(await unscopedFactors(desk.store, userId())).toMatchObject({ hasApp: false });
    expect(await unscopedSession(desk.store, here, now)).toBeNull();
    expect(await refusal(desk, () => removeFactorsOf(desk.installation, whose))).toMatchObject({ code: "conflict" });
  });
});
