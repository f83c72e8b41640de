/** The closed list of refusals. `lib/problem-details.ts` gives each its HTTP status. */
export const problemCodes = [
  "not-found",
  "unauthenticated",
  "forbidden",
  "invalid",
  "conflict",
  "too-large",
  "limited",
  "unavailable",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** The process and the pages are two bundles with a class each; the brand is what they share. */
const brand = Symbol.for("crossread.problem");

/**
 * A refusal the person or program on the other side can act on. Everything else
 * that is thrown is a bug, and travels untouched to the error boundary and the log.
 *
 * Known by `isProblem`, never by `instanceof`.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** For a conflict: the words that stand where the sender's were to go, and that they had not seen. */
  readonly present: string | undefined;
  readonly [brand] = true;

  constructor(code: ProblemCode, message: string, { present, ...options }: ErrorOptions & { present?: string } = {}) {
    super(message, options);
    this.present = present;
    this.name = "Problem";
    this.code = code;
  }
}

/** Whether something thrown is a refusal, whichever bundle threw it. */
export function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === "object" && thrown !== null && brand in thrown;
}
