import { newCommandId, newId } from "@/app/_live/new-id";
import { type CapturedSource, capturedSource } from "./captured-source";

/** A file or an address on its way in. Its ids are made once, so that sending it again cannot add it twice. */
export type Upload = Readonly<{
  key: string;
  name: string;
  form: FormData;
  state:
    | Readonly<{ is: "waiting" }>
    /** `share` of it that has been sent, 0 to 1. */
    | Readonly<{ is: "sending"; share: number }>
    | Readonly<{ is: "added"; captured: CapturedSource }>
    | Readonly<{ is: "refused"; reason: string; mayTryAgain: boolean }>;
}>;

/** What a person says of a text; an empty line says nothing. */
export type Said = Readonly<{ title: string; outlet: string; published: string }>;

export function newUpload(what: File | string, said: Partial<Said> = {}): Upload {
  const form = new FormData();
  const sourceId = newId("src");
  form.set("commandId", newCommandId());
  form.set("sourceId", sourceId);
  form.set("versionId", newId("ver"));
  for (const [field, text] of Object.entries(said)) form.set(field, text);
  if (typeof what === "string") form.set("address", what);
  else form.set("file", what, what.name);
  const name = typeof what === "string" ? what : what.name;
  return { key: sourceId, name: said.title || name, form, state: { is: "waiting" } };
}

/**
 * Sends one file and tells how far it is. Never rejects: what went wrong is a state. Not by `fetch`,
 * which does not tell how much has been sent.
 */
export function send(slug: string, { form }: Upload, onShare: (share: number) => void): Promise<Upload["state"]> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const lost = () =>
      resolve({ is: "refused", reason: "The server could not be reached. Try again.", mayTryAgain: true });
    request.open("POST", `/api/investigations/${encodeURIComponent(slug)}/sources`);
    request.upload.addEventListener("progress", ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0));
    request.addEventListener("error", lost);
    request.addEventListener("abort", lost);
    request.addEventListener("load", () => resolve(answered(request.status, request.responseText)));
    request.send(form);
  });
}

function answered(status: number, body: string): Upload["state"] {
  const answer: unknown = body.startsWith("{") ? JSON.parse(body) : null;
  const captured = capturedSource.safeParse(answer);
  if (status === 201 && captured.success) return { is: "added", captured: captured.data };
  const mayTryAgain = status >= 500 || status === 401 || status === 429;
  if (typeof answer === "object" && answer !== null && "detail" in answer && typeof answer.detail === "string") {
    return { is: "refused", reason: answer.detail, mayTryAgain };
  }
  const reason = status === 413 ? "The file is over 25 MB." : "The server failed on this file. Try again.";
  return { is: "refused", reason, mayTryAgain };
}
