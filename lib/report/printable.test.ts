import fc from "fast-check";
import { expect, it } from "vitest";
import { inOneLine, printable } from "./printable";

it.each([
  ["plain, with\nlines and\ttabs", "plain, with\nlines and\ttabs"],
  ["nul \0 bell \x07 delete \x7f", "nul \u2400 bell \u2407 delete \u2421"],
  ["c1 \x85 none \uffff half \ud800", "c1 \ufffd none \ufffd half \ufffd"],
  ["\u2067مرحبا\u2069 world", "\u2067مرحبا\u2069 world"],
  ["left \u202eopen", "left \ufffdopen"],
  ["ended \u202c twice", "ended \ufffd twice"],
  ["\u202ewrong\u2069", "\ufffdwrong\ufffd"],
  ["a\r\nb\rc", "a\nb\nc"],
])("prints %j as %j", (text, printed) => {
  expect(printable(text)).toBe(printed);
});

it("leaves nothing that a format could choke on, whatever it is given", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const shown = printable(text);
      expect(/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}|\p{Surrogate}/u.test(shown)).toBe(false);
      expect(printable(shown)).toBe(shown);
      expect(/[\n\t\u2028\u2029]/.test(inOneLine(text))).toBe(false);
    }),
  );
});
