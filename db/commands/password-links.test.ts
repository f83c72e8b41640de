import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enterInstallation } from "@/db/access";
import { newCommandId, newId } from "@/db/new-id";
import { unscopedPasswordLink, unscopedSession } from "@/db/queries/unscoped";
import { installationEvents, storedBytes } from "@/db/testing/accounts";
import { openDesk, type TestDesk, testPassword } from "@/db/testing/desk";
import { refusal } from "@/db/testing/refusal";
import { deactivateAccount } from "./account-standing";
import { holderOf, openSession } from "./accounts";
import { askedPasswordLink, PASSWORD_LINK_MS, passwordLinkFor, setPasswordByLink } from "./password-links";

let desk: TestDesk;
let clock: number;
const now = () => clock;
beforeEach(async () => {
  clock = Date.UTC(2026, 0, 1);
  desk = await openDesk({ now });
});
afterEach(() => desk.close());

const next = "another long enough password";
const email = "annotator@example.org";
const theirs = () => desk.accounts.annotator.userId;
const asked = async () => (await askedPasswordLink(desk.store, email, now))?.token ?? "";
const set = (token: string, password = next) => setPasswordByLink(desk.store, token, { password }, now);
const signingIn = (password: string) => holderOf(desk.store, { email, password });

describe("a link for a new password", () => {
  it("sets one, once, and signs the person out everywhere", async () => {
    const session = await openSession(desk.store, theirs(), "a test browser", now);
    const colleague = await openSession(desk.store, desk.accounts.curator.userId, "a test browser", now);
    const token = await asked();
    expect(await unscopedPasswordLink(desk.store, token, now)).toEqual({ email });
    expect(await set(token)).toEqual({ userId: theirs(), email });
    expect(await signingIn(next)).not.toBeNull();
    expect(await signingIn(testPassword)).toBeNull();
    expect(await unscopedSession(desk.store, session, now)).toBeNull();
    expect(await unscopedSession(desk.store, colleague, now)).not.toBeNull();
    const changed = { type: "account.password-changed", userId: theirs() };
    expect((await installationEvents(desk.store)).at(-1)).toEqual(changed);
    expect(await unscopedPasswordLink(desk.store, token, now)).toBeNull();
    expect(await refusal(desk, () => set(token, "a third password, also long"))).toMatchObject({ code: "not-found" });
  });

  it("is used by one of two who use it at once", async () => {
    const token = await asked();
    const words = [next, "a third password, also long"];
    const outcomes = await Promise.allSettled(words.map((password) => set(token, password)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("has 192 random bits, of which a hash alone is stored", async () => {
    const token = await asked();
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(await asked()).not.toBe(token);
    expect(storedBytes(desk.file)).not.toContain(token);
  });

  it("is good for an hour", async () => {
    const token = await asked();
    clock += PASSWORD_LINK_MS - 1;
    expect(await unscopedPasswordLink(desk.store, token, now)).not.toBeNull();
    clock += 1;
    expect(await unscopedPasswordLink(desk.store, token, now)).toBeNull();
    expect(await refusal(desk, () => set(token))).toMatchObject({ code: "not-found" });
  });

  it("ends with a newer one, whoever made that", async () => {
    const older = await asked();
    const { token } = await passwordLinkFor(desk.installation, newCommandId(), { userId: theirs() });
    expect(await refusal(desk, () => set(older))).toMatchObject({ code: "not-found" });
    await set(token);
  });

  it("stays when the password is refused", async () => {
    const token = await asked();
    for (const password of ["short", "Password2026!", email]) {
      expect(await refusal(desk, () => set(token, password))).toMatchObject({ code: "invalid" });
    }
    await set(token);
  });

  it("is none for an address that nobody has, and leaves nothing behind", async () => {
    for (const address of ["nobody@example.org", "", "'; drop table users; --"]) {
      expect(await askedPasswordLink(desk.store, address, now)).toBeNull();
    }
    expect(await desk.store.read.select().from(desk.store.tables.passwordLinks)).toEqual([]);
  });

  it("is none for an account that is deactivated, and a link from before opens nothing", async () => {
    const token = await asked();
    await deactivateAccount(desk.installation, newCommandId(), { userId: theirs() });
    expect(await unscopedPasswordLink(desk.store, token, now)).toBeNull();
    expect(await refusal(desk, () => set(token))).toMatchObject({ code: "not-found" });
    expect(await askedPasswordLink(desk.store, email, now)).toBeNull();
    const byManager = () => passwordLinkFor(desk.installation, newCommandId(), { userId: theirs() });
    expect(await refusal(desk, byManager)).toMatchObject({ code: "conflict" });
  });

  it("is found by no token but its own", async () => {
    await asked();
    for (const token of ["", "none", "%", "A".repeat(32), "x".repeat(100_000)]) {
      expect(await unscopedPasswordLink(desk.store, token, now)).toBeNull();
      expect(await refusal(desk, () => set(token))).toMatchObject({ code: "not-found" });
    }
  });
});

describe("a link made by a manager of the installation", () => {
  it("stands in the history with who made it", async () => {
    await passwordLinkFor(desk.installation, newCommandId(), { userId: theirs() });
    const made = { type: "account.password-link-made", userId: theirs() };
    expect((await installationEvents(desk.store)).at(-1)).toEqual(made);
  });

  it("is made by nobody else, and for nobody who is not there", async () => {
    const member = await enterInstallation(desk.store, theirs(), now);
    const { userId } = desk.accounts.curator;
    const byMember = await refusal(desk, () => passwordLinkFor(member, newCommandId(), { userId }));
    expect(byMember).toMatchObject({ code: "forbidden" });
    const forNobody = () => passwordLinkFor(desk.installation, newCommandId(), { userId: newId("usr") });
    expect(await refusal(desk, forNobody)).toMatchObject({ code: "not-found" });
  });
});
