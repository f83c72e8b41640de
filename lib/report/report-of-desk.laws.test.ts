import fc from "fast-check";
import { expect, it } from "vitest";
import { printJson } from "./print-parts";
import { reportFile, reportFileHead } from "./report-file";
import { reportModel } from "./report-of-desk";
import { readingOf } from "./report-reading";
import { joined } from "./testing/joined";
import { ada, deskAfter, linked, passage, recorded } from "./testing/report-desk";
import { toHtml } from "./to-html";

const meta = { generatedAtMs: 0, head: "f".repeat(64), version: "0.1.0" };
const text = fc.string({ unit: "grapheme", minLength: 1 });

it("exports every quote as it was pointed at, whatever it says", async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (appears, contradicts) => {
      const desk = deskAfter([
        [ada, recorded(1, "A claim", passage(1, 1, appears))],
        [ada, linked(1, 1, passage(2, 2, contradicts), "")],
      ]);
      const report = JSON.parse(await joined(printJson(readingOf(reportModel(desk, meta)))));
      expect(report.claims[0].appearances[0].quote).toBe(appears);
      expect(report.claims[0].evidence.contradicts[0].quote).toBe(contradicts);
    }),
  );
});

it("reads from its JSON the very report that was printed, lone halves of characters too", async () => {
  const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const anything = fc.string({ unit: codeUnit, minLength: 1 });
  await fc.assert(
    fc.asyncProperty(anything, anything, anything, async (wording, appears, reason) => {
      const desk = deskAfter([
        [ada, recorded(1, wording, passage(1, 1, appears))],
        [ada, linked(1, 1, passage(2, 2, "other words"), reason)],
      ]);
      const { blocks, claims, withdrawn, ...head } = reportModel(desk, meta);
      const read = reportFile.parse(
        JSON.parse(await joined(printJson(readingOf({ ...head, blocks, claims, withdrawn })))),
      );
      expect(read).toEqual({ ...reportFileHead(head), blocks, claims, withdrawn });
    }),
  );
});

it("prints no element on the page that a text brought with it", () => {
  const tags = (page: string) => page.match(/<[a-z!/][^>]*>/gi);
  const pageWith = (quote: string) =>
    toHtml(reportModel(deskAfter([[ada, recorded(1, quote, passage(1, 1, "x"))]]), meta));
  const plain = tags(pageWith("x"));
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "/", "a", "=", "!", "-", " ") }),
      (quote) => {
        expect(tags(pageWith(quote))).toEqual(plain);
      },
    ),
  );
});
