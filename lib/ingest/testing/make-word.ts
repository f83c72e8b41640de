import { strToU8, zipSync } from "fflate";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (...all: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document with this body, in its own XML without namespaces declared; `notes` by their numbers from 1. */
export function makeWord(
  body: string,
  notes: readonly string[] = [],
  more: Record<string, Uint8Array> = {},
): Uint8Array {
  const footnotes = notes.map(
    (text, n) => `<w:footnote w:id="${n + 1}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:footnote>`,
  );
  const override = (part: string, kind: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override("document", "document.main")}${override("styles", "styles")}${override("footnotes", "footnotes")}</Types>`,
    ),
    "_rels/.rels": strToU8(relations(["rId1", "officeDocument", "word/document.xml"])),
    "word/_rels/document.xml.rels": strToU8(
      relations(["rId1", "styles", "styles.xml"], ["rId2", "footnotes", "footnotes.xml"]),
    ),
    "word/document.xml": strToU8(`<w:document ${word}><w:body>${body}</w:body></w:document>`),
    "word/styles.xml": strToU8(
      `<w:styles ${word}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    ),
    "word/footnotes.xml": strToU8(`<w:footnotes ${word}>${footnotes.join("")}</w:footnotes>`),
    "docProps/core.xml": strToU8(
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The ferries</dc:title><dc:creator>Harbour Post</dc:creator></cp:coreProperties>',
    ),
    ...more,
  });
}

/** A paragraph of one run. */
export const paragraph = (text: string, style?: string) =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}<w:r><w:t>${text}</w:t></w:r></w:p>`;
