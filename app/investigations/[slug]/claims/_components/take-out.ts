import { EXPORT_FRAMES, framesOf } from "@/lib/report/export-frames";

export type Progress = Readonly<{ done: number; of: number }>;

/**
 * Fetches an export and keeps it as a file, telling how far it is. A file of which only a part came is not kept.
 *
 * @throws {Error} with a sentence for people; an `AbortError` when `signal` ended it.
 */
export async function takeOut(href: string, signal: AbortSignal, tell: (progress: Progress) => void): Promise<void> {
  const response = await fetch(href, { headers: { accept: EXPORT_FRAMES }, signal });
  if (!response.ok || !response.body) throw new Error(await refusal(response));
  const parts: BlobPart[] = [];
  for await (const frame of framesOf(chunksOf(response.body))) {
    if ("progress" in frame) tell(frame.progress);
    else if ("bytes" in frame) parts.push(new Uint8Array(frame.bytes));
  }
  keep(new Blob(parts), fileName(response));
}

async function refusal(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.includes("problem+json")) return "The export failed. Try again.";
  return String(Object(await response.json()).detail);
}

/** Not every browser can walk through a stream by itself. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

function fileName(response: Response): string {
  return /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "report";
}

function keep(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // A browser may still be asking where to put it.
}
