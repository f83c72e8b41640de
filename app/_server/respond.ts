import "server-only";
import { isProblem, type ProblemCode } from "@/lib/errors";

const statuses: Readonly<Record<ProblemCode, number>> = {
  "not-found": 404,
  unauthenticated: 401,
  forbidden: 403,
  invalid: 400,
  conflict: 409,
  "too-large": 413,
  limited: 429,
  unavailable: 503,
};

/** Wraps a route handler: a `Problem` is answered with its status, as RFC 9457 problem details; bugs pass. */
export function respond<Context>(
  handle: (request: Request, context: Context) => Promise<Response>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    try {
      return await handle(request, context);
    } catch (thrown) {
      if (!isProblem(thrown)) throw thrown;
      return problemResponse(thrown.code, thrown.message);
    }
  };
}

/** A refusal as a program reads it: `code` is one of `problemCodes`, `detail` says what to do. */
export function problemResponse(code: ProblemCode, detail: string): Response {
  const status = statuses[code];
  return new Response(JSON.stringify({ type: "about:blank", title: code, status, code, detail }), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
