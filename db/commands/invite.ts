import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { sha256 } from "@/db/history";
import { inviteInput, withdrawInvitationInput } from "@/lib/domain/account";
import { Problem } from "@/lib/errors";

export const INVITATION_DAYS = 7;
const INVITATION_MS = INVITATION_DAYS * 24 * 60 * 60 * 1_000;
const TOKEN_BYTES = 24;

/** Records an invitation by the hash of its token, which is all that is ever stored of it. */
export const recordInvitation = command({
  name: "record-invitation",
  permission: "reviewer.invite",
  input: inviteInput,
  async run({ write, tables, investigationId, reviewerId, now }, { invitationId, role, tokenSha256, sentTo }) {
    const invitedAtMs = now();
    await write.insert(tables.invitations).values({
      id: invitationId,
      investigationId,
      tokenHash: tokenSha256,
      role,
      invitedBy: reviewerId,
      invitedAtMs,
      expiresAtMs: invitedAtMs + INVITATION_MS,
      sentTo: sentTo ?? null,
    });
    return { result: { invitationId }, events: [{ type: "reviewer.invited", invitationId, role }] };
  },
  undo: () => null,
});

/** Makes a link that lets one person in with a role, for seven days. The token is shown once, here. */
export async function invite(
  access: Access,
  commandId: string,
  input: Readonly<Omit<z.input<typeof inviteInput>, "tokenSha256">>,
): Promise<Readonly<{ token: string }>> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  await recordInvitation(access, commandId, { ...input, tokenSha256: sha256(token) });
  return { token };
}

/** Ends an invitation before anybody used it, whoever of the managers made it: its link is over at once. */
export const withdrawInvitation = command({
  name: "withdraw-invitation",
  permission: "reviewer.invite",
  input: withdrawInvitationInput,
  async run({ write, tables: { invitations }, investigationId, now }, { invitationId }) {
    const isHere = and(eq(invitations.id, invitationId), eq(invitations.investigationId, investigationId));
    const [withdrawn] = await write
      .update(invitations)
      .set({ expiresAtMs: now() })
      .where(and(isHere, isNull(invitations.acceptedAtMs), gt(invitations.expiresAtMs, now())))
      .returning({ role: invitations.role });
    if (!withdrawn) throw new Problem("not-found", "There is no such invitation here that could still be used.");
    return { result: { invitationId }, events: [{ type: "invitation.withdrawn", invitationId, role: withdrawn.role }] };
  },
  undo: () => null, // A new link is a new decision.
});
