import { z } from "zod";
import { id, type ReviewerId, type StagedId } from "@/lib/domain/ids";
import { segmentKinds } from "@/lib/domain/source";
import { type Staged, stagedShape } from "@/lib/staging/staged";
import { blockKinds } from "@/lib/text/block";

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

const textShape = z.object({
  text: z.string(),
  blocks: z.array(z.object({ kind: z.enum(blockKinds), start: z.int(), end: z.int() })),
  segments: z.array(
    z.object({ kind: z.enum(segmentKinds), voice: z.string().nullable(), start: z.int(), end: z.int() }),
  ),
});
export type StagedText = z.output<typeof textShape>;
export const readText = (answer: unknown): StagedText => textShape.parse(answer);

type Asked = Readonly<{ path: readonly string[]; body?: unknown }>;

/** Asks the server about what waits, or with a body to do something with it. Never rejects for what the server or the line does: that is an answer. */
export async function ask<Value>(
  place: Place,
  { path, body }: Asked,
  read: (answer: unknown) => Value,
): Promise<Answer<Value>> {
  const sent = body === undefined ? { method: "GET" } : { method: "POST", body: JSON.stringify(body), keepalive: true };
  // Kept alive: what somebody said just before they left the page still arrives.
  const headers = { "content-type": "application/json", [PERSON_HEADER]: place.person };
  const response = await fetch(pathTo(place, ...path), { headers, ...sent }).catch(() => null);
  const text = await response?.text().catch(() => null);
  if (!response || text == null) return { refused: "The server could not be reached. Try again.", mayTryAgain: true };
  return answered(response.status, text, read);
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
