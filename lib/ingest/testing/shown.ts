import type { SourceText } from "@/lib/domain/source";
import { ingest } from "../ingest";

/** A block a line, `heading 1 | words`, so that a test shows structure and text at a glance. */
export function shown({ text, blocks }: SourceText): string[] {
  return blocks.map(({ kind, level, start, end }) => {
    return `${level === undefined ? kind : `${kind} ${level}`} | ${text.slice(start, end)}`;
  });
}

/** A file of the given name that holds `text` in UTF-8, read. */
export function ingestText(text: string, name: string) {
  return ingest(new TextEncoder().encode(text), { name });
}
