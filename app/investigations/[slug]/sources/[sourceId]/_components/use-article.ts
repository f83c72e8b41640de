"use client";

import { TextSelection } from "@tiptap/pm/state";
import { type Editor, useEditor } from "@tiptap/react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { areAlike } from "@/lib/domain/segment-cuts";
import type { Direction } from "@/lib/domain/source";
import { articleDocument } from "@/lib/editor/article-document";
import { articleEditorOptions } from "@/lib/editor/article-editor";
import { unfoldingAt } from "@/lib/editor/folding";
import { drawingAt, type Highlight, withHighlights } from "@/lib/editor/highlights";
import { toEditorPosition, toTextOffset } from "@/lib/editor/positions";
import { openArticle } from "@/lib/editor/read-only";
import { selectedSpan } from "@/lib/editor/selected-span";
import type { Span } from "@/lib/text/span";
import type { OpenArticle } from "./open-article";
import { reopenArticle } from "./reopen-article";

type Given = Readonly<{
  article: OpenArticle;
  titleId: string;
  language: string | null;
  direction: Direction;
  highlights: readonly Highlight[];
  onPoint: (ids: readonly string[]) => void;
}>;

export type ArticleHandle = Readonly<{
  editor: Editor | null;
  /** The words that are selected. */
  span: Span | null;
  caret: () => number;
  /** Brings a place into view, unfolds what hides it, puts the caret there and, if asked, the focus. */
  goTo: (offset: number, highlight: string | null, takesFocus: boolean) => void;
  /** Brings words into view and selects them. */
  select: (span: Span) => void;
  focus: () => void;
  /**
   * The words that are selected at this moment. `span` follows the browser a little later; whoever
   * extends a selection and acts on it at once means what they see.
   */
  selectedNow: () => Span | null;
  /** Lets the selected words go; the caret stays at their end. */
  deselect: () => void;
}>;

/** The article in the editor: opens it once with its highlights, then keeps these up to date. */
export function useArticle({ article, titleId, language, direction, highlights, onPoint }: Given): ArticleHandle {
  const [span, setSpan] = useState<Span | null>(null);
  const pointed = useRef(onPoint);
  const shown = useRef<OpenArticle | null>(null);

  const editor = useEditor(
    {
      ...articleEditorOptions({ titleId, language, direction, onPoint: (ids) => pointed.current(ids) }),
      immediatelyRender: false,
      onSelectionUpdate: ({ editor: changed }) => setSpan(selectedSpan(changed.state, article.text)),
    },
    [article.versionId],
  );

  useEffect(() => {
    pointed.current = onPoint;
  });
  useLayoutEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const isOpen = shown.current !== null && editor.state.doc.content.size > emptySize;
    const isCutAnew = isOpen && !areAlike(shown.current?.segments ?? [], article.segments);
    shown.current = article;
    if (isCutAnew) reopenArticle(editor.view, articleDocument(article), highlights);
    else if (isOpen) editor.view.dispatch(withHighlights(editor.state.tr, highlights));
    else openArticle(editor.view, articleDocument(article), highlights);
  }, [editor, article, highlights]);

  return {
    editor,
    span,
    caret: () => (editor ? toTextOffset(editor.state.doc, editor.state.selection.head) : 0),
    goTo: (offset, highlight, takesFocus) => editor && goTo(editor, offset, highlight, takesFocus),
    select: (chosen) => editor && select(editor, chosen),
    focus: () => editor?.view.focus(),
    selectedNow: () => (editor ? selectedNow(editor, article.text) : null),
    deselect: () => editor && deselect(editor),
  };
}

/** The document before an article is opened in it: one section with one empty block. */
const emptySize = 4;

function goTo({ view }: Editor, offset: number, highlight: string | null, takesFocus: boolean): void {
  const unfolding = unfoldingAt(view.state, offset);
  if (unfolding) view.dispatch(unfolding);
  const drawing = drawingAt(view.state, offset);
  if (drawing) view.dispatch(drawing);
  const caret = TextSelection.create(view.state.doc, toEditorPosition(view.state.doc, offset));
  view.dispatch(view.state.tr.setSelection(caret));
  if (takesFocus) view.focus();
  const { node } = view.domAtPos(caret.from);
  const block = node instanceof Element ? node : node.parentElement;
  const mark = highlight === null ? null : view.dom.querySelector(`[data-highlight="${CSS.escape(highlight)}"]`);
  const target = mark ?? block;
  if (target && !isComfortable(target)) target.scrollIntoView({ block: "center" });
}

function select(editor: Editor, { start, end }: Span): void {
  goTo(editor, start, null, true);
  const { view } = editor;
  const { doc, tr } = view.state;
  const [from, to] = [toEditorPosition(doc, start), toEditorPosition(doc, end)];
  view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)));
}

function selectedNow({ view }: Editor, text: string): Span | null {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {};
  if (anchorNode && focusNode && view.dom.contains(anchorNode) && view.dom.contains(focusNode)) {
    const { doc, selection, tr } = view.state;
    const anchor = view.posAtDOM(anchorNode, anchorOffset ?? 0);
    const head = view.posAtDOM(focusNode, focusOffset ?? 0);
    if (anchor !== selection.anchor || head !== selection.head) {
      view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))));
    }
  }
  return selectedSpan(view.state, text);
}

function deselect({ view }: Editor): void {
  const { doc, selection, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(doc, selection.head)));
}

/** Well within the window: what is there already does not move. */
function isComfortable(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const edge = Math.min(120, window.innerHeight / 6);
  return top >= edge && bottom <= window.innerHeight - edge;
}
