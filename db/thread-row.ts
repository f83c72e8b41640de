import { z } from "zod";
import type { Tables } from "@/db/store";
import { id } from "@/lib/domain/ids";
import type { Comment, Subject, Thread } from "@/lib/domain/thread";

const noSubject = { claimId: null, linkId: null, passageId: null, sourceId: null };

/** What a thread is about, as its row keeps it: one of four keys. */
export function subjectColumns(subject: Subject) {
  switch (subject.kind) {
    case "claim":
      return { ...noSubject, claimId: subject.id };
    case "evidence":
      return { ...noSubject, linkId: subject.id };
    case "passage":
      return { ...noSubject, passageId: subject.id };
    case "source":
      return { ...noSubject, sourceId: subject.id };
  }
}

/** A thread as the model knows it. Throws for a row that no command wrote. */
export function threadOf(row: Tables["threads"]["$inferSelect"]): Thread {
  const { claimId, linkId, passageId, sourceId, investigationId: _investigationId, ...thread } = row;
  return { ...thread, subject: subjectOf({ claimId, linkId, passageId, sourceId }) };
}

type Keys = Pick<Tables["threads"]["$inferSelect"], "claimId" | "linkId" | "passageId" | "sourceId">;

/** What a thread is about, by the one of its four keys that is set. */
export function subjectOf({ claimId, linkId, passageId, sourceId }: Keys): Subject {
  if (claimId !== null) return { kind: "claim", id: claimId };
  if (linkId !== null) return { kind: "evidence", id: linkId };
  if (passageId !== null) return { kind: "passage", id: passageId };
  if (sourceId !== null) return { kind: "source", id: sourceId };
  throw new RangeError("A thread is about nothing.");
}

const mentions = z.array(id("rev"));

export function commentOf(row: Tables["comments"]["$inferSelect"]): Comment {
  const { investigationId: _investigationId, ...comment } = row;
  return { ...comment, mentions: mentions.parse(JSON.parse(row.mentions)) };
}
