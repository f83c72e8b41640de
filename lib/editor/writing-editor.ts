import { type EditorOptions, Extension, type Extensions, Node } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Plugin } from "@tiptap/pm/state";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type { Doc } from "yjs";
import { writerIn } from "@/lib/joint-text/presence";
import { TEXT_FIELD } from "@/lib/joint-text/text-in";

/** A text written together: paragraphs of plain words, since what is settled is plain text. */
const plainText: Extensions = [
  Node.create({ name: "doc", topNode: true, content: "paragraph+" }),
  Node.create({ name: "text", group: "inline" }),
  Node.create({
    name: "paragraph",
    group: "block",
    content: "text*",
    marks: "",
    parseHTML: () => [{ tag: "p" }],
    renderHTML: () => ["p", { dir: "auto" }, 0],
  }),
];

export type Hue = (reviewerId: string) => number;

type Writing = Readonly<{
  doc: Doc;
  awareness: Awareness;
  /** The colour that is always the same for one person. */
  hueOf: Hue;
  attributes: Readonly<Record<string, string>>;
}>;

/** What makes a Tiptap editor one in which several people write; undoing takes back one's own words only. */
export function writingEditorOptions({ doc, awareness, hueOf, attributes }: Writing): Partial<EditorOptions> {
  return {
    extensions: [...plainText, Collaboration.configure({ document: doc, field: TEXT_FIELD }), carets(awareness, hueOf)],
    enableInputRules: false,
    enablePasteRules: false,
    injectCSS: false,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", tabindex: "0", ...attributes },
    },
  };
}

/** Where the others are: a line with their name, and what they have selected. */
export function carets(awareness: Awareness, hueOf: Hue) {
  const other = (user: unknown) => {
    const writer = writerIn({ user });
    return { name: writer?.name ?? "A colleague", hue: String(hueOf(writer?.reviewerId ?? "")) };
  };
  return Extension.create({
    name: "carets",
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        cursorBuilder: (user) => caretOf(other(user)),
        selectionBuilder: (user) => ({ class: "joint-selection", "data-hue": other(user).hue }),
      }),
      new Plugin({ view: () => ({ update: ({ dom }) => turnNames(dom) }) }),
    ],
  });
}

/** No name is wider: a caret this near to the right edge has its name on the left. */
const NAME_PX = 140;

function turnNames(text: HTMLElement): void {
  for (const caret of text.querySelectorAll<HTMLElement>(".joint-caret")) {
    caret.classList.toggle("turned", text.clientWidth - caret.offsetLeft < NAME_PX && caret.offsetLeft > NAME_PX);
  }
}

/**
 * The name is drawn by the style sheet, so that it is no text in the middle of a word, neither for a screen reader nor
 * for who copies; the line below the text says who writes.
 */
function caretOf({ name, hue }: Readonly<{ name: string; hue: string }>): HTMLElement {
  const caret = document.createElement("span");
  caret.className = "joint-caret";
  caret.dataset["hue"] = hue;
  caret.dataset["name"] = name;
  return caret;
}
