import { type BaseXmlComponent, FileChild, type IContext, type IXmlableObject } from "docx";

/** No text of a report has this sign in it: it is no character, and `printable` takes those out. */
const MARK = "\ufdd0";
const marks = new RegExp(`<w:p><w:r><w:t>${MARK}(\\d+)</w:t></w:r></w:p>`, "g");

/**
 * Paragraphs that are written as XML when their turn comes, and then let go. The library holds a document as one tree and
 * writes it at the end: for a long report that is most of a gigabyte, and half of the time goes into collecting garbage.
 * In its tree a mark stands for them, which `withWritten` replaces.
 */
export class WrittenOut {
  readonly #parts: string[] = [];

  later(make: (context: IContext) => readonly BaseXmlComponent[]): FileChild {
    return new Later((context) => {
      const xml = make(context).map((one) => writtenOut(one, context));
      this.#parts.push(xml.join(""));
      return this.#parts.length - 1;
    });
  }

  /** The text of the document, as the library wrote it, with what the marks stand for. */
  withWritten(documentXml: string): string {
    return documentXml.replace(marks, (_, index: string) => this.#parts[Number(index)] ?? "");
  }
}

class Later extends FileChild {
  readonly #write: (context: IContext) => number;

  constructor(write: (context: IContext) => number) {
    super("w:p");
    this.#write = write;
  }

  override prepForXml(context: IContext): IXmlableObject {
    return { "w:p": [{ "w:r": [{ "w:t": [`${MARK}${this.#write(context)}`] }] }] };
  }
}

export function writtenOut(component: BaseXmlComponent, context: IContext): string {
  const written = component.prepForXml({ ...context, stack: [] });
  return written === undefined ? "" : elementOf(written);
}

/** `{name: content}`, where attributes are `{_attr}`, alone or in a list. */
function elementOf(written: Readonly<Record<string, unknown>>): string {
  const [name = ""] = Object.keys(written);
  let attributes = "";
  let inside = "";
  for (const one of [written[name]].flat()) {
    if (typeof one !== "object" || one === null) inside += escaped(String(one ?? ""));
    else if ("_attr" in one) attributes += attributesOf(Object(one._attr));
    else if (Object.keys(one).length > 0) inside += elementOf(Object(one));
  }
  return inside === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}

function attributesOf(given: Readonly<Record<string, unknown>>): string {
  let text = "";
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) text += ` ${name}="${escaped(String(value))}"`;
  }
  return text;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => entities[sign] ?? "") : text;
}
