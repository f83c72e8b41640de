"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/app/_components/form-state";
import { enterInvestigation } from "@/app/_server/access";
import { refused, submit } from "@/app/_server/form";
import { newId } from "@/app/_server/new-id";
import { ownAddress } from "@/app/_server/own-address";
import { invite } from "@/db/commands/invite";
import { changeRole, removeReviewer } from "@/db/commands/manage-reviewers";
import { roles } from "@/lib/policy/permissions";

/** What the invitation's form knows: after an invitation the link, which is never shown again. */
export type InvitationState = FormState | Readonly<{ ok: true; link: string; role: string }>;

export async function inviteAction(slug: string, _prior: InvitationState, form: FormData): Promise<InvitationState> {
  const access = await enterInvestigation(slug);
  const role = roles.find((known) => known === form.get("role"));
  if (!role) return refused("invalid", "Choose a role for the person you invite.");
  const outcome = await submit(form, (commandId) => invite(access, commandId, { invitationId: newId("ivt"), role }));
  if (!outcome.ok) return outcome;
  revalidatePath(`/investigations/${slug}/people`);
  return { ok: true, role, link: ownAddress(`/invitations/${outcome.result.token}`) };
}

export async function changeRoleAction(slug: string, _prior: FormState, form: FormData): Promise<FormState> {
  const access = await enterInvestigation(slug);
  const outcome = await submit(form, (commandId, input) => changeRole(access, commandId, input));
  revalidatePath(`/investigations/${slug}/people`);
  return outcome.ok ? { ok: true } : outcome;
}

export async function removeReviewerAction(slug: string, _prior: FormState, form: FormData): Promise<FormState> {
  const access = await enterInvestigation(slug);
  const outcome = await submit(form, (commandId, input) => removeReviewer(access, commandId, input));
  revalidatePath(`/investigations/${slug}/people`);
  return outcome.ok ? { ok: true } : outcome;
}
