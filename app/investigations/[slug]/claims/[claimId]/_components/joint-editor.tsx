"use client";

import { EditorContent, useEditor } from "@tiptap/react";
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useId, useImperativeHandle } from "react";
import { hueOf } from "@/app/_components/face";
import type { TabText } from "@/app/_live/joint-text/tab-text";
import { useJointText, useTextState } from "@/app/_live/joint-text/use-joint-text";
import { useMe } from "@/app/_live/live-desk";
import type { ClaimId } from "@/lib/domain/ids";
import { writingEditorOptions } from "@/lib/editor/writing-editor";
import { rationaleName } from "@/lib/joint-text/joint-text";
import "./joint-editor.css";
import { lineInWords, othersInWords } from "./joint-text-in-words";

export type JointEditorProps = Readonly<{
  slug: string;
  claimId: ClaimId;
  label: string;
  hint: ReactNode;
  mayWrite: boolean;
  error?: string | null;
  /** Words to begin with, offered while they are not there. */
  earlier?: Readonly<{ text: string; offer: string }> | null;
  onText?: (text: string) => void;
  /** Waits until the server has the words that are in the field, and answers with what it does not have all the same. */
  saved?: RefObject<(() => Promise<string | null>) | null>;
}>;

/** The rationale that several people write at once, with the carets and names of the others. */
export function JointEditor(props: JointEditorProps) {
  const text = useJointText(props.slug, rationaleName(props.slug, props.claimId), useMe().reviewerId);
  return text && <JointEditorOf key={text.doc.clientID} {...props} text={text} />;
}

function JointEditorOf({
  label,
  hint,
  mayWrite,
  error,
  earlier,
  onText,
  saved,
  text,
}: JointEditorProps & { text: TabText }) {
  const id = useId();
  const state = useTextState(text);
  const isWritable = mayWrite && state.line !== "too-long";
  const attributes = {
    class: "input joint-text",
    "aria-labelledby": `${id}-label`,
    "aria-describedby": `${id}-hint ${id}-error ${id}-line`,
    "aria-required": "true",
  };
  const { doc, awareness } = text;
  const options = {
    ...writingEditorOptions({ doc, awareness, hueOf, attributes }),
    editable: isWritable,
    immediatelyRender: false,
  };
  const editor = useEditor(options, [text]);
  useEffect(() => {
    editor?.setEditable(isWritable, false);
  }, [editor, isWritable]);
  useImperativeHandle(saved, () => () => text.saved().then(() => text.unsent), [text]);
  const tell = useEffectEvent((written: string) => onText?.(written));
  useEffect(() => tell(state.text), [state.text]);
  const others = othersInWords(state.others, mayWrite);
  const isQuiet = !mayWrite && state.line === "connected" && state.text === "" && others === "";
  return (
    <div className="field joint-field">
      <span className="field-label" id={`${id}-label`}>
        {label}
      </span>
      <EditorContent editor={editor} />
      <div className="joint-line">
        <span role="status" id={`${id}-line`}>
          {isQuiet ? "Nobody writes here at present." : `${lineInWords(state.line)} ${others}`}
        </span>
        {mayWrite && state.line === "connected" && <span>{state.isSaved ? "Saved" : "Saving…"}</span>}
      </div>
      {isWritable && earlier && (
        <button
          type="button"
          className="button button-quiet joint-earlier"
          onClick={() => editor?.chain().focus("end").insertContent(paragraphsOf(earlier.text)).run()}
        >
          {earlier.offer}
        </button>
      )}
      <div className="field-hint" id={`${id}-hint`}>
        {hint}
      </div>
      <div className="field-error" id={`${id}-error`}>
        {error}
      </div>
    </div>
  );
}

const paragraphsOf = (text: string) =>
  text.split("\n").map((line) => ({ type: "paragraph", content: line === "" ? [] : [{ type: "text", text: line }] }));
