import { expect, it } from "vitest";
import { openThreadsIn } from "@/lib/live/thread-view";
import { idOf, marginItems, type PageTalk } from "./margin-items";
import { claimsOnPage } from "./page-claims";
import { aDesk, anId, recorded } from "./testing/a-desk";

const here = anId("ver");

/** A thread on words, and what was said first. */
function said(nth: number, start: number, end: number) {
  const spot = { id: anId("psg", nth), sourceId: anId("src"), versionId: here, start, end };
  const passage = { ...spot, exact: "words", prefix: "", suffix: "", anchoring: "anchored" as const };
  const subject = { kind: "passage" as const, id: passage.id };
  const threadId = anId("thr", nth);
  const comment = { commentId: anId("cmt", nth), threadId, text: "Who says so?", mentions: [] };
  return [
    { type: "thread.opened", threadId, subject, passage } as const,
    { type: "comment.added", ...comment } as const,
  ];
}

it("puts claims and threads in one reading order, the claim first where both begin at one word", () => {
  const desk = aDesk(
    recorded({ nth: 1, start: 50, end: 60 }),
    recorded({ nth: 2, start: 10, end: 20 }),
    ...said(11, 50, 60),
    ...said(12, 5, 8),
    ...said(13, 90, 95),
  );
  const talk: PageTalk[] = openThreadsIn(desk, here).flatMap((view) => {
    const passage = view.thread.subject.kind === "passage" ? desk.passages[view.thread.subject.id] : undefined;
    return passage ? [{ talk: view, passage, highlight: view.thread.id }] : [];
  });
  const claims = claimsOnPage(desk, here);
  expect(marginItems(claims, talk).map(idOf)).toEqual([
    anId("thr", 12),
    anId("clm", 2),
    anId("clm", 1),
    anId("thr", 11),
    anId("thr", 13),
  ]);
  expect(marginItems(claims, [])).toBe(claims);
});
