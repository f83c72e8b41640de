"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form-state";
import { enterInvestigation } from "@/app/_server/access";
import { refused, submit } from "@/app/_server/form";
import { countMailBy, sendInvitation } from "@/app/_server/invitation-mail";
import { newId } from "@/app/_server/new-id";
import { ownAddress } from "@/app/_server/own-address";
import { invite, withdrawInvitation } from "@/db/commands/invite";
import { changeRole, leaveInvestigation, removeReviewer } from "@/db/commands/manage-reviewers";
import { roles } from "@/lib/policy/permissions";

/** What the invitation's form knows: after an invitation where it was sent, else the link, which is never shown again. */
export type InvitationState =
  | FormState
  | Readonly<{ ok: true; role: string; link: string; unsentTo: string | null }>
  | Readonly<{ ok: true; role: string; sentTo: string }>;

export async function inviteAction(slug: string, _prior: InvitationState, form: FormData): Promise<InvitationState> {
  const access = await enterInvestigation(slug);
  const role = roles.find((known) => known === form.get("role"));
  if (!role) return refused("invalid", "Choose a role for the person you invite.");
  const to = String(form.get("email") ?? "").trim();
  const outcome = await submit(form, (commandId) => {
    if (to !== "") countMailBy(access.reviewerId);
    const invitation = { invitationId: newId("ivt"), role, ...(to !== "" && { sentTo: to }) };
    return invite(access, commandId, invitation);
  });
  if (!outcome.ok) return outcome;
  revalidatePath(`/investigations/${slug}/people`);
  const { token } = outcome.result;
  if (to !== "" && (await sendInvitation(token))) return { ok: true, role, sentTo: to };
  return { ok: true, role, link: ownAddress(`/invitations/${token}`), unsentTo: to || null };
}

export async function withdrawInvitationAction(slug: string, _prior: FormState, form: FormData): Promise<FormState> {
  const access = await enterInvestigation(slug);
  const outcome = await submit(form, (commandId, input) => withdrawInvitation(access, commandId, input));
  revalidatePath(`/investigations/${slug}/people`);
  return outcome.ok ? { ok: true } : outcome;
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

/** Leaves the investigation, handing it over where somebody is named for it; from here on it does not exist for them. */
export async function leaveAction(slug: string, _prior: FormState, form: FormData): Promise<FormState> {
  const access = await enterInvestigation(slug);
  const outcome = await submit(form, (commandId, { to }) =>
    leaveInvestigation(access, commandId, typeof to === "string" && to !== "" ? { to } : {}),
  );
  if (!outcome.ok) return outcome;
  redirect("/investigations");
}
