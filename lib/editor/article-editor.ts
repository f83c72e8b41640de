import { type EditorOptions, Extension } from "@tiptap/core";
import type { Direction } from "@/lib/domain/source";
import { articleExtensions } from "./article-schema";
import { caretToEndsPlugin } from "./caret-to-ends";
import { foldingPlugin } from "./folding";
import { highlightsPlugin } from "./highlights";
import { pointingPlugin } from "./pointing";
import { readOnlyPlugin } from "./read-only";
import { readersPlugin } from "./readers";

const reading = (onPoint: (ids: readonly string[]) => void) =>
  Extension.create({
    name: "reading",
    addProseMirrorPlugins: () => [
      readOnlyPlugin(),
      foldingPlugin(),
      highlightsPlugin(),
      readersPlugin(),
      caretToEndsPlugin(),
      pointingPlugin(onPoint),
    ],
  });

type Reading = Readonly<{
  titleId: string;
  language: string | null;
  direction: Direction;
  /** Highlights were clicked, the innermost first. */
  onPoint: (ids: readonly string[]) => void;
}>;

/**
 * What makes a Tiptap editor a reader of one source. No core extension is loaded, since all they do
 * is edit; no style tag is injected, since the page's policy forbids it.
 */
export function articleEditorOptions({ titleId, language, direction, onPoint }: Reading): Partial<EditorOptions> {
  return {
    extensions: [...articleExtensions, reading(onPoint)],
    enableCoreExtensions: false,
    enableInputRules: false,
    enablePasteRules: false,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-readonly": "true",
        "aria-labelledby": titleId,
        // A caret and keyboard selection without an on-screen keyboard; nothing can be typed.
        inputmode: "none",
        spellcheck: "false",
        autocorrect: "off",
        autocapitalize: "off",
        translate: "no",
        class: "article-text",
        dir: direction,
        ...(language ? { lang: language } : {}),
      },
    },
  };
}
