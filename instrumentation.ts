import type { Instrumentation } from "next";
import { theProcess } from "@/server/process";
import { withoutToken } from "@/server/request-record";

/** Ties what a person is told of a page that broke, its digest, to the request in the log. Next itself logs the stack. */
export const onRequestError: Instrumentation.onRequestError = (thrown, request) => {
  const digest = thrown instanceof Error && "digest" in thrown ? String(thrown.digest) : "";
  const requestId = String(request.headers["x-request-id"] ?? "");
  const path = withoutToken(request.path.split("?", 1)[0] ?? "/");
  theProcess().log(`${request.method} ${path} broke.`, { event: "request", level: "error", requestId, digest });
};
