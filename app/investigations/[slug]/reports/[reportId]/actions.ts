"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/app/_components/form-state";
import { enterInvestigation } from "@/app/_server/access";
import { refused, submit } from "@/app/_server/form";
import { newId } from "@/app/_server/new-id";
import { ownAddress } from "@/app/_server/own-address";
import { openEditionLink } from "@/db/commands/publish-edition";
import { parseId } from "@/lib/domain/ids";

/** What the form for a public link knows: after it was opened the address, which is never shown again. */
export type LinkState = FormState | Readonly<{ ok: true; link: string; number: string }>;

export async function openLinkAction(slug: string, _prior: LinkState, form: FormData): Promise<LinkState> {
  const access = await enterInvestigation(slug);
  const editionId = parseId("edn", String(form.get("editionId")));
  if (!editionId) return refused("invalid", "Choose the edition that the link opens.");
  const linkId = newId("edl");
  const outcome = await submit(form, (commandId) => openEditionLink(access, commandId, { linkId, editionId }));
  if (!outcome.ok) return outcome;
  revalidatePath(`/investigations/${slug}/reports`, "layout");
  return { ok: true, number: String(form.get("number")), link: ownAddress(`/editions/${outcome.result.token}`) };
}
