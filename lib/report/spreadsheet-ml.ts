/**
 * A spreadsheet as SpreadsheetML, the parts of an .xlsx file. Every text is a shared string in a cell of type `s`, which
 * no program runs; there is no formula, no link and nothing from outside. A library took three times as long for it,
 * most of it to find each cell's style anew.
 */

export type SheetCell = string | number | null;

export type Sheet = Readonly<{
  name: string;
  columns: readonly Readonly<{ heading: string; width: number }>[];
  rows: readonly (readonly SheetCell[])[];
}>;

/** The places of the looks in `styles`. */
const look = { plain: 0, heading: 1, top: 2, wrapped: 3 } as const;

/** A text of more characters is broken into lines within its cell. */
const ONE_LINE_CODE_UNITS = 30;

/** So many rows are written at a time. */
const ROWS = 256;

/** The parts with their paths in the file, each in pieces and in this order. @throws {RangeError} for a number that is none. */
export function* spreadsheetParts(sheets: readonly Sheet[]): Generator<readonly [path: string, xml: Iterable<string>]> {
  const strings = new SharedStrings();
  const ids = sheets.map((_, index) => index + 1);
  yield ["[Content_Types].xml", [contentTypes(ids)]];
  yield ["_rels/.rels", [relations([`${office}/officeDocument`, "xl/workbook.xml"])]];
  yield ["xl/workbook.xml", [workbookXml(sheets.map(({ name }) => name))]];
  yield [
    "xl/_rels/workbook.xml.rels",
    [
      relations(
        ...ids.map((id) => [`${office}/worksheet`, `worksheets/sheet${id}.xml`] as const),
        [`${office}/sharedStrings`, "sharedStrings.xml"],
        [`${office}/styles`, "styles.xml"],
      ),
    ],
  ];
  yield ["xl/styles.xml", [styles]];
  for (const [index, sheet] of sheets.entries())
    yield [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, strings)];
  yield ["xl/sharedStrings.xml", strings.xml()];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const sheetMl = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Each text once, by the place it has among all texts of the file. */
class SharedStrings {
  readonly #places = new Map<string, number>();
  #used = 0;

  place(text: string): number {
    this.#used += 1;
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.#places.size);
    return this.#places.size - 1;
  }

  *xml(): Generator<string> {
    yield `${declaration}<sst xmlns="${main}" count="${this.#used}" uniqueCount="${this.#places.size}">`;
    for (const some of inParts([...this.#places.keys()])) {
      yield some.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("");
    }
    yield "</sst>";
  }
}

function* sheetXml({ columns, rows }: Sheet, strings: SharedStrings): Generator<string> {
  const letters = columns.map((_, index) => columnLetters(index));
  const row = (number: number, cells: readonly SheetCell[], style: (cell: string) => number) => {
    const written = cells.map((cell, at) => {
      if (cell === null || cell === "") return "";
      const place = `<c r="${letters[at]}${number}" s="`;
      if (typeof cell === "number") return `${place}${look.top}"><v>${finite(cell)}</v></c>`;
      return `${place}${style(cell)}" t="s"><v>${strings.place(cell)}</v></c>`;
    });
    return `<row r="${number}">${written.join("")}</row>`;
  };
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  yield `<cols>${widths.join("")}</cols><sheetData>`;
  const headings = columns.map(({ heading }) => heading);
  yield row(1, headings, () => look.heading);
  let number = 1;
  for (const some of inParts(rows)) {
    const style = (cell: string) => (cell.length > ONE_LINE_CODE_UNITS ? look.wrapped : look.top);
    yield some.map((cells) => row(++number, cells, style)).join("");
  }
  yield "</sheetData></worksheet>";
}

function* inParts<Thing>(things: readonly Thing[]): Generator<readonly Thing[]> {
  for (let from = 0; from < things.length; from += ROWS) yield things.slice(from, from + ROWS);
}

/** A, B … Z, AA, AB … */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new RangeError(`A cell cannot hold ${number}.`);
  return number;
}

const marked = /[&<>"]|_(?=x[0-9a-f]{4}_)/i;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What would read as an escaped character of the format, `_x0041_`, is escaped itself. */
function escaped(text: string): string {
  if (!marked.test(text)) return text;
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign).replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
}

function contentTypes(ids: readonly number[]): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${sheetMl}.${type}+xml"/>`;
  return (
    `${declaration}<Types xmlns="${packaged}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    part("workbook", "sheet.main") +
    ids.map((id) => part(`worksheets/sheet${id}`, "worksheet")).join("") +
    `${part("sharedStrings", "sharedStrings")}${part("styles", "styles")}</Types>`
  );
}

function relations(...targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(([type, to], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${to}"/>`);
  return `${declaration}<Relationships xmlns="${packaged}/relationships">${all.join("")}</Relationships>`;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, index) => {
    const id = index + 1;
    return `<sheet name="${escaped(name)}" sheetId="${id}" r:id="rId${id}"/>`;
  });
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${sheets.join("")}</sheets></workbook>`
  );
}

/** Plain; the heading, bold; a cell at the top of its row; the same, broken into lines. */
const styles =
  `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
