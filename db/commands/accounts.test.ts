import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enter, enterInstallation } from "@/db/access";
import { newId } from "@/db/new-id";
import { hasAccounts, unscopedManagers, unscopedSession } from "@/db/queries/unscoped";
import { installationStream, type Stream } from "@/db/schema/history";
import { openStore } from "@/db/store";
import { installationEvents, storedBytes } from "@/db/testing/accounts";
import { openDesk, type TestDesk, testPassword } from "@/db/testing/desk";
import { allEvents } from "@/db/testing/records";
import { contentsOf, refusal } from "@/db/testing/refusal";
import {
  addManager,
  addMember,
  endOtherSessions,
  endSession,
  holderOf,
  openFirstAccount,
  openSession,
  SESSION_MS,
} from "./accounts";
import { changeRole } from "./manage-reviewers";

let desk: TestDesk;
let clock: number;
beforeEach(async () => {
  clock = Date.UTC(2026, 0, 1);
  desk = await openDesk({ now: () => clock });
});
afterEach(() => desk.close());

const newcomer = { email: "newcomer@example.org", name: "A newcomer", password: "a long enough password" };
const device = "a test browser";

/** Who did what a stream says last. */
async function actorOfLast(stream: Stream): Promise<string | undefined> {
  const { auditEvents } = desk.store.tables;
  const events = await desk.store.read
    .select({ actorId: auditEvents.actorId })
    .from(auditEvents)
    .where(eq(auditEvents.stream, stream))
    .orderBy(asc(auditEvents.seq));
  return events.at(-1)?.actorId;
}

describe("an account", () => {
  it("keeps its password as an argon2id hash, and nowhere else", async () => {
    const { userId, reviewerId } = await addManager(desk.installation, newcomer);
    const { users } = contentsOf(desk.file);
    expect(users).toContainEqual(
      expect.objectContaining({
        id: userId,
        password_hash: expect.stringMatching(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$/),
      }),
    );
    const stored = storedBytes(desk.file);
    expect(stored).toContain(newcomer.email); // So we look in the right place.
    for (const secret of [newcomer.password, testPassword]) expect(stored).not.toContain(secret);
    const added = { type: "account.added", userId, reviewerId, name: newcomer.name };
    expect((await installationEvents(desk.store)).at(-1)).toEqual(added);
  });

  it("is named without its email in a history that is never deleted", async () => {
    await addMember(desk.manager, "observer", newcomer);
    const { audit_events } = contentsOf(desk.file);
    expect(JSON.stringify(audit_events)).not.toContain(newcomer.email);
  });

  it("is in the installation's history, however it was made", async () => {
    const before = (await installationEvents(desk.store)).length;
    const { userId } = await addMember(desk.manager, "observer", newcomer);
    const added = (await installationEvents(desk.store)).slice(before);
    expect(added).toMatchObject([{ type: "account.added", userId }]);
  });

  it.each([
    ["an email that is taken, in other letters", { email: " Manager@Example.org " }, "conflict"],
    ["what is no email", { email: "somebody" }, "invalid"],
    ["a short password", { password: "eleven char" }, "invalid"],
    ["no name", { name: "" }, "invalid"],
  ])("is refused for %s", async (_what, over, code) => {
    expect(await refusal(desk, () => addManager(desk.installation, { ...newcomer, ...over }))).toMatchObject({ code });
  });
});

describe("the first account", () => {
  it("is made once, also when two ask at the same time, and manages what nobody does", async () => {
    const folder = mkdtempSync(join(tmpdir(), "crossread-first-"));
    const store = await openStore(join(folder, "first.sqlite"), { synchronous: "OFF" });
    const investigationId = newId("inv");
    await store.change(investigationId, async (write) => {
      const bundled = { id: investigationId, slug: "bundled", title: "Bundled", question: "", createdAtMs: 1 };
      await write.insert(store.tables.investigations).values(bundled);
    });
    expect(await hasAccounts(store)).toBe(false);
    const two = [newcomer, { ...newcomer, email: "other@example.org" }].map((who) => openFirstAccount(store, who));
    const outcomes = await Promise.allSettled(two);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "conflict" } });
    const [manager, ...others] = await unscopedManagers(store);
    expect(others).toEqual([]);
    const access = await enter(store, manager?.reviewerId ?? newId("rev"), investigationId);
    expect(access.role).toBe("manager");
    const joined = { actorId: manager?.reviewerId, body: { type: "reviewer.joined" } };
    expect(await allEvents(access)).toMatchObject([joined]); // By themselves: there was nobody to admit them.
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it("is not made where there are accounts", async () => {
    expect(await refusal(desk, () => openFirstAccount(desk.store, newcomer))).toMatchObject({ code: "conflict" });
  });
});

describe("a further manager", () => {
  it("joins no investigation that somebody manages", async () => {
    const { reviewerId } = await addManager(desk.installation, newcomer);
    await expect(enter(desk.store, reviewerId, desk.investigation.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is added by who acts, which history says", async () => {
    const { userId } = await addManager(desk.installation, newcomer);
    expect(await actorOfLast(installationStream)).toBe(desk.manager.reviewerId);
    const second = await enterInstallation(desk.store, userId);
    await addManager(second, { ...newcomer, email: "third@example.org" });
    expect(await actorOfLast(installationStream)).toBe(second.reviewerId);
  });

  it("is added by no one who does not manage the installation any more", async () => {
    const { users } = desk.store.tables;
    const { accounts, installation } = desk;
    await desk.store.change(installationStream, async (write) => {
      await write.update(users).set({ isManager: false }).where(eq(users.id, accounts.manager.userId));
    });
    expect(installation.role).toBe("manager"); // As it was when they entered.
    expect(await refusal(desk, () => addManager(installation, newcomer))).toMatchObject({ code: "forbidden" });
  });
});

describe("add-member", () => {
  it("is recorded as done by who admits them, account and membership alike", async () => {
    const { reviewerId } = await addMember(desk.manager, "curator", newcomer);
    expect((await allEvents(desk.manager)).at(-1)).toMatchObject({
      actorId: desk.manager.reviewerId,
      body: { type: "reviewer.joined", reviewerId, role: "curator" },
    });
    expect(await actorOfLast(installationStream)).toBe(desk.manager.reviewerId);
  });

  it("is refused to who was demoted since they entered", async () => {
    const promoted = await addMember(desk.manager, "manager", newcomer);
    await changeRole(await enter(desk.store, promoted.reviewerId, desk.investigation.id), "demote", {
      reviewerId: desk.manager.reviewerId,
      role: "curator",
    });
    const attempt = () => addMember(desk.manager, "observer", { ...newcomer, email: "third@example.org" });
    expect(await refusal(desk, attempt)).toMatchObject({ code: "forbidden" });
  });

  it("lets somebody who has an account join, with the password they have", async () => {
    const { investigation, accounts, manager, store } = desk;
    const again = { email: "elsewhere@example.org", name: "Another name", password: "another long password" };
    expect(await addMember(manager, "curator", again)).toEqual(accounts.elsewhere);
    expect((await enter(store, accounts.elsewhere.reviewerId, investigation.id)).role).toBe("curator");
    const { email } = again;
    expect(await holderOf(store, { email, password: again.password })).toBeNull();
    expect(await holderOf(store, { email, password: testPassword })).toEqual(accounts.elsewhere);
    expect((await allEvents(desk.manager)).at(-1)?.body).toMatchObject({ name: "The elsewhere", role: "curator" });
  });

  it("changes nobody's role, least of all the last manager's", async () => {
    const person = { email: "manager@example.org", name: "The manager", password: testPassword };
    const demote = () => addMember(desk.manager, "observer", person);
    expect(await refusal(desk, demote)).toMatchObject({ code: "conflict" });
  });
});

describe("signing in", () => {
  const signingIn = (email: string, password: string) => holderOf(desk.store, { email, password });

  it("tells whose the right email and password are, however the email is written", async () => {
    expect(await signingIn(" Annotator@Example.org", testPassword)).toEqual(desk.accounts.annotator);
  });

  it("opens a session that says how it began", async () => {
    const { userId } = desk.accounts.annotator;
    const how = { by: "password", hasSecondFactor: true } as const;
    const sessionId = await openSession(desk.store, userId, device, () => clock, how);
    const found = await unscopedSession(desk.store, sessionId, () => clock);
    expect(found).toMatchObject({ name: "The annotator", isManager: false, isShown: true });
    expect(contentsOf(desk.file)["sign_in_sessions"]).toContainEqual(
      expect.objectContaining({ id: sessionId, signed_in_by: "password" }),
    );
  });

  it.each([
    ["annotator@example.org", "wrong horse battery staple"],
    ["annotator@example.org", ""],
    ["nobody@example.org", testPassword],
    ["", ""],
  ])("answers %j with %j by null, and leaves nothing", async (email, password) => {
    const before = contentsOf(desk.file);
    expect(await signingIn(email, password)).toBeNull();
    expect(contentsOf(desk.file)).toEqual(before);
  });
});

describe("a session", () => {
  const whose = (sessionId: string) => unscopedSession(desk.store, sessionId, () => clock);

  it("lasts its time, and no longer", async () => {
    const sessionId = await desk.sessionFor("curator");
    clock += SESSION_MS - 1;
    expect(await whose(sessionId)).toMatchObject(desk.accounts.curator);
    clock += 1;
    expect(await whose(sessionId)).toBeNull();
  });

  it("is nobody's when it never was", async () => {
    for (const text of ["", "ses_1", newId("ses"), "' or 1=1"]) expect(await whose(text)).toBeNull();
  });

  it("ends at once, for good, and is in the history", async () => {
    const installation = await enterInstallation(desk.store, desk.accounts.curator.userId, () => clock);
    const sessionId = await desk.sessionFor("curator");
    const other = await desk.sessionFor("curator");
    await endSession(installation, "end", { sessionId });
    expect(await whose(sessionId)).toBeNull();
    expect(await whose(other)).not.toBeNull();
    const ended = { type: "session.ended", sessionId, userId: desk.accounts.curator.userId };
    expect((await installationEvents(desk.store)).at(-1)).toEqual(ended);
    const again = await refusal(desk, () => endSession(installation, "again", { sessionId }));
    expect(again.code).toBe("conflict");
  });

  it("ends with all others at once, but for the one in use", async () => {
    const { userId } = desk.accounts.curator;
    const installation = await enterInstallation(desk.store, userId, () => clock);
    const [here, one, other] = [
      await desk.sessionFor("curator"),
      await desk.sessionFor("curator"),
      await desk.sessionFor("curator"),
    ];
    const colleague = await desk.sessionFor("annotator");
    await endOtherSessions(installation, here);
    expect(await Promise.all([here, one, other, colleague].map(async (id) => (await whose(id)) !== null))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    const ended = (await installationEvents(desk.store)).slice(-2);
    expect(ended.map((event) => ("sessionId" in event ? event.sessionId : null)).sort()).toEqual([one, other].sort());
    expect(await refusal(desk, () => endOtherSessions(installation, here))).toMatchObject({ code: "conflict" });
  });

  it("ends when its person becomes a manager, or is one no longer, and stays through smaller changes", async () => {
    const { reviewerId } = desk.accounts.annotator;
    const change = (id: string, role: "curator" | "manager") => changeRole(desk.manager, id, { reviewerId, role });
    const before = await desk.sessionFor("annotator");
    const colleague = await desk.sessionFor("curator");
    await change("smaller", "curator");
    expect(await whose(before)).not.toBeNull();
    await change("promote", "manager");
    expect(await whose(before)).toBeNull();
    const since = await desk.sessionFor("annotator");
    await change("demote", "curator");
    expect(await whose(since)).toBeNull();
    expect(await whose(colleague)).not.toBeNull();
  });

  it("is ended by nobody else, who learns nothing of it", async () => {
    const sessionId = await desk.sessionFor("curator");
    const attempts = await Promise.all(
      [sessionId, newId("ses")].map((named) =>
        endSession(desk.installation, `end-${named}`, { sessionId: named }).catch(String),
      ),
    );
    expect(attempts[0]).toBe(attempts[1]);
    const refused = await refusal(desk, () => endSession(desk.installation, "end", { sessionId }));
    expect(refused.code).toBe("not-found");
  });

  it("is forgotten when it ran out long ago, at the person's next one", async () => {
    const old = await desk.sessionFor("curator");
    const others = await desk.sessionFor("annotator");
    const kept = () => (contentsOf(desk.file)["sign_in_sessions"] ?? []).map((row) => Object(row).id);
    clock += SESSION_MS + 24 * 60 * 60 * 1_000;
    const recent = await desk.sessionFor("curator");
    expect(kept().sort()).toEqual([old, others, recent].sort());
    clock += 1;
    const last = await desk.sessionFor("curator");
    expect(kept().sort()).toEqual([others, recent, last].sort());
  });

  it("keeps of a device's name what a line can show", async () => {
    const sessionId = await openSession(desk.store, desk.accounts.curator.userId, "x".repeat(10_000));
    const { sign_in_sessions } = contentsOf(desk.file);
    expect(sign_in_sessions).toContainEqual(expect.objectContaining({ id: sessionId, user_agent: "x".repeat(300) }));
  });
});

describe("entering", () => {
  it("gives a stranger, a missing investigation and a missing account one answer each", async () => {
    const { store, investigation, elsewhere } = desk;
    const stranger = await enter(store, elsewhere.reviewerId, investigation.id).catch(String);
    expect(await enter(store, elsewhere.reviewerId, newId("inv")).catch(String)).toBe(stranger);
    await expect(enterInstallation(store, newId("usr"))).rejects.toMatchObject({ code: "not-found" });
  });

  it("gives the role of now", async () => {
    const { reviewerId } = desk.observer;
    await changeRole(desk.manager, "promote", { reviewerId, role: "curator" });
    expect((await enter(desk.store, reviewerId, desk.investigation.id)).role).toBe("curator");
  });
});
