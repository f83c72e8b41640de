"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/app/_components/form-state";
import { enterInvestigation } from "@/app/_server/access";
import { refused, submit } from "@/app/_server/form";
import { newId } from "@/app/_server/new-id";
import { requireSignedIn } from "@/app/_server/session";
import { makeToken, revokeToken } from "@/db/commands/access-tokens";
import { tokenScopes } from "@/lib/policy/token-scopes";

/** What the form knows: after a token was made the token, which is never shown again. */
export type MadeTokenState = FormState | Readonly<{ ok: true; token: string; name: string }>;

export async function makeTokenAction(_prior: MadeTokenState, form: FormData): Promise<MadeTokenState> {
  await requireSignedIn();
  if (!(form instanceof FormData)) return refused("invalid", "The form did not arrive. Send it again.");
  const name = String(form.get("name") ?? "").trim();
  if (name === "") return refused("invalid", "Give the token a name: what will use it, and where.");
  const scopes = tokenScopes.filter((scope) => form.getAll("scope").includes(scope));
  if (scopes.length === 0) return refused("invalid", "Choose what the token may do: one thing at least.");
  const expiresInDays = Number(form.get("days"));
  const outcome = await submit(form, async (commandId, { slug = "" }) => {
    const access = await enterInvestigation(slug);
    return makeToken(access, commandId, { tokenId: newId("atk"), name, scopes, expiresInDays });
  });
  if (!outcome.ok) return outcome;
  revalidatePath("/account");
  return { ok: true, name, token: outcome.result.token };
}

/** Revokes a token, from the account page by its maker or from the people page by a manager. */
export async function revokeTokenAction(slug: string, _prior: FormState, form: FormData): Promise<FormState> {
  const access = await enterInvestigation(slug);
  const outcome = await submit(form, (commandId, input) => revokeToken(access, commandId, input));
  revalidatePath("/account");
  revalidatePath(`/investigations/${slug}/people`);
  return outcome.ok ? { ok: true } : outcome;
}
