import { createTextAnnotator } from "@recogito/text-annotator";
import { Editor, Node } from "@tiptap/core";
import { articleDocument } from "@/lib/editor/article-document";
import { articleEditorOptions } from "@/lib/editor/article-editor";
import { drawingAt, type Highlight, nextToFill, shownMarks, withHighlights } from "@/lib/editor/highlights";
import { openArticle } from "@/lib/editor/read-only";
import { longArticle, manyHighlights } from "./long-article";
import { type Took, took } from "./took";

const PARAGRAPHS = 3_000;
const CLAIMS = 5_000;
/** A third of them go across paragraphs, which makes 7 763 marks or so. */
const PASSAGES = 6_010;
const TIMES = 40;

const source = longArticle(PARAGRAPHS);
const highlights = manyHighlights(source, CLAIMS, PASSAGES);
const page = () => document.body.appendChild(document.createElement("main"));

function painted(): Promise<void> {
  return took(() => undefined).then(() => undefined);
}

/** The same text without sections, highlights or anything of ours. */
function openFlat(): Promise<Took> {
  const element = page();
  const content = {
    type: "doc",
    content: source.blocks.map(({ start, end }) => ({
      type: "paragraph",
      content: [{ type: "text", text: source.text.slice(start, end) }],
    })),
  };
  const extensions = [
    Node.create({ name: "doc", topNode: true, content: "block+" }),
    Node.create({ name: "paragraph", group: "block", content: "inline*", renderHTML: () => ["p", 0] }),
    Node.create({ name: "text", group: "inline" }),
  ];
  return took(() => new Editor({ element, extensions, content, injectCSS: false }));
}

let editor: Editor | null = null;
function opened(): Editor {
  if (!editor) throw new Error("Open the desk first.");
  return editor;
}

function openDesk(): Promise<Took> {
  const element = page();
  const options = articleEditorOptions({
    titleId: "title",
    language: "en",
    direction: "ltr",
    onPoint: () => undefined,
  });
  return took(() => {
    editor = new Editor({ element, ...options });
    openArticle(editor.view, articleDocument(source), highlights);
  });
}

/** Waits until every highlight is drawn; the slices are timed by what the browser was asked to run when idle. */
async function fill(): Promise<{ allMs: number; longestMs: number; marks: number }> {
  const began = performance.now();
  let longestMs = 0;
  const idle = window.requestIdleCallback.bind(window);
  window.requestIdleCallback = (task, options) =>
    idle((deadline) => {
      const start = performance.now();
      task(deadline);
      longestMs = Math.max(longestMs, performance.now() - start);
    }, options);
  while (nextToFill(opened().state) !== null) await painted();
  window.requestIdleCallback = idle;
  return { allMs: performance.now() - began, longestMs, marks: shownMarks(opened().state).length };
}

/** One more highlight in view, again and again. */
async function add(): Promise<Took[]> {
  const { view } = opened();
  const all = [...highlights];
  const results: Took[] = [];
  for (let nth = 0; nth < TIMES; nth++) {
    const more: Highlight = { ...anyOf(nth), id: `more${nth}`, from: 40 + nth * 60, to: 90 + nth * 60 };
    all.push(more);
    const wanted = [...all];
    results.push(await took(() => view.dispatch(withHighlights(view.state.tr, wanted))));
  }
  view.dispatch(withHighlights(view.state.tr, highlights));
  await painted();
  return results;
}

/** Another claim in focus: its marks are on, and those of the one before are not. */
async function focus(): Promise<Took[]> {
  const { view } = opened();
  const results: Took[] = [];
  for (let nth = 0; nth < TIMES; nth++) {
    const wanted = highlights.map((one) => (one.claimId === `c${nth}` ? { ...one, isOn: true } : one));
    results.push(await took(() => view.dispatch(withHighlights(view.state.tr, wanted))));
  }
  return results;
}

/** To a highlight anywhere, as the desk does it. */
async function jump(): Promise<Took[]> {
  const { view } = opened();
  const results: Took[] = [];
  for (let nth = 1; nth <= TIMES; nth++) {
    const { id, from } = anyOf(nth * 1_571);
    const go = () => {
      const drawing = drawingAt(view.state, from);
      if (drawing) view.dispatch(drawing);
      view.dom.querySelector(`[data-highlight="${id}"]`)?.scrollIntoView({ block: "center" });
    };
    results.push(await took(go));
  }
  window.scrollTo(0, 0);
  await painted();
  return results;
}

/** The longest time between two frames while the text goes by, in the median of some passes through other parts of it. */
async function scroll(): Promise<{ worstMs: number; medianMs: number }> {
  const worst: number[] = [];
  const all: number[] = [];
  for (let pass = 0; pass < 5; pass++) {
    const frames: number[] = [];
    let before = await frame();
    for (let nth = 0; nth < 120; nth++) {
      window.scrollBy(0, 300);
      const now = await frame();
      frames.push(now - before);
      before = now;
    }
    worst.push(Math.max(...frames));
    all.push(...frames);
  }
  return { worstMs: middle(worst), medianMs: middle(all) };
}

const middle = (values: readonly number[]) => [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
const frame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));

function anyOf(nth: number): Highlight {
  const highlight = highlights[nth % highlights.length];
  if (!highlight) throw new RangeError("There are no highlights.");
  return highlight;
}

/** The same text as plain paragraphs with the same passages, by the annotator people would take otherwise. */
async function recogito(): Promise<{ opening: Took; adding: Took[] }> {
  const element = page();
  const annotation = ({ id, from, to }: Highlight) => ({
    id,
    bodies: [],
    target: {
      annotation: id,
      selector: [{ quote: source.text.slice(from, to), start: from, end: to, range: new Range() }],
    },
  });
  const texts = source.blocks.map(({ start, end }) => `<p>${source.text.slice(start, end)}</p>`);
  const make = () => {
    element.innerHTML = texts.join("\n");
    const annotator = createTextAnnotator(element, {});
    annotator.setAnnotations(highlights.map(annotation));
    return annotator;
  };
  let annotator: ReturnType<typeof make> | null = null;
  const opening = await took(() => {
    annotator = make();
  });
  const adding: Took[] = [];
  for (let nth = 0; nth < TIMES; nth++) {
    const more = annotation({ ...anyOf(nth), id: `more${nth}`, from: 40 + nth * 60, to: 90 + nth * 60 });
    adding.push(await took(() => annotator?.addAnnotation(more)));
  }
  return { opening, adding };
}

const deskPage = { openFlat, openDesk, fill, add, focus, jump, scroll, recogito };
type DeskPage = typeof deskPage;

declare global {
  interface Window {
    deskPage: DeskPage;
  }
}
window.deskPage = deskPage;
