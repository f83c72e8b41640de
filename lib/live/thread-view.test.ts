import { describe, expect, it } from "vitest";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { Passage } from "@/lib/domain/passage";
import type { Subject } from "@/lib/domain/thread";
import { claimView } from "./claim-view";
import { annotator, curator, deskAfter, ids, linked, passage, recorded, talked, towerDesk } from "./testing/tower";
import { openThreadCount, openThreadsIn, threadsAbout, threadsNaming, threadViews } from "./thread-view";

const base = () => deskAfter(towerDesk(), annotator, recorded(1), recorded(2), linked(1, 1, "contradicts"));
const idsOf = (views: readonly { thread: { id: string } }[]) => views.map(({ thread }) => thread.id);

const about = (n: number, subject: Subject, at: Passage | null): readonly AuditEventBody[] => [
  { type: "thread.opened", threadId: ids.thr(n), subject, passage: at },
  { type: "comment.added", commentId: ids.cmt(n), threadId: ids.thr(n), text: "So?", mentions: [curator] },
];
const onEvidence = about(2, { kind: "evidence", id: ids.evl(1) }, null);
const onWords = about(3, { kind: "passage", id: ids.psg(101) }, passage(101, 2));

describe("threadViews", () => {
  it("leaves out a thread in which nobody says anything any more, and brings it back", () => {
    const desk = deskAfter(base(), annotator, ...talked(1, 1), { type: "comment.retracted", commentId: ids.cmt(1) });
    expect(threadViews(desk)).toEqual([]);
    const again = deskAfter(desk, annotator, { type: "comment.restored", commentId: ids.cmt(1) });
    expect(idsOf(threadViews(again))).toEqual([ids.thr(1)]);
  });

  it("is not worked out again for what is not said", () => {
    const desk = deskAfter(base(), annotator, ...talked(1, 1));
    const later = deskAfter(desk, annotator, { type: "claim.withdrawn", claimId: ids.clm(1), reason: "No." });
    expect(threadViews(later)).toBe(threadViews(desk));
  });
});

describe("threads of a claim", () => {
  it("are about itself, its evidence and its passages", () => {
    const desk = deskAfter(base(), annotator, ...talked(1, 1), ...onEvidence, ...onWords, ...talked(4, 2));
    const view = claimView(desk, ids.clm(1));
    expect(view && idsOf(threadsAbout(desk, view))).toEqual([ids.thr(1), ids.thr(2), ids.thr(3)]);
    expect(openThreadCount(desk, ids.clm(1))).toBe(2);
    const resolved = deskAfter(desk, curator, { type: "thread.resolved", threadId: ids.thr(1) });
    expect(openThreadCount(resolved, ids.clm(1))).toBe(1);
  });
});

describe("threads on a text", () => {
  it("are the open ones about its words", () => {
    const desk = deskAfter(base(), annotator, ...onWords, ...onEvidence);
    expect(idsOf(openThreadsIn(desk, ids.ver(2)))).toEqual([ids.thr(3)]);
    expect(openThreadsIn(desk, ids.ver(1))).toEqual([]);
    const resolved = deskAfter(desk, curator, { type: "thread.resolved", threadId: ids.thr(3) });
    expect(openThreadsIn(resolved, ids.ver(2))).toEqual([]);
  });
});

describe("threads that name somebody", () => {
  it("are open and by others, the latest first", () => {
    const desk = deskAfter(base(), annotator, ...onEvidence, ...onWords, ...talked(1, 1));
    expect(idsOf(threadsNaming(desk, curator))).toEqual([ids.thr(3), ids.thr(2)]);
    const own = deskAfter(base(), curator, ...onEvidence);
    expect(threadsNaming(own, curator)).toEqual([]);
    const resolved = deskAfter(desk, curator, { type: "thread.resolved", threadId: ids.thr(3) });
    expect(idsOf(threadsNaming(resolved, curator))).toEqual([ids.thr(2)]);
  });
});
