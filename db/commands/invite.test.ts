import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enter } from "@/db/access";
import { newId } from "@/db/new-id";
import { invitationsOf } from "@/db/queries/people";
import { unscopedInvitation } from "@/db/queries/unscoped";
import { installationEvents, storedBytes } from "@/db/testing/accounts";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { allEvents } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { acceptInvitation } from "./accounts";
import { invite, withdrawInvitation } from "./invite";
import { changeRole, removeReviewer } from "./manage-reviewers";

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

let desk: TestDesk;
let clock: number;
const now = () => clock;
beforeEach(async () => {
  clock = Date.UTC(2026, 0, 1);
  desk = await openDesk({ now });
});
afterEach(() => desk.close());

const newcomer = { email: "newcomer@example.org", name: "A newcomer", password: "a long enough password" };
const invited = (role: "annotator" | "curator" = "annotator") => {
  const invitationId = newId("ivt");
  return invite(desk.manager, `invite-${invitationId}`, { invitationId, role });
};
const accept = (token: string, who: Parameters<typeof acceptInvitation>[2] = newcomer) =>
  acceptInvitation(desk.store, token, who, now);

describe("an invitation", () => {
  it("is listed for the managers, without its token", async () => {
    const { token } = await invited();
    const [open, ...others] = await invitationsOf(desk.manager);
    expect(open).toMatchObject({ role: "annotator", invitedByName: "The manager", expiresAtMs: clock + WEEK_MS });
    expect(others).toEqual([]);
    expect(JSON.stringify(open)).not.toContain(token);
    expect((await allEvents(desk.manager)).at(-1)?.body).toMatchObject({ type: "reviewer.invited", role: "annotator" });
  });

  it("is nowhere on the disk as it was given out", async () => {
    const { token } = await invited();
    const stored = storedBytes(desk.file);
    expect(stored).toContain("reviewer.invited");
    expect(stored).not.toContain(token);
  });

  it("lets nobody in once whoever made it no longer manages the investigation", async () => {
    const { token } = await invited();
    const other = await enter(desk.store, desk.curator.reviewerId, desk.investigation.id, now);
    await changeRole(desk.manager, "promote", { reviewerId: other.reviewerId, role: "manager" });
    const promoted = await enter(desk.store, other.reviewerId, desk.investigation.id, now);
    await changeRole(promoted, "demote", { reviewerId: desk.manager.reviewerId, role: "annotator" });
    expect(await unscopedInvitation(desk.store, token, now)).toBeNull();
    expect(await invitationsOf(promoted)).toEqual([]);
    await expect(accept(token)).rejects.toMatchObject({ code: "not-found" });
  });

  it("shows what it offers to who has the link", async () => {
    const { token } = await invited("curator");
    const offer = { investigationTitle: "The tower", role: "curator", invitedByName: "The manager" };
    expect(await unscopedInvitation(desk.store, token, now)).toMatchObject(offer);
    expect(await unscopedInvitation(desk.store, `${token}x`, now)).toBeNull();
  });

  it("lets one new person in, with the role it names", async () => {
    const { token } = await invited("curator");
    const { reviewerId, userId, investigationSlug } = await accept(token);
    expect(investigationSlug).toBe("tower");
    expect((await enter(desk.store, reviewerId, desk.investigation.id)).role).toBe("curator");
    expect((await allEvents(desk.manager)).at(-1)).toMatchObject({
      actorId: reviewerId,
      body: { type: "reviewer.joined", name: "A newcomer", role: "curator" },
    });
    expect((await installationEvents(desk.store)).at(-1)).toMatchObject({ type: "account.added", userId });
  });

  it("is used once", async () => {
    const { token } = await invited();
    await accept(token);
    const second = () => accept(token, { ...newcomer, email: "second@example.org" });
    expect(await refusal(desk, second)).toMatchObject({ code: "not-found" });
    expect(await unscopedInvitation(desk.store, token, now)).toBeNull();
    expect(await invitationsOf(desk.manager)).toEqual([]);
  });

  it("is used once when two use it at the same time", async () => {
    const { token } = await invited();
    const two = ["one", "two"].map((name) => accept(token, { ...newcomer, email: `${name}@example.org` }));
    const outcomes = await Promise.allSettled(two);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("expires", async () => {
    const { token } = await invited();
    clock += WEEK_MS;
    expect(await unscopedInvitation(desk.store, token, now)).toBeNull();
    expect(await refusal(desk, () => accept(token))).toMatchObject({ code: "not-found" });
    expect(await invitationsOf(desk.manager)).toEqual([]);
  });

  it("is over when a manager withdraws it, whichever of them made it", async () => {
    const { token } = await invited();
    const [open] = await invitationsOf(desk.manager);
    const invitationId = open?.invitationId;
    await changeRole(desk.manager, "promote", { reviewerId: desk.curator.reviewerId, role: "manager" });
    const other = await enter(desk.store, desk.curator.reviewerId, desk.investigation.id, now);
    await withdrawInvitation(other, "withdraw", { invitationId });
    expect(await unscopedInvitation(desk.store, token, now)).toBeNull();
    expect(await refusal(desk, () => accept(token))).toMatchObject({ code: "not-found" });
    expect(await invitationsOf(desk.manager)).toEqual([]);
    expect((await allEvents(desk.manager)).at(-1)?.body).toEqual({
      type: "invitation.withdrawn",
      invitationId,
      role: "annotator",
    });
    const again = () => withdrawInvitation(desk.manager, "withdraw-again", { invitationId });
    expect(await refusal(desk, again)).toMatchObject({ code: "not-found" });
  });

  it("cannot be withdrawn once somebody came in by it, nor from another investigation", async () => {
    const { token } = await invited();
    const [open] = await invitationsOf(desk.manager);
    const input = { invitationId: open?.invitationId };
    const elsewhere = () => withdrawInvitation(desk.elsewhere, "withdraw", input);
    expect(await refusal(desk, elsewhere)).toMatchObject({ code: "not-found" });
    const { reviewerId } = await accept(token);
    expect(await refusal(desk, () => withdrawInvitation(desk.manager, "late", input))).toMatchObject({
      code: "not-found",
    });
    expect((await enter(desk.store, reviewerId, desk.investigation.id)).role).toBe("annotator");
  });

  it("lets somebody in who has an account", async () => {
    const { token } = await invited();
    const { userId, reviewerId } = desk.accounts.elsewhere;
    expect(await accept(token, { userId })).toMatchObject({ userId, reviewerId });
    expect((await enter(desk.store, reviewerId, desk.investigation.id)).role).toBe("annotator");
  });

  it("lets somebody back in who had left", async () => {
    const { userId, reviewerId } = desk.accounts.observer;
    await removeReviewer(desk.manager, "remove", { reviewerId });
    const { token } = await invited();
    await accept(token, { userId });
    expect((await enter(desk.store, reviewerId, desk.investigation.id)).role).toBe("annotator");
  });

  it("is still good when the wrong person tried it", async () => {
    const { token } = await invited();
    const { userId } = desk.accounts.curator;
    const inside = await refusal(desk, () => accept(token, { userId }));
    expect(inside).toMatchObject({ code: "conflict", message: expect.stringContaining("already") });
    const taken = await refusal(desk, () => accept(token, { ...newcomer, email: "curator@example.org" }));
    expect(taken).toMatchObject({ code: "conflict", message: expect.stringContaining("Sign in") });
    expect(await refusal(desk, () => accept(token, { ...newcomer, password: "short" }))).toMatchObject({
      code: "invalid",
    });
    expect(await refusal(desk, () => accept(token, { userId: newId("usr") }))).toMatchObject({ code: "not-found" });
    await accept(token);
  });

  it("is refused to everybody but a manager, and for a role there is not", async () => {
    for (const who of ["observer", "annotator", "curator"] as const) {
      const attempt = () => invite(desk[who], "invite", { invitationId: newId("ivt"), role: "observer" });
      expect(await refusal(desk, attempt)).toMatchObject({ code: "forbidden" });
    }
  });
});
