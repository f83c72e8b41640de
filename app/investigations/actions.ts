"use server";

import { redirect } from "next/navigation";
import { enterOwnInstallation } from "@/app/_server/access";
import { type FormState, submit } from "@/app/_server/form";
import { newId } from "@/app/_server/new-id";
import { openInvestigation } from "@/db/commands/open-investigation";

/** Opens an investigation and goes there. */
export async function openInvestigationAction(_prior: FormState, form: FormData): Promise<FormState> {
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (commandId, input) =>
    openInvestigation(installation, commandId, { ...input, investigationId: newId("inv") }),
  );
  return outcome.ok ? redirect(`/investigations/${outcome.result.slug}`) : outcome;
}
