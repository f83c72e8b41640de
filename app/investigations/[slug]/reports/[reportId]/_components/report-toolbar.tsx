"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { TextField } from "@/app/_components/text-field";

type Props = Readonly<{ editor: Editor; children: ReactNode }>;

/** How words look, and what can be put in; every button says whether it holds. */
export function ReportToolbar({ editor, children }: Props) {
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      link: now.isActive("link"),
      bullets: now.isActive("bulletList"),
      numbers: now.isActive("orderedList"),
      style: now.isActive("heading") ? `h${now.getAttributes("heading")["level"]}` : "p",
    }),
  });
  const chain = () => editor.chain().focus();
  return (
    <div className="report-toolbar" role="toolbar" aria-label="Writing">
      {children}
      <select
        className="input"
        aria-label="Style of this paragraph"
        value={on.style}
        onChange={({ target }) => {
          const level = ([1, 2, 3] as const).find((known) => target.value === `h${known}`);
          if (level) chain().setHeading({ level }).run();
          else chain().setParagraph().run();
        }}
      >
        <option value="p">Paragraph</option>
        <option value="h1">Heading 1</option>
        <option value="h2">Heading 2</option>
        <option value="h3">Heading 3</option>
      </select>
      <Toggle name="Bold" isOn={on.bold} onClick={() => chain().toggleBold().run()}>
        <b>B</b>
      </Toggle>
      <Toggle name="Italic" isOn={on.italic} onClick={() => chain().toggleItalic().run()}>
        <i>I</i>
      </Toggle>
      <LinkDialog editor={editor} isOn={on.link} />
      <Toggle name="List" isOn={on.bullets} onClick={() => chain().toggleBulletList().run()}>
        •
      </Toggle>
      <Toggle name="Numbered list" isOn={on.numbers} onClick={() => chain().toggleOrderedList().run()}>
        1.
      </Toggle>
    </div>
  );
}

type ToggleProps = Readonly<{ name: string; isOn: boolean; onClick: () => void; children: ReactNode }>;

function Toggle({ name, isOn, onClick, children }: ToggleProps) {
  return (
    <Button size="small" tone="quiet" aria-label={name} aria-pressed={isOn} onClick={onClick}>
      {children}
    </Button>
  );
}

/** Asks where the selected words lead; an empty address takes the link away. */
function LinkDialog({ editor, isOn }: Readonly<{ editor: Editor; isOn: boolean }>) {
  const [href, setHref] = useState<string | null>(null);
  const close = () => setHref(null);
  return (
    <>
      <Button
        size="small"
        tone="quiet"
        aria-pressed={isOn}
        onClick={() => setHref(String(editor.getAttributes("link")["href"] ?? ""))}
      >
        Link
      </Button>
      <Dialog
        title="Link"
        description="The words that are selected lead to this address."
        open={href !== null}
        onOpenChange={(isOpen) => isOpen || close()}
      >
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            const chain = editor.chain().focus().extendMarkRange("link");
            if (href) chain.setLink({ href }).run();
            else chain.unsetLink().run();
            close();
          }}
        >
          <TextField
            label="Address"
            name="href"
            type="url"
            placeholder="https://…"
            value={href ?? ""}
            onChange={({ target }) => setHref(target.value)}
          />
          <div className="dialog-foot">
            <DialogClose render={<Button>Cancel</Button>} />
            <Button type="submit" tone="primary">
              Set link
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
