import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enter } from "@/db/access";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { peopleOf } from "@/db/queries/people";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { lastBody, recordedClaim } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { changeRole, removeReviewer } from "./manage-reviewers";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const roleOf = async (who: "annotator" | "manager") =>
  (await deskView(desk.manager)).reviewers[desk[who].reviewerId]?.role;

describe("change-role", () => {
  it("holds from the next time they enter", async () => {
    const { reviewerId, investigationId } = desk.annotator;
    await changeRole(desk.manager, "promote", { reviewerId, role: "curator" });
    expect((await enter(desk.store, reviewerId, investigationId)).role).toBe("curator");
    const body = await lastBody(desk.manager);
    expect(body).toEqual({ type: "reviewer.role-changed", reviewerId, role: "curator", prior: "annotator" });
  });

  it("refuses the role they have, a stranger, and everybody but a manager", async () => {
    const { reviewerId } = desk.annotator;
    const change = (who: TestDesk["manager"], input: object) =>
      refusal(desk, () => changeRole(who, "change", { reviewerId, role: "curator", ...input }));
    expect(await change(desk.manager, { role: "annotator" })).toMatchObject({ code: "conflict" });
    expect(await change(desk.manager, { role: "owner" })).toMatchObject({ code: "invalid" });
    expect(await change(desk.manager, { reviewerId: desk.elsewhere.reviewerId })).toMatchObject({ code: "not-found" });
    expect(await change(desk.curator, {})).toMatchObject({ code: "forbidden" });
    expect(await change(desk.annotator, {})).toMatchObject({ code: "forbidden" });
  });

  it("keeps the last manager", async () => {
    const { reviewerId } = desk.manager;
    const step = () => changeRole(desk.manager, "step-down", { reviewerId, role: "curator" });
    expect(await refusal(desk, step)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("only manager"),
    });
    await changeRole(desk.manager, "promote", { reviewerId: desk.annotator.reviewerId, role: "manager" });
    await step();
    expect(await roleOf("manager")).toBe("curator");
  });

  it("keeps one of two managers who let each other go at the same time", async () => {
    const { reviewerId, investigationId } = desk.annotator;
    await changeRole(desk.manager, "promote", { reviewerId, role: "manager" });
    const other = await enter(desk.store, reviewerId, investigationId);
    const outcomes = await Promise.allSettled([
      changeRole(desk.manager, "one", { reviewerId, role: "observer" }),
      changeRole(other, "other", { reviewerId: desk.manager.reviewerId, role: "observer" }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(await roleOf("manager")).toBe("manager");
  });

  it("does not count a manager who cannot sign in", async () => {
    const { store, investigation, manager } = desk;
    const { reviewers, memberships } = store.tables;
    const bundled = newId("rev");
    await store.change(investigation.id, async (write) => {
      await write.insert(reviewers).values({ id: bundled, name: "First reviewer", createdAtMs: 1 });
      const membership = { investigationId: investigation.id, reviewerId: bundled, role: "manager" } as const;
      await write.insert(memberships).values({ ...membership, joinedAtMs: 1 });
    });
    const refused = await refusal(desk, () => removeReviewer(manager, "leave", { reviewerId: manager.reviewerId }));
    expect(refused.code).toBe("conflict");
  });
});

describe("remove-reviewer", () => {
  it("shows them out, and keeps their name and their work", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const { reviewerId, investigationId } = desk.annotator;
    await removeReviewer(desk.manager, "remove", { reviewerId });
    await expect(enter(desk.store, reviewerId, investigationId)).rejects.toMatchObject({ code: "not-found" });
    const { reviewers, claims } = await deskView(desk.manager);
    expect(reviewers[reviewerId]).toEqual({ id: reviewerId, name: "The annotator", role: null });
    expect(claims[claimId]?.recordedBy).toBe(reviewerId);
    expect((await peopleOf(desk.manager)).map(({ name }) => name)).not.toContain("The annotator");
    expect(await lastBody(desk.manager)).toEqual({ type: "reviewer.left", reviewerId, prior: "annotator" });
  });

  it("refuses a second time, a stranger, the last manager, and everybody but a manager", async () => {
    const remove = (who: TestDesk["manager"], reviewerId = desk.annotator.reviewerId) =>
      refusal(desk, () => removeReviewer(who, "again", { reviewerId }));
    expect(await remove(desk.manager, desk.elsewhere.reviewerId)).toMatchObject({ code: "not-found" });
    expect(await remove(desk.manager, desk.manager.reviewerId)).toMatchObject({ code: "conflict" });
    expect(await remove(desk.curator)).toMatchObject({ code: "forbidden" });
    await removeReviewer(desk.manager, "remove", { reviewerId: desk.annotator.reviewerId });
    expect(await remove(desk.manager)).toMatchObject({ code: "not-found" });
  });
});
