import "server-only";
import { isProblem, type ProblemCode } from "@/lib/errors";
import { PROBLEM_TYPE, problemDetails } from "@/lib/problem-details";

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

function problemResponse(code: ProblemCode, detail: string): Response {
  const problem = problemDetails(code, detail);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": PROBLEM_TYPE, "cache-control": "no-store" },
  });
}
