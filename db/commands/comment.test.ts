import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeReviewer } from "@/db/commands/manage-reviewers";
import { newCommandId, newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { historyOf } from "@/db/queries/events";
import { openDesk, passageOf, type TestDesk } from "@/db/testing/desk";
import { allEvents, lastBody, recordedClaim, sent, thread } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const opened = async (by = desk.annotator, text?: string) => {
  const { claimId } = await recordedClaim(desk.annotator);
  const made = thread({ kind: "claim", id: claimId }, text);
  const { commandId } = await sent(by, "open-thread", made);
  return { ...made, claimId, commandId };
};
const now = async () => deskView(desk.annotator);

describe("a thread", () => {
  it("is opened with its first comment, on words that nobody pointed at", async () => {
    const passage = passageOf("gazette", "in 1889");
    const made = thread({ kind: "passage", passage }, " \u202eWho says so? <script>alert(1)</script> ");
    await sent(desk.observer, "open-thread", made);
    const { threads, comments, passages } = await now();
    expect(threads[made.threadId]).toMatchObject({ subject: { kind: "passage", id: passage.newPassageId } });
    expect(comments[made.commentId]).toMatchObject({
      text: "\u202eWho says so? <script>alert(1)</script>",
      addedBy: desk.observer.reviewerId,
    });
    expect(passages[passage.newPassageId]).toMatchObject({ exact: "in 1889" });
    expect((await allEvents(desk.annotator)).slice(-2).map(({ body }) => body.type)).toEqual([
      "thread.opened",
      "comment.added",
    ]);
  });

  it("is resolved and reopened, each once, and takes no comment while resolved", async () => {
    const { threadId } = await opened();
    await sent(desk.curator, "resolve-thread", { threadId });
    expect((await now()).threads[threadId]).toMatchObject({ resolvedBy: desk.curator.reviewerId });
    const reply = { threadId, commentId: newId("cmt"), text: "But…" };
    for (const attempt of [
      () => sent(desk.annotator, "resolve-thread", { threadId }),
      () => sent(desk.annotator, "comment", reply),
    ]) {
      expect((await refusal(desk, attempt)).code).toBe("conflict");
    }
    await sent(desk.annotator, "reopen-thread", { threadId });
    await sent(desk.annotator, "comment", reply);
    expect((await now()).threads[threadId]).toMatchObject({ resolvedBy: null, resolvedAtMs: null });
  });

  it("stands in the history of its claim, with all that was said", async () => {
    const { claimId, threadId, commentId } = await opened();
    await sent(desk.annotator, "revise-comment", { commentId, text: "How do you know?" });
    await sent(desk.annotator, "resolve-thread", { threadId });
    const history = await historyOf(desk.annotator, { claimId, limit: 10 });
    expect(history.map(({ body }) => body.type)).toEqual([
      "thread.resolved",
      "comment.revised",
      "comment.added",
      "thread.opened",
      "claim.recorded",
    ]);
  });
});

describe("a comment", () => {
  it("names members alone, each once, and keeps the name of one who left", async () => {
    const { threadId } = await opened();
    const { reviewerId } = desk.observer;
    const commentId = newId("cmt");
    const mentions = [reviewerId, reviewerId, desk.curator.reviewerId];
    await sent(desk.annotator, "comment", { commentId, threadId, text: "@The observer", mentions });
    await removeReviewer(desk.manager, newCommandId(), { reviewerId });
    const named = [reviewerId, desk.curator.reviewerId].sort();
    expect((await now()).comments[commentId]?.mentions).toEqual(named);
    await sent(desk.annotator, "revise-comment", { commentId, text: "@The observer, please", mentions });
    for (const stranger of [reviewerId, desk.elsewhere.reviewerId]) {
      const again = { commentId: newId("cmt"), threadId, text: "@them", mentions: [stranger] };
      expect((await refusal(desk, () => sent(desk.annotator, "comment", again))).code).toBe("invalid");
    }
  });

  it("is revised by its author alone, and the history keeps the old words", async () => {
    const { commentId } = await opened(desk.annotator, "One.");
    const revision = { commentId, text: "Two." };
    expect((await refusal(desk, () => sent(desk.manager, "revise-comment", revision))).code).toBe("forbidden");
    await sent(desk.annotator, "revise-comment", revision);
    expect((await now()).comments[commentId]).toMatchObject({ text: "Two.", revisedAtMs: expect.any(Number) });
    expect(await lastBody(desk.annotator)).toMatchObject({ type: "comment.revised", prior: { text: "One." } });
  });

  it("is taken back and restored, and nothing is revised meanwhile", async () => {
    const { commentId } = await opened();
    await sent(desk.curator, "retract-comment", { commentId });
    expect((await now()).comments[commentId]).toMatchObject({ retractedBy: desk.curator.reviewerId });
    for (const attempt of [
      () => sent(desk.curator, "retract-comment", { commentId }),
      () => sent(desk.annotator, "revise-comment", { commentId, text: "Two." }),
    ]) {
      expect((await refusal(desk, attempt)).code).toBe("conflict");
    }
    await sent(desk.annotator, "restore-comment", { commentId });
    expect((await now()).comments[commentId]).toMatchObject({ retractedBy: null, retractedAtMs: null });
    expect((await refusal(desk, () => sent(desk.annotator, "restore-comment", { commentId }))).code).toBe("conflict");
  });

  it("has at most 5 000 characters, and at least one", async () => {
    const { threadId } = await opened();
    const comment = (text: string) => ({ commentId: newId("cmt"), threadId, text });
    await sent(desk.annotator, "comment", comment("м".repeat(5_000)));
    for (const text of ["x".repeat(5_001), " \n "]) {
      expect((await refusal(desk, () => sent(desk.annotator, "comment", comment(text)))).code).toBe("invalid");
    }
  });
});

describe("undo", () => {
  it("takes a thread back by its only comment, and brings it again", async () => {
    const { commandId, commentId } = await opened(desk.observer);
    const undone = await sent(desk.observer, "undo", { commandId });
    expect((await now()).comments[commentId]?.retractedAtMs).not.toBeNull();
    await sent(desk.observer, "undo", { commandId: undone.commandId });
    expect((await now()).comments[commentId]?.retractedAtMs).toBeNull();
  });

  it("puts the old words back, unless others were written since", async () => {
    const { commentId } = await opened(desk.annotator, "One.");
    const two = await sent(desk.annotator, "revise-comment", { commentId, text: "Two." });
    const three = await sent(desk.annotator, "revise-comment", { commentId, text: "Three." });
    const attempt = () => sent(desk.annotator, "undo", { commandId: two.commandId });
    expect((await refusal(desk, attempt)).code).toBe("conflict");
    await sent(desk.annotator, "undo", { commandId: three.commandId });
    expect((await now()).comments[commentId]?.text).toBe("Two.");
  });

  it("reopens what was resolved, and resolves it again", async () => {
    const { threadId } = await opened();
    const { commandId } = await sent(desk.annotator, "resolve-thread", { threadId });
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect((await now()).threads[threadId]?.resolvedAtMs).toBeNull();
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect((await now()).threads[threadId]?.resolvedAtMs).not.toBeNull();
  });
});
