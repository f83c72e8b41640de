import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enterInstallation } from "@/db/access";
import { unscopedSession } from "@/db/queries/unscoped";
import { installationEvents, storedBytes } from "@/db/testing/accounts";
import { openDesk, type TestDesk, testPassword } from "@/db/testing/desk";
import { refusal } from "@/db/testing/refusal";
import { holderOf, openSession } from "./accounts";
import { changePassword, setPassword } from "./passwords";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const next = "another long enough password";
const device = "a test browser";
const of = async (who: "annotator" | "curator") => ({
  installation: await enterInstallation(desk.store, desk.accounts[who].userId),
  email: await emailOf(who),
});

async function emailOf(who: "annotator" | "curator"): Promise<string> {
  const { users } = desk.store.tables;
  const all = await desk.store.read.select().from(users);
  return all.find(({ id }) => id === desk.accounts[who].userId)?.email ?? "";
}

const signingIn = (email: string, password: string) => holderOf(desk.store, { email, password });

describe("a changed password", () => {
  it("signs every other device out, and the old one opens nothing any more", async () => {
    const { installation, email } = await of("annotator");
    const here = await openSession(desk.store, desk.accounts.annotator.userId, device);
    const lost = await openSession(desk.store, desk.accounts.annotator.userId, device);
    const colleague = await openSession(desk.store, desk.accounts.curator.userId, device);
    await changePassword(installation, { present: testPassword, password: next }, here);
    expect(await unscopedSession(desk.store, here)).not.toBeNull();
    expect(await unscopedSession(desk.store, colleague)).not.toBeNull();
    expect(await unscopedSession(desk.store, lost)).toBeNull();
    expect(await signingIn(email, testPassword)).toBeNull();
    expect(await signingIn(email, next)).not.toBeNull();
    const { userId } = desk.accounts.annotator;
    expect((await installationEvents(desk.store)).at(-1)).toEqual({ type: "account.password-changed", userId });
    expect(storedBytes(desk.file)).not.toContain(next);
  });

  it("needs the present one, and a long enough next one", async () => {
    const { installation, email } = await of("annotator");
    const here = await openSession(desk.store, desk.accounts.annotator.userId, device);
    const change = (present: string, password: string) =>
      refusal(desk, () => changePassword(installation, { present, password }, here));
    expect(await change("not the password", next)).toMatchObject({ code: "invalid" });
    expect(await change(testPassword, "short")).toMatchObject({ code: "invalid" });
    expect(await signingIn(email, testPassword)).not.toBeNull();
  });

  it("is not overtaken by a change that began before it and ends after it", async () => {
    const { installation, email } = await of("annotator");
    const here = await openSession(desk.store, desk.accounts.annotator.userId, device);
    const words = [next, "a third password, also long"];
    const changes = words.map((password) => changePassword(installation, { present: testPassword, password }, here));
    const [first, second] = await Promise.allSettled(changes);
    expect([first?.status, second?.status].sort()).toEqual(["fulfilled", "rejected"]);
    const kept = first?.status === "fulfilled" ? words[0] : words[1];
    expect(await signingIn(email, kept ?? "")).not.toBeNull();
  });
});

describe("a forgotten password", () => {
  it("is replaced by who manages the installation, and signs the person out everywhere", async () => {
    const { email } = await of("annotator");
    const session = await openSession(desk.store, desk.accounts.annotator.userId, device);
    await setPassword(desk.installation, { email: ` ${email.toUpperCase()} `, password: next });
    expect(await unscopedSession(desk.store, session)).toBeNull();
    expect(await signingIn(email, next)).not.toBeNull();
  });

  it("is replaced by nobody else, and for nobody who is not there", async () => {
    const { installation } = await of("annotator");
    const curator = await of("curator");
    const byMember = await refusal(desk, () => setPassword(installation, { email: curator.email, password: next }));
    expect(byMember).toMatchObject({ code: "forbidden" });
    const nobody = { email: "nobody@example.org", password: next };
    expect(await refusal(desk, () => setPassword(desk.installation, nobody))).toMatchObject({ code: "not-found" });
  });
});
