import { z } from "zod";
import { id, type ReviewerId, type StagedId } from "@/lib/domain/ids";
import { type Staged, stagedShape, stagedTextShape } from "@/lib/staging/staged";

/** Whose page this is; the server refuses what is sent under another's name. */
export const PERSON_HEADER = "x-crossread-person";

export type Place = Readonly<{ slug: string; person: ReviewerId }>;

/** What the server said: what was asked for, or why not. */
export type Answer<Value> = Readonly<{ value: Value }> | Readonly<{ refused: string; mayTryAgain: boolean }>;

export function pathTo({ slug }: Place, ...more: readonly string[]): string {
  return ["/api/investigations", encodeURIComponent(slug), "sources/staged", ...more].join("/");
}

const stagedAnswer = z.object({ staged: z.array(stagedShape) });
export const readStaged = (answer: unknown): readonly Staged[] => stagedAnswer.parse(answer).staged;

const admittedShape = z.object({ sourceId: id("src"), number: z.int() });
export const readAdmitted = (answer: unknown) => admittedShape.parse(answer);

export const readOneStaged = (answer: unknown): Staged => z.object({ staged: stagedShape }).parse(answer).staged;

export const readText = (answer: unknown) => stagedTextShape.parse(answer);
export type ReadText = ReturnType<typeof readText>;

type Asked = Readonly<{ path: readonly string[]; body?: unknown }>;

/** Asks the server about what waits, or with a body to do something with it. Never rejects for what the server or the line does: that is an answer. */
export async function ask<Value>(
  place: Place,
  { path, body }: Asked,
  read: (answer: unknown) => Value,
): Promise<Answer<Value>> {
  const sent = body === undefined ? { method: "GET" } : { method: "POST", ...bodyOf(body) };
  const headers = { "content-type": "application/json", [PERSON_HEADER]: place.person };
  const response = await fetch(pathTo(place, ...path), { headers, ...sent }).catch(() => null);
  const text = await response?.text().catch(() => null);
  if (!response || text == null) return { refused: "The server could not be reached. Try again.", mayTryAgain: true };
  return answered(response.status, text, read);
}

/** Browsers keep no more than this alive, all of it together. */
const KEPT_CODE_UNITS = 20_000;

/** What somebody said just before they left the page still arrives. */
function bodyOf(value: unknown): RequestInit {
  const body = JSON.stringify(value);
  return { body, keepalive: body.length <= KEPT_CODE_UNITS };
}

export function answered<Value>(status: number, text: string, read: (answer: unknown) => Value): Answer<Value> {
  const answer: unknown = text.startsWith("{") ? JSON.parse(text) : null;
  if (status >= 200 && status < 300) return { value: read(answer) };
  const mayTryAgain = status >= 500 || status === 401 || status === 429;
  if (typeof answer === "object" && answer !== null && "detail" in answer && typeof answer.detail === "string") {
    return { refused: answer.detail, mayTryAgain };
  }
  if (status === 413) return { refused: "The file is over 25 MB.", mayTryAgain: false };
  return { refused: "The server failed on this. Try again.", mayTryAgain: true };
}

/** The row of one that waits, as a part of its address. */
export const at = (stagedId: StagedId, ...more: readonly string[]) => [stagedId, ...more];
