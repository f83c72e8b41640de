import { expect, it } from "vitest";
import { toId } from "@/lib/domain/ids";
import { passagesTable } from "./csv-tables";
import { printCsv } from "./print-parts";
import { reportModel } from "./report-of-desk";
import { readingOf } from "./report-reading";
import { joined } from "./testing/joined";
import { ada, deskAfter, passage, recorded } from "./testing/report-desk";
import { toHtml } from "./to-html";
import { toMarkdown } from "./to-markdown";
import { toText } from "./to-text";
import { languageInWords, translatedInWords } from "./translated-in-words";

const meta = { generatedAtMs: 0, head: "f".repeat(64), version: "0.1.0" };
const revised = (translatedFrom: string | null) =>
  ({
    ...({ type: "source.revised", sourceId: toId("src", "1".padStart(20, "0")) } as const),
    ...{ changes: { translatedFrom }, prior: { translatedFrom: null } },
  }) as const;
const modelOf = (translatedFrom: string | null) =>
  reportModel(
    deskAfter([
      [ada, recorded(1, "A claim", passage(1, 1, "four tanks"))],
      [ada, revised(translatedFrom)],
    ]),
    meta,
  );

it.each([toHtml, toMarkdown, toText])("says of each passage of a translation that it is one, in %o", (print) => {
  const note = /Translated from Arabic: the words are of the translation/g;
  // With the passage, and with its source in the list.
  expect(print(modelOf("ar")).match(note)).toHaveLength(2);
  expect(print(modelOf("ar"))).toContain("One source is translated");
  expect(print(modelOf(null))).not.toMatch(/translat/i);
});

it("has the language in the table of passages", async () => {
  const rows = (await joined(printCsv(readingOf(modelOf("ar")), passagesTable))).split("\r\n");
  expect(rows[0]).toContain(",source_retold,source_translated_from,");
  expect(rows[1]).toContain(",yes,ar,");
});

it("names a language, and leaves what is none as it is", () => {
  expect(["ar", "pt-BR", "zz-zzzzz-zz-zz"].map(languageInWords)).toEqual([
    "Arabic",
    "Brazilian Portuguese",
    "zz-zzzzz-zz-zz",
  ]);
  expect([translatedInWords("fa"), translatedInWords(null), translatedInWords(undefined)]).toEqual([
    "translated from Persian",
    null,
    null,
  ]);
});
