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

/** Takes everything out that is in it by now; what somebody else wrote meanwhile stays. */
export function clearText(doc: Doc): void {
  const text: XmlFragment = doc.getXmlFragment(TEXT_FIELD);
  text.delete(0, text.length);
}
