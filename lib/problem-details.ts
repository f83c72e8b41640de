import type { ProblemCode } from "@/lib/errors";

/** The media type of RFC 9457. */
export const PROBLEM_TYPE = "application/problem+json";

export const problemStatuses: Readonly<Record<ProblemCode, number>> = {
  "not-found": 404,
  unauthenticated: 401,
  forbidden: 403,
  invalid: 400,
  conflict: 409,
  "too-large": 413,
  limited: 429,
  unavailable: 503,
};

/** A refusal as a program reads it: `code` is one of `problemCodes`, `detail` says what to do. */
export function problemDetails(code: ProblemCode, detail: string, status = problemStatuses[code]) {
  return { type: "about:blank", title: code, status, code, detail };
}
