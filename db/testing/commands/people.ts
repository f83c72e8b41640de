import { makeToken, revokeToken } from "@/db/commands/access-tokens";
import { addMember } from "@/db/commands/accounts";
import { invite, withdrawInvitation } from "@/db/commands/invite";
import { changeRole, leaveInvestigation, removeReviewer } from "@/db/commands/manage-reviewers";
import { newCommandId, newId } from "@/db/new-id";
import type { Sender, SentCommands } from "./sending";

/** Commands about who comes in, as what, and by which token. */
export const peopleCommands: SentCommands = {
  "access-tokens: recordToken": { permission: "token.make", about: async () => tokenMaking },
  "access-tokens: makeToken": { permission: "token.make", about: async () => tokenMaking },
  "access-tokens: revokeToken": {
    permission: "token.revoke",
    about: async ({ by }) => {
      const tokenId = newId("atk");
      await makeToken(by, newCommandId(), { tokenId, ...tokenFields });
      return (access) => revokeToken(access, newCommandId(), { tokenId });
    },
  },
  "accounts: addMember": {
    permission: "reviewer.admit",
    about: async () => (access) => addMember(access, "observer", somebody()),
  },
  "invite: recordInvitation": { permission: "reviewer.invite", about: async () => invitation },
  "invite: invite": { permission: "reviewer.invite", about: async () => invitation },
  "invite: withdrawInvitation": {
    permission: "reviewer.invite",
    about: async ({ inside }) => {
      const invitationId = newId("ivt");
      await invite(inside.manager, newCommandId(), { invitationId, role: "observer" });
      return (access) => withdrawInvitation(access, newCommandId(), { invitationId });
    },
  },
  "manage-reviewers: changeRole": {
    permission: "reviewer.admit",
    about: async ({ inside }) => {
      const { reviewerId } = inside.observer;
      return (access) => changeRole(access, newCommandId(), { reviewerId, role: "curator" });
    },
  },
  "manage-reviewers: removeReviewer": {
    permission: "reviewer.admit",
    about: async ({ inside }) => {
      const { reviewerId } = inside.observer;
      return (access) => removeReviewer(access, newCommandId(), { reviewerId });
    },
  },
  "manage-reviewers: leaveInvestigation": {
    permission: "investigation.leave",
    about:
      async ({ inside }) =>
      (access) =>
        leaveInvestigation(access, newCommandId(), access.role === "manager" ? { to: inside.curator.reviewerId } : {}),
  },
};

const tokenFields = { name: "A program", scopes: ["read" as const], expiresInDays: 30 };

const tokenMaking: Sender = (access) => makeToken(access, newCommandId(), { tokenId: newId("atk"), ...tokenFields });

const invitation: Sender = (access) => invite(access, newCommandId(), { invitationId: newId("ivt"), role: "observer" });

const somebody = () => ({ email: `${newId("usr")}@example.org`, name: "Somebody", password: "a long enough password" });
