import { type FileToRead, type Found, ingestAll } from "../ingest-all";

/** What was found in a file of text, a line each: its name, and its title or why it was refused. */
export async function toldOf(content: string | Uint8Array, file: FileToRead | string): Promise<string[]> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return (await ingestAll(bytes, typeof file === "string" ? { name: file } : file)).map(told);
}

export function told({ name, outcome }: Found): string {
  return `${name} | ${"ingested" in outcome ? outcome.ingested.title : `refused: ${outcome.refused.message}`}`;
}
