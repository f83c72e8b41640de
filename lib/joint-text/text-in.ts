import { applyUpdate, Doc, XmlElement, type XmlFragment, XmlText } from "yjs";

/** Where the editor keeps its paragraphs in the document. */
export const TEXT_FIELD = "text";

/** A document made of what was stored, in the order it was stored. @throws {Error} where something stored cannot be read. */
export function jointTextDoc(parts: Iterable<Uint8Array>): Doc {
  const doc = new Doc();
  for (const part of parts) applyUpdate(doc, part);
  return doc;
}

/** Whether bytes are something that can be put to a text. Anyone can send anything. */
export function isUpdate(bytes: Uint8Array): boolean {
  try {
    applyUpdate(new Doc(), bytes);
    return true;
  } catch {
    return false;
  }
}

/** The plain text: a line for each paragraph. */
export function textIn(doc: Doc): string {
  return doc.getXmlFragment(TEXT_FIELD).toArray().map(lineOf).join("\n").trim();
}

function lineOf(node: unknown): string {
  if (node instanceof XmlText) {
    const words = node.toDelta().map(({ insert }: { insert: unknown }) => (typeof insert === "string" ? insert : ""));
    return words.join("");
  }
  return node instanceof XmlElement ? node.toArray().map(lineOf).join("") : "";
}

/**
 * Takes out every word that is in it by now. The paragraphs stay, since with one goes what somebody else is writing in it:
 * `dropEmptyLines` takes them, once what others wrote meanwhile is there.
 */
export function clearWords(doc: Doc): void {
  const clear = (node: unknown): void => {
    if (node instanceof XmlText) node.delete(0, node.length);
    else if (node instanceof XmlElement) node.toArray().forEach(clear);
  };
  doc.getXmlFragment(TEXT_FIELD).toArray().forEach(clear);
}

export function dropEmptyLines(doc: Doc): void {
  const text: XmlFragment = doc.getXmlFragment(TEXT_FIELD);
  for (const [n, node] of [...text.toArray().entries()].reverse()) if (lineOf(node) === "") text.delete(n, 1);
}
