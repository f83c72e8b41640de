"use client";

import { type Editor, EditorContent, ReactNodeViewRenderer, useEditor } from "@tiptap/react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { hueOf } from "@/app/_components/face";
import { useAnnounce } from "@/app/_live/announcer";
import type { TabText } from "@/app/_live/joint-text/tab-text";
import { useTextState } from "@/app/_live/joint-text/use-joint-text";
import { reportEditorOptions } from "@/lib/editor/report-editor";
import type { ReportBlock } from "@/lib/report/report-block";
import { BLOCK_ATTRIBUTE, blocksIn, claimsNamed, LIVE_BLOCK, type LiveBlock } from "@/lib/report/report-document";
import "../../../claims/[claimId]/_components/joint-editor.css";
import { lineInWords, othersInWords } from "../../../claims/[claimId]/_components/joint-text-in-words";
import { Checklist } from "./checklist";
import { InsertMenu } from "./insert-menu";
import { LiveBlockView } from "./live-block";
import { type ReportContext, ReportContextProvider } from "./report-context";
import { ReportToolbar } from "./report-toolbar";

type Props = Readonly<{
  text: TabText;
  mayWrite: boolean;
  places: ReportContext["places"];
  /** Where the checklist is drawn; it leads into the document, and so belongs to it. */
  side: HTMLElement | null;
}>;

/** What is named is looked for a moment after the last key. */
const READ_AFTER_MS = 250;

/** The document that several people write at once, with live blocks and the carets of the others. */
export function ReportEditor({ text, mayWrite, places, side }: Props) {
  const id = useId();
  const state = useTextState(text);
  const announce = useAnnounce();
  const isWritable = mayWrite && state.line !== "too-long";
  const [inserting, setInserting] = useState<"by slash" | "by button" | null>(null);
  const { doc, awareness } = text;
  const attributes = {
    class: "report-text joint-text",
    "aria-label": "Report",
    "aria-describedby": `${id}-line ${id}-hint`,
  };
  const liveBlock = useMemo(() => ReactNodeViewRenderer(LiveBlockView), []);
  const onSlash = useCallback(() => setInserting("by slash"), []);
  const editor = useEditor(
    {
      ...reportEditorOptions({ doc, awareness, hueOf, attributes, liveBlock, onSlash }),
      editable: isWritable,
      immediatelyRender: false,
    },
    [text],
  );
  useEffect(() => {
    editor?.setEditable(isWritable, false);
  }, [editor, isWritable]);
  const blocks = useBlocks(text);
  const context = useContextOf(text, blocks, places);
  const insert = (block: LiveBlock, name: string) => {
    editor
      ?.chain()
      .focus()
      .insertContent({ type: LIVE_BLOCK, attrs: { [BLOCK_ATTRIBUTE]: JSON.stringify(block) } })
      .run();
    announce(`${name} inserted.`);
  };
  const menu = editor && (
    <InsertMenu
      editor={editor}
      isOpen={inserting !== null}
      onOpenChange={(isOpen, isGivenUp) => {
        // A line may begin with a slash: whoever wanted no block has the one they typed.
        if (isGivenUp && inserting === "by slash") editor.chain().focus().insertContent("/").run();
        setInserting(isOpen ? "by button" : null);
      }}
      onInsert={insert}
    />
  );
  return (
    <ReportContextProvider value={context}>
      {isWritable && editor && <ReportToolbar editor={editor}>{menu}</ReportToolbar>}
      <div className="report-sheet joint-field">
        <EditorContent editor={editor} />
      </div>
      <div className="report-line">
        <span role="status" id={`${id}-line`}>
          {lineInWords(state.line)} {othersInWords(state.others, mayWrite)}
        </span>
        {mayWrite && state.line === "connected" && <span>{state.isSaved ? "Saved" : "Saving…"}</span>}
      </div>
      <p className="muted report-hint" id={`${id}-hint`}>
        {isWritable
          ? "Type / on an empty line to put in a claim, a quotation or another block; Escape keeps the /. Alt+↑ and Alt+↓ move a block."
          : "You read along: this report is written by annotators, curators and managers."}
      </p>
      {side && createPortal(<Checklist blocks={blocks} onGo={(at) => editor && goTo(editor, at)} />, side)}
    </ReportContextProvider>
  );
}

/** Selects the block with this number, counted from 0, and brings it into view. */
function goTo(editor: Editor, block: number): void {
  const { doc } = editor.state;
  const node = doc.maybeChild(block);
  if (!node) return;
  let at = 0;
  for (let before = 0; before < block; before += 1) at += doc.child(before).nodeSize;
  const chain = editor.chain().focus();
  (node.isAtom ? chain.setNodeSelection(at) : chain.setTextSelection(at + 1)).scrollIntoView().run();
  const element = editor.view.nodeDOM(at);
  if (element instanceof Element) element.scrollIntoView({ block: "center" });
}

/** What the document says, once nobody types for a moment. */
function useBlocks({ doc }: TabText): readonly ReportBlock[] {
  const [blocks, setBlocks] = useState(() => blocksIn(doc));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      setBlocks(blocksIn(doc));
    };
    const later = () => {
      timer ??= setTimeout(read, READ_AFTER_MS);
    };
    doc.on("update", later);
    later();
    return () => {
      doc.off("update", later);
      if (timer) clearTimeout(timer);
    };
  }, [doc]);
  return blocks;
}

function useContextOf(text: TabText, blocks: readonly ReportBlock[], places: ReportContext["places"]): ReportContext {
  const router = useRouter();
  const named = claimsNamed(blocks).join(" ");
  const asked = useRef("");
  const onMissing = useCallback(() => {
    // Once for each set of claims: one that is not there at all would be asked for without end.
    const now = claimsNamed(blocksIn(text.doc)).join(" ");
    if (asked.current === now) return;
    asked.current = now;
    void text.saved().then(() => router.refresh());
  }, [text, router]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same claims, named again, are the same set
  const claimIds = useMemo(() => new Set(claimsNamed(blocks)), [named]);
  return useMemo(() => ({ places, claimIds, onMissing }), [places, claimIds, onMissing]);
}
