import fc from "fast-check";
import { unzlibSync, zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { turnClusters } from "./turn-clusters";

const codes = "begincmap /CMapName /Meaning def 1 begincodespacerange <00> <ff> endcodespacerange";
const table = (section: string) =>
  `/CIDInit /ProcSet findresource begin 12 dict begin ${codes}\n${section}\nendcmap end end`;
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const filed = (dictionary: string, stream: string) =>
  bytesOf(`%PDF-1.4\n7 0 obj\n<< ${dictionary} >>\nstream\n${stream}\nendstream\nendobj\n`);

/** What the table says afterwards, by its hexadecimal parts alone. */
function turned(section: string): string {
  const before = filed("/Length 1", table(section));
  const after = turnClusters(before.slice());
  expect(after).toHaveLength(before.length);
  return (/beginbf\w+([\s\S]*?)endbf/.exec(latin(after))?.[1] ?? "").replace(/\s+/g, " ").trim();
}

describe("turnClusters", () => {
  it.each([
    ["a lam-alef", "1 beginbfchar <21> <06440627> endbfchar", "<21> <06270644>"],
    ["a word beside other letters", "1 beginbfchar <21> <0633064406270020> endbfchar", "<21> <0627064406330020>"],
    ["a shape that stands for nothing", "1 beginbfchar <21> <> endbfchar", "<21> <200b>"],
    ["a range of one", "1 beginbfrange <21> <21> <06440627> endbfrange", "<21> <21> <06270644>"],
    ["a list", "1 beginbfrange <21> <22> [<06440627> <0061>] endbfrange", "<21> <22> [ <06270644> <0061> ]"],
  ])("turns %s", (_, section, expected) => {
    expect(turned(section)).toBe(expected);
  });

  it.each([
    ["single letters", "2 beginbfchar <21> <0644> <22> <0627> endbfchar"],
    ["letters from left to right", "1 beginbfchar <21> <00660069> endbfchar"],
    ["digits, which run from left to right", "1 beginbfchar <21> <06610662> endbfchar"],
    ["a range of several", "1 beginbfrange <21> <24> <06440627> endbfrange"],
  ])("leaves %s", (_, section) => {
    const file = filed("/Length 1", table(section));
    expect(turnClusters(file.slice())).toEqual(file);
  });

  it("writes a packed table where it stood, and nothing else of the file changes", () => {
    const packed = latin(zlibSync(bytesOf(table("1 beginbfchar <21> <06440627> endbfchar"))));
    const before = filed("/Length 1 /Filter /FlateDecode", packed);
    const after = turnClusters(before.slice());
    const [start, end] = [latin(before).indexOf(packed), latin(before).indexOf(packed) + packed.length];
    expect(latin(unzlibSync(after.subarray(start, end)))).toContain("<06270644>");
    expect([after.length, latin(after.subarray(0, start)), latin(after.subarray(end))]).toEqual([
      before.length,
      latin(before.subarray(0, start)),
      latin(before.subarray(end)),
    ]);
  });

  it("takes any bytes, and keeps their number", () => {
    const parts = fc.constantFrom(
      "1 0 obj",
      "<<",
      ">>",
      "stream\n",
      "endstream",
      "begincmap",
      "beginbfchar",
      "<0644",
      "[",
      "<>",
    );
    const text = fc.array(fc.oneof(parts, fc.string({ maxLength: 8 })), { maxLength: 30 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(text, (file) => {
        expect(turnClusters(bytesOf(file))).toHaveLength(file.length);
      }),
    );
  });
});
