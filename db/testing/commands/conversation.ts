import { newId } from "@/db/new-id";
import { sent, thread } from "@/db/testing/records";
import { type Made, type SentCommands, sender } from "./sending";

/** Commands about threads, and taking back. */
export const conversationCommands: SentCommands = {
  "comment: addComment": {
    permission: "comment.add",
    about: async (made) => {
      const { threadId } = await openedBy(made);
      return (access) => sender("comment", { threadId, commentId: newId("cmt"), text: "Seen." })(access);
    },
  },
  "comment: reviseComment": {
    permission: "comment.revise",
    about: async (made) => sender("revise-comment", { commentId: (await openedBy(made)).commentId, text: "Seen." }),
  },
  "comment: retractComment": {
    permission: "comment.retract",
    about: async (made) => sender("retract-comment", { commentId: (await openedBy(made)).commentId }),
  },
  "comment: restoreComment": {
    permission: "comment.retract",
    about: async (made) => {
      const { commentId } = await openedBy(made);
      await sent(made.by, "retract-comment", { commentId });
      return sender("restore-comment", { commentId });
    },
  },
  "open-thread: openThread": {
    permission: "comment.add",
    about: async ({ inside }) => sender("open-thread", thread({ kind: "source", id: inside.gazette.sourceId })),
  },
  "open-thread: resolveThread": {
    permission: "thread.resolve",
    about: async (made) => sender("resolve-thread", { threadId: (await openedBy(made)).threadId }),
  },
  "open-thread: reopenThread": {
    permission: "thread.resolve",
    about: async (made) => {
      const { threadId } = await openedBy(made);
      await sent(made.by, "resolve-thread", { threadId });
      return sender("reopen-thread", { threadId });
    },
  },
  "sendable: undo": {
    permission: "change.undo",
    about: async (made) => sender("undo", { commandId: (await openedBy(made)).commandId }),
  },
};

/** A thread of theirs: what anybody may open, an observer too. */
async function openedBy({ by, inside }: Made) {
  const opened = thread({ kind: "source", id: inside.gazette.sourceId });
  const { commandId } = await sent(by, "open-thread", opened);
  return { ...opened, commandId };
}
