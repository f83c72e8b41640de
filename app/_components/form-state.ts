import type { ProblemCode } from "@/lib/errors";

/** What a form knows of its last sending: nothing yet, done, or refused with a sentence. */
export type FormState =
  | Readonly<{ ok: null }>
  | Readonly<{ ok: true }>
  | Readonly<{ ok: false; code: ProblemCode; message: string }>;

export const notSent: FormState = { ok: null };
