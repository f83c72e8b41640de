import "server-only";
import { isProblem, Problem } from "@/lib/errors";
import { tooLargeSentence } from "@/lib/ingest/max-source-bytes";

/**
 * The form that a request carries. What says that it is larger than `mostBytes` is not read at all, and what does not say
 * how large it is no further than that, so that nobody fills the memory by leaving the length out.
 *
 * @throws {Problem} `too-large`; `invalid` when it did not arrive whole.
 */
export async function formWithin(request: Request, mostBytes: number): Promise<FormData> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLarge();
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  try {
    return await new Response(request.body?.pipeThrough(upTo(mostBytes)) ?? null, { headers }).formData();
  } catch (thrown) {
    // The parser says only that it failed, and gives what made it so as the cause.
    const refusal = [thrown, thrown instanceof Error ? thrown.cause : null].find(isProblem);
    throw refusal ?? new Problem("invalid", "The upload did not arrive whole. Send it again.", { cause: thrown });
  }
}

function upTo(mostBytes: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.length;
      if (size > mostBytes) controller.error(tooLarge());
      else controller.enqueue(chunk);
    },
  });
}

const tooLarge = () => new Problem("too-large", tooLargeSentence);
