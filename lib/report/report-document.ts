import { Doc, encodeStateAsUpdate, XmlElement, type XmlFragment, XmlText } from "yjs";
import type { ClaimId } from "@/lib/domain/ids";
import { TEXT_FIELD } from "@/lib/joint-text/text-in";
import { type ReportBlock, type Run, reportBlock } from "./report-block";

/**
 * A report as it is written is a Yjs document of the editor's nodes; as it is stored and printed, a row of blocks.
 * Words are headings, paragraphs and lists; everything else is one kind of node that carries its block as JSON.
 */

/** The node, and its attribute, that stand for a block which shows the investigation. */
export const LIVE_BLOCK = "liveBlock";
export const BLOCK_ATTRIBUTE = "block";

export type LiveBlock = Exclude<ReportBlock, { kind: "heading" | "paragraph" | "list" }>;

/** Reads what a live block's node carries; null for what is none: anybody who may write can write anything there. */
export function liveBlockIn(attribute: unknown): LiveBlock | null {
  const block = reportBlock.safeParse(jsonIn(attribute)).data;
  if (!block || block.kind === "heading" || block.kind === "paragraph" || block.kind === "list") return null;
  return block;
}

function jsonIn(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** What the document says; nodes that are none of ours, and words without a place, are left out. */
export function blocksIn(doc: Doc): ReportBlock[] {
  return doc.getXmlFragment(TEXT_FIELD).toArray().flatMap(blockOf);
}

function blockOf(node: unknown): ReportBlock[] {
  if (!(node instanceof XmlElement)) return [];
  switch (node.nodeName) {
    case "heading":
      return [{ kind: "heading", level: levelOf(node), runs: runsIn(node) }];
    case "paragraph":
      return [{ kind: "paragraph", runs: runsIn(node) }];
    case "bulletList":
      return [{ kind: "list", ordered: false, items: itemsIn(node) }];
    case "orderedList":
      return [{ kind: "list", ordered: true, items: itemsIn(node) }];
    case LIVE_BLOCK:
      return [liveBlockIn(node.getAttribute(BLOCK_ATTRIBUTE))].filter((block) => block !== null);
    default:
      return [];
  }
}

function levelOf(node: XmlElement): 1 | 2 | 3 {
  const level = Number(node.getAttribute("level"));
  return level === 2 || level === 3 ? level : 1;
}

const elementsIn = (node: XmlElement) => node.toArray().filter((child) => child instanceof XmlElement);

/** An item is the words of its paragraphs; a list within it is flattened into items after it. */
function itemsIn(list: XmlElement): Run[][] {
  return elementsIn(list).flatMap((item) => {
    const parts = elementsIn(item);
    const paragraphs = parts.filter(({ nodeName }) => nodeName === "paragraph").map(runsIn);
    const nested = parts.filter(({ nodeName }) => nodeName.endsWith("List"));
    return [paragraphs.flatMap((runs, at) => (at === 0 ? runs : [{ text: " " }, ...runs])), ...nested.flatMap(itemsIn)];
  });
}

type Piece = Readonly<{ insert: unknown; attributes?: Readonly<Record<string, unknown>> }>;

function runsIn(node: XmlElement): Run[] {
  return node.toArray().flatMap((child) => {
    if (!(child instanceof XmlText)) return [];
    return child.toDelta().flatMap(({ insert, attributes = {} }: Piece): Run[] => {
      if (typeof insert !== "string" || insert === "") return [];
      const link = linkIn(attributes["link"]);
      return [
        {
          text: insert,
          ...("bold" in attributes && { bold: true }),
          ...("italic" in attributes && { italic: true }),
          ...(link !== null && { link }),
        },
      ];
    });
  });
}

/** Addresses a reader may be sent to; others are words only. */
function linkIn(mark: unknown): string | null {
  if (typeof mark !== "object" || mark === null || !("href" in mark) || typeof mark.href !== "string") return null;
  return /^(https?|mailto):/i.test(mark.href) ? mark.href : null;
}

/** A document that says these blocks, as one update that a report can begin with. */
export function documentState(blocks: readonly ReportBlock[]): Uint8Array {
  const doc = new Doc();
  const nodes = blocks.map(nodeOf);
  doc.getXmlFragment(TEXT_FIELD).insert(0, nodes.length > 0 ? nodes : [new XmlElement("paragraph")]);
  return encodeStateAsUpdate(doc);
}

function nodeOf(block: ReportBlock): XmlElement {
  switch (block.kind) {
    case "heading": {
      const node = new XmlElement("heading");
      setAny(node, "level", block.level);
      return filled(node, block.runs);
    }
    case "paragraph":
      return filled(new XmlElement("paragraph"), block.runs);
    case "list": {
      const list = new XmlElement(block.ordered ? "orderedList" : "bulletList");
      list.insert(
        0,
        block.items.map((runs) => {
          const item = new XmlElement("listItem");
          item.insert(0, [filled(new XmlElement("paragraph"), runs)]);
          return item;
        }),
      );
      return list;
    }
    default: {
      const node = new XmlElement(LIVE_BLOCK);
      node.setAttribute(BLOCK_ATTRIBUTE, JSON.stringify(block));
      return node;
    }
  }
}

/** Yjs keeps any JSON as an attribute; its types know of texts only. */
function setAny(node: { setAttribute(name: string, value: string | number): void }, name: string, value: number): void {
  node.setAttribute(name, value);
}

function filled<Node extends XmlFragment>(node: Node, runs: readonly Run[]): Node {
  const text = new XmlText();
  text.applyDelta(
    runs.map(({ text: insert, bold, italic, link }) => ({
      insert,
      attributes: { ...(bold && { bold: {} }), ...(italic && { italic: {} }), ...(link && { link: { href: link } }) },
    })),
  );
  if (runs.length > 0) node.insert(0, [text]);
  return node;
}

/** The claims that blocks name, each once, in their order. */
export function claimsNamed(blocks: readonly ReportBlock[]): ClaimId[] {
  const named = blocks.flatMap((block): readonly ClaimId[] => {
    if ("claimId" in block) return [block.claimId];
    return "claimIds" in block ? (block.claimIds ?? []) : [];
  });
  return [...new Set(named)];
}
