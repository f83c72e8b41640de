import { getSchema } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import type { Segment, SegmentKind, SourceText } from "@/lib/domain/source";
import { articleDocument } from "@/lib/editor/article-document";
import { articleExtensions } from "@/lib/editor/article-schema";
import { foldingPlugin } from "@/lib/editor/folding";
import { highlightsPlugin } from "@/lib/editor/highlights";
import { readOnlyPlugin } from "@/lib/editor/read-only";

type Part = Readonly<{ words: string; kind?: SegmentKind; voice?: string }>;

/** A source's text out of its paragraphs; neighbours of one kind other than body are one segment. */
export function sourceTextOf(...parts: readonly (string | Part)[]): SourceText {
  const given = parts.map((part): Part => (typeof part === "string" ? { words: part } : part));
  const segments: Segment[] = [];
  let start = 0;
  const blocks = given.map(({ words, kind = "body", voice = null }) => {
    const block = { kind: "paragraph" as const, start, end: start + words.length };
    const last = segments.at(-1);
    if (last?.kind === kind && last.voice === voice) segments[segments.length - 1] = { ...last, end: block.end };
    else segments.push({ kind, voice, reliability: null, start, end: block.end });
    start = block.end + 1;
    return block;
  });
  return { text: given.map(({ words }) => words).join("\n"), blocks, segments };
}

const schema = getSchema([...articleExtensions]);

/** The document as the editor holds it. */
export function documentOf(source: SourceText) {
  return schema.nodeFromJSON(articleDocument(source));
}

/** The editor's state with everything but what needs a page. */
export function stateOf(source: SourceText): EditorState {
  return EditorState.create({
    doc: documentOf(source),
    plugins: [readOnlyPlugin(), foldingPlugin(), highlightsPlugin()],
  });
}
