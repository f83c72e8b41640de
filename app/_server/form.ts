import "server-only";
import type { FormState } from "@/app/_components/form-state";
import { newCommandId } from "@/db/new-id";
import { isProblem, type ProblemCode } from "@/lib/errors";

export type { FormState } from "@/app/_components/form-state";

/** What a form's action hands back to it. */
type FormOutcome<Result> = Readonly<{ ok: true; result: Result }> | Extract<FormState, { ok: false }>;

/**
 * Sends what a form holds to a command, and turns a refusal into words beside the form. A field
 * named `commandId` is the command's own id, so that a form sent twice changes things once.
 */
export async function submit<Result>(
  form: FormData,
  command: (commandId: string, input: Readonly<Record<string, string>>) => Promise<Result>,
): Promise<FormOutcome<Result>> {
  // An action can be called with anything at all.
  if (!(form instanceof FormData)) return refused("invalid", "The form did not arrive. Send it again.");
  const { commandId = newCommandId(), ...input } = textsIn(form);
  try {
    return { ok: true, result: await command(commandId, input) };
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return refused(thrown.code, thrown.message);
  }
}

/** A refusal, as a form shows it. */
export function refused(code: ProblemCode, message: string): Extract<FormState, { ok: false }> {
  return { ok: false, code, message };
}

/** The texts a person filled in; React's own fields and files are not among them. */
export function textsIn(form: FormData): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$")) texts[name] = value;
  }
  return texts;
}
