import type { Node } from "@tiptap/pm/model";
import type { Decoration, EditorView, NodeView } from "@tiptap/pm/view";
import { folds, isFolded, withFold } from "./folding";
import { segmentNames } from "./segment-names";

/** Rough size of a line of reading text, to keep the scroll bar honest for sections never yet laid out. */
const LINE_PX = 30;
const LINE_CODE_UNITS = 68;
const BLOCK_GAP_PX = 20;

/**
 * A section on the page: its heading when it opens a segment that is not the body, and its blocks.
 * The heading of a folding segment is a button. Hidden text stays findable by the browser's own
 * search (`until-found`), which unfolds it.
 */
export function sectionView(node: Node, decorations: readonly Decoration[], view: EditorView): NodeView {
  const dom = document.createElement("section");
  const body = document.createElement("div");
  const { kind, segment, opensSegment } = node.attrs;
  dom.dataset["kind"] = String(kind);
  dom.style.setProperty("contain-intrinsic-block-size", `auto ${estimatedHeightPx(node)}px`);
  body.className = "blocks";

  const fold = (isFolding: boolean) => view.dispatch(withFold(view.state.tr, Number(segment), isFolding));
  const heading = opensSegment === true && kind !== "body" ? headingOf(node, fold) : null;
  if (heading) dom.append(heading.row);
  dom.append(body);
  body.addEventListener("beforematch", () => fold(false));

  const show = (isHidden: boolean) => {
    if (isHidden) body.setAttribute("hidden", "until-found");
    else body.removeAttribute("hidden");
    dom.classList.toggle("folded", isHidden);
    heading?.toggle?.setAttribute("aria-expanded", String(!isHidden));
  };
  show(isFolded(decorations));

  return {
    dom,
    contentDOM: body,
    update(updated, outer) {
      // The document never changes once opened, so another node is another article: drawn anew.
      if (updated.type !== node.type || updated.attrs["segment"] !== segment) return false;
      if (updated.firstChild?.attrs["start"] !== node.firstChild?.attrs["start"]) return false;
      show(isFolded(outer));
      return true;
    },
    stopEvent: (event) => event.target instanceof window.Node && heading?.row.contains(event.target) === true,
    ignoreMutation: (mutation) =>
      mutation.type !== "selection" &&
      (mutation.target === body ? mutation.type === "attributes" : !body.contains(mutation.target)),
  };
}

type Heading = Readonly<{ row: HTMLElement; toggle: HTMLButtonElement | null }>;

function headingOf({ attrs }: Node, fold: (isFolding: boolean) => void): Heading {
  const row = document.createElement("div");
  row.className = "segment-heading";
  row.contentEditable = "false";
  const kind = document.createElement("b");
  kind.textContent = segmentNames(attrs["kind"]);
  const about = document.createElement("span");
  const voice: unknown = attrs["voice"];
  const words = `${Number(attrs["words"]).toLocaleString("en")} words`;
  if (!folds(attrs["kind"])) {
    about.textContent = typeof voice === "string" ? voice : "";
    row.append(kind, about);
    return { row, toggle: null };
  }
  about.textContent = typeof voice === "string" ? `${voice}, ${words}` : words;
  const toggle = document.createElement("button");
  toggle.type = "button";
  toggle.append(kind, " ", about);
  toggle.addEventListener("click", () => fold(toggle.getAttribute("aria-expanded") === "true"));
  row.append(toggle);
  return { row, toggle };
}

function estimatedHeightPx(section: Node): number {
  const lines = Number(section.attrs["lengthCodeUnits"]) / LINE_CODE_UNITS + section.childCount * 0.5;
  return Math.round(lines * LINE_PX + section.childCount * BLOCK_GAP_PX);
}
