import { Doc, encodeStateAsUpdate, XmlElement, XmlText } from "yjs";
import { TEXT_FIELD } from "@/lib/joint-text/text-in";

/** A paragraph as the editor makes it. */
export function paragraphOf(words: string): XmlElement {
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText(words)]);
  return paragraph;
}

/** What a tab sends in which somebody typed these words. */
export function typed(words: string): Uint8Array {
  const doc = new Doc();
  doc.getXmlFragment(TEXT_FIELD).insert(0, [paragraphOf(words)]);
  return encodeStateAsUpdate(doc);
}
