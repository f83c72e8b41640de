import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enter, enterInstallation, type Installation } from "@/db/access";
import { makeToken } from "@/db/commands/access-tokens";
import { deactivateAccount, makeManager, reactivateAccount, unmakeManager } from "@/db/commands/account-standing";
import { holderOf, openSession } from "@/db/commands/accounts";
import { changeRole, leaveInvestigation } from "@/db/commands/manage-reviewers";
import { newCommandId, newId } from "@/db/new-id";
import { peopleOf } from "@/db/queries/people";
import { unscopedManagers, unscopedSession } from "@/db/queries/unscoped";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { standingToken } from "@/db/standing-token";
import { openDesk, type TestDesk, testPassword } from "@/db/testing/desk";
import { recordedClaim } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";

let desk: TestDesk;
let acting: Installation;
beforeEach(async () => {
  desk = await openDesk();
  acting = desk.installation;
});
afterEach(() => desk.close());

const stored = async () => {
  const { tables, read } = desk.store;
  const rows = await read
    .select({ stream: tables.auditEvents.stream, body: tables.auditEvents.body })
    .from(tables.auditEvents);
  return rows.map(({ stream, body }) => ({ stream, ...JSON.parse(body ?? "null") }));
};

describe("a deactivated account", () => {
  const userIdOf = (person: "curator" | "annotator" | "manager" | "elsewhere") => desk.accounts[person].userId;

  it("is signed out, lets nobody in, and keeps its name in history; and is let in again", async () => {
    const userId = userIdOf("annotator");
    const sessionId = await openSession(desk.store, userId, "a device");
    await recordedClaim(desk.annotator);
    await deactivateAccount(acting, newCommandId(), { userId });
    expect(await unscopedSession(desk.store, sessionId)).toBeNull();
    const late = await openSession(desk.store, userId, "proved before, opened after");
    expect(await unscopedSession(desk.store, late)).toBeNull();
    const email = "annotator@example.org";
    expect(await holderOf(desk.store, { email, password: testPassword })).toBeNull();
    for (const attempt of [
      () => enterInstallation(desk.store, userId),
      () => enter(desk.store, desk.annotator.reviewerId, desk.investigation.id),
      () => recordedClaim(desk.annotator), // Let in before: the command asks again.
    ]) {
      expect(await refusal(desk, attempt)).toMatchObject({ code: "not-found" });
    }
    const people = await peopleOf(desk.manager);
    expect(people.find(({ reviewerId }) => reviewerId === desk.annotator.reviewerId)).toMatchObject({
      name: "The annotator",
      isDeactivated: true,
    });
    await reactivateAccount(acting, newCommandId(), { userId });
    expect(await unscopedSession(desk.store, sessionId)).toBeNull();
    await recordedClaim(await enter(desk.store, desk.annotator.reviewerId, desk.investigation.id));
    const types = (await stored()).filter(({ stream }) => stream === "installation").map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["account.deactivated", "account.reactivated"]));
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  });

  it("is nobody's own, nor the last manager's, and only a manager's to make", async () => {
    const codes = [
      await refusal(desk, () => deactivateAccount(acting, newCommandId(), { userId: userIdOf("manager") })),
      await refusal(desk, () => unmakeManager(acting, newCommandId(), { userId: userIdOf("manager") })),
      await refusal(desk, () => reactivateAccount(acting, newCommandId(), { userId: userIdOf("curator") })),
    ].map(({ code }) => code);
    expect(codes).toEqual(["conflict", "conflict", "conflict"]);
    const other = await enterInstallation(desk.store, userIdOf("curator"));
    for (const command of [deactivateAccount, reactivateAccount, makeManager, unmakeManager]) {
      const refused = await refusal(desk, () => command(other, newCommandId(), { userId: userIdOf("annotator") }));
      expect(refused.code).toBe("forbidden");
    }
  });

  it("leaves no investigation without a manager", async () => {
    await deactivateAccount(acting, newCommandId(), { userId: userIdOf("elsewhere") });
    const theirs = await enter(desk.store, desk.manager.reviewerId, desk.otherInvestigation.id);
    expect(theirs.role).toBe("manager");
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  });

  it("counts for no manager: the other one can neither leave nor be demoted", async () => {
    const { curator, manager } = desk;
    await changeRole(manager, newCommandId(), { reviewerId: curator.reviewerId, role: "manager" });
    await deactivateAccount(acting, newCommandId(), { userId: userIdOf("curator") });
    const demote = { reviewerId: manager.reviewerId, role: "curator" };
    expect(await refusal(desk, () => changeRole(manager, newCommandId(), demote))).toMatchObject({ code: "conflict" });
    const hand = () => leaveInvestigation(manager, newCommandId(), { to: curator.reviewerId });
    expect(await refusal(desk, hand)).toMatchObject({ code: "conflict" });
  });

  it("has no access token that works, then or after", async () => {
    const { store, annotator } = desk;
    const made = { tokenId: newId("atk"), name: "Nightly", scopes: ["read"] as const, expiresInDays: 30 as const };
    const { token } = await makeToken(annotator, newCommandId(), { ...made, scopes: [...made.scopes] });
    const stands = async () => (await standingToken(store, token, Date.now())) !== null;
    expect(await stands()).toBe(true);
    await deactivateAccount(acting, newCommandId(), { userId: userIdOf("annotator") });
    expect(await stands()).toBe(false);
    await reactivateAccount(acting, newCommandId(), { userId: userIdOf("annotator") });
    expect(await stands()).toBe(false);
    expect(await stored()).toContainEqual(expect.objectContaining({ type: "token.revoked", tokenId: made.tokenId }));
  });
});

describe("managing the installation", () => {
  it("is given and taken, by who does, and signs the account out", async () => {
    const { userId } = desk.accounts.curator;
    const sessionId = await openSession(desk.store, userId, "a device");
    await makeManager(acting, newCommandId(), { userId });
    expect(await unscopedSession(desk.store, sessionId)).toBeNull();
    expect((await unscopedManagers(desk.store)).map((manager) => manager.userId)).toContain(userId);
    await unmakeManager(await enterInstallation(desk.store, userId), newCommandId(), { userId: acting.userId });
    expect(await refusal(desk, () => makeManager(acting, newCommandId(), { userId }))).toMatchObject({
      code: "forbidden",
    });
  });
});

describe("leaving", () => {
  it("ends one's own membership, and keeps the last manager until somebody takes over in the same step", async () => {
    const { annotator, curator, manager, observer } = desk;
    await leaveInvestigation(observer, newCommandId(), {});
    expect((await refusal(desk, () => enter(desk.store, observer.reviewerId, desk.investigation.id))).code).toBe(
      "not-found",
    );
    const alone = await refusal(desk, () => leaveInvestigation(manager, newCommandId(), {}));
    expect(alone).toMatchObject({ code: "conflict" });
    const handed = await refusal(desk, () => leaveInvestigation(annotator, newCommandId(), { to: curator.reviewerId }));
    expect(handed).toMatchObject({ code: "forbidden" });
    const stranger = { to: desk.elsewhere.reviewerId };
    expect((await refusal(desk, () => leaveInvestigation(manager, newCommandId(), stranger))).code).toBe("not-found");
    await leaveInvestigation(manager, newCommandId(), { to: curator.reviewerId });
    expect((await enter(desk.store, curator.reviewerId, desk.investigation.id)).role).toBe("manager");
    const last = (await stored()).filter(({ stream }) => stream === desk.investigation.id).slice(-2);
    expect(last).toMatchObject([
      { type: "reviewer.role-changed", reviewerId: curator.reviewerId, role: "manager", prior: "curator" },
      { type: "reviewer.left", reviewerId: manager.reviewerId, prior: "manager" },
    ]);
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  });
});
