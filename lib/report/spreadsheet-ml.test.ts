import fc from "fast-check";
import { DOMParser } from "linkedom";
import { expect, it } from "vitest";
import { type SheetCell, spreadsheetParts } from "./spreadsheet-ml";

const written = (rows: readonly (readonly SheetCell[])[], headings = ["a", "b", "c"]) =>
  new Map(
    [
      ...spreadsheetParts([{ name: "One & two", columns: headings.map((heading) => ({ heading, width: 9 })), rows }]),
    ].map(([path, xml]) => [path, [...xml].join("")]),
  );

const elements = (xml: string | undefined, name: string) => [
  ...new DOMParser().parseFromString(xml ?? "", "text/xml").querySelectorAll(name),
];

/** As a spreadsheet reads it: an escaped character is that character. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Where which value stands, by the file's own references. */
function read(parts: ReadonlyMap<string, string>) {
  const strings = elements(parts.get("xl/sharedStrings.xml"), "si").map(({ textContent }) => textContent ?? "");
  return elements(parts.get("xl/worksheets/sheet1.xml"), "c").map((cell) => {
    const value = Number(cell.textContent);
    const isText = cell.getAttribute("t") === "s";
    return [cell.getAttribute("r"), isText ? unescaped(strings[value] ?? "no such string") : value];
  });
}

const text = fc
  .array(
    fc.constantFrom(
      "<",
      "&",
      ">",
      '"',
      "'",
      "]]>",
      "&amp;",
      "_x0041_",
      "_X000D_",
      "=1+1",
      " ",
      "\n",
      "\t",
      "é",
      "😀",
      "ة",
    ),
  )
  .map((parts) => parts.join(""));

it("reads again as it was written, each value in its cell", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0); // It has one zero.
  const cell = fc.oneof(text, fc.integer(), number, fc.constant(null));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }), (rows) => {
      const given = [["a", "b", "c"], ...rows].flatMap((row, index) =>
        row.flatMap((value, at) => (value === null || value === "" ? [] : [[`${"ABC"[at]}${index + 1}`, value]])),
      );
      expect(read(written(rows))).toEqual(given);
    }),
  );
});

it("names columns as spreadsheets do, and keeps the heading in sight", () => {
  const headings = Array.from({ length: 703 }, (_, index) => `c${index}`);
  const parts = written([], headings);
  const places = read(parts).map(([place]) => place);
  expect([places[0], places[25], places[26], places[701], places[702]]).toEqual(["A1", "Z1", "AA1", "ZZ1", "AAA1"]);
  expect(elements(parts.get("xl/worksheets/sheet1.xml"), "pane")[0]?.getAttribute("state")).toBe("frozen");
});

it("writes a text once, however many cells say it, and counts both", () => {
  const strings = written([["a", "b", "a"]]).get("xl/sharedStrings.xml");
  expect(strings).toContain('count="6" uniqueCount="3"');
  expect(elements(strings, "si")).toHaveLength(3);
});

it("has a part for whatever a part refers to, and names its sheets", () => {
  const parts = written([]);
  const targets = elements(parts.get("xl/_rels/workbook.xml.rels"), "Relationship").map((one) =>
    one.getAttribute("Target"),
  );
  expect(targets).toHaveLength(3);
  for (const target of targets) expect([...parts.keys()]).toContain(`xl/${target}`);
  const typed = elements(parts.get("[Content_Types].xml"), "Override").map((one) =>
    one.getAttribute("PartName")?.slice(1),
  );
  expect([...parts.keys()]).toEqual(expect.arrayContaining(typed));
  expect(parts.get("xl/workbook.xml")).toContain('<sheet name="One &amp; two" ');
});

it("refuses a number that is none", () => {
  expect(() => written([[Number.NaN, null, null]])).toThrow(RangeError);
});
