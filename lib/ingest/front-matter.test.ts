import { describe, expect, it } from "vitest";
import { readFrontMatter } from "./front-matter";

const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\nText`, "a.md");

describe("readFrontMatter", () => {
  it("reads all that can be said of a source", () => {
    const { said, body, lineCount, warnings } = read(`# about this source
title: Night at the harbour
originalTitle: "Nacht am Hafen: ein Bericht"
outlet: Harbour Post
author: null
url: https://example.org/night
published: { date: 2017-05-30, precision: day, inferred: true }
language: de-AT
direction: ltr
descriptor: local paper
reliability: C
retold: true`);
    expect(said).toEqual({
      title: "Night at the harbour",
      originalTitle: "Nacht am Hafen: ein Bericht",
      outlet: "Harbour Post",
      author: null,
      url: "https://example.org/night",
      published: { date: "2017-05-30", precision: "day", inferred: true },
      language: "de-AT",
      direction: "ltr",
      descriptor: "local paper",
      reliability: "C",
      retold: true,
    });
    expect({ body, lineCount, warnings }).toEqual({ body: "Text", lineCount: 14, warnings: [] });
  });

  it.each([
    ["2017-05-30", { date: "2017-05-30", precision: "day", inferred: false }],
    ["2017-05-30T23:50:00-05:00", { date: "2017-05-30", precision: "day", inferred: false }],
    ["2017-05", { date: "2017-05", precision: "month", inferred: false }],
    ["2017", { date: "2017", precision: "year", inferred: false }],
    ["\n  date: 2017\n  precision: year", { date: "2017", precision: "year", inferred: false }],
    ["null", null],
  ])("reads the date %s as it is written", (written, published) => {
    expect(read(`published: ${written}`).said.published).toEqual(published);
  });

  it.each([
    ["published: 2017-02-30", /“a.md”: in the front matter, the key “published” is wrong: give a date/],
    ["published: { date: 2017, precision: day }", /the key “published” is wrong: give a date/],
    ["url: javascript:alert(1)", /the key “url” is wrong: give a web address/],
    ["language: English please", /the key “language” is wrong: give a language tag/],
    ["reliability: G", /the key “reliability” is wrong/],
    ["retold: maybe", /the key “retold” is wrong/],
    ["title: [a]", /the key “title” is wrong/],
    ["title: a\ntitle: b", /line 3 is not YAML \(Map keys must be unique\)/],
    ["title: *a", /“\*” references are not read/],
    ['"title: a"', /it has to be “key: value” lines/],
    [`title: ${"[".repeat(2_000)}`, /too long or too deeply nested/],
    [`title:\n  ${"- ".repeat(2_000)}a`, /too long or too deeply nested/],
    [`title: a\n${"? ".repeat(500)}a`, /too long or too deeply nested/],
  ])("refuses %j, naming what is wrong", (yaml, message) => {
    expect(() => read(yaml)).toThrowError(expect.objectContaining({ name: "Problem", code: "invalid" }));
    expect(() => read(yaml)).toThrowError(message);
  });

  it("names keys that are not ours in a warning", () => {
    expect(read("layout: post\ntitle: T")).toMatchObject({
      said: { title: "T" },
      warnings: ["The front matter key “layout” is not known here and was left out."],
    });
  });

  it.each([
    "---\nJust words\n---\n",
    "---\n\n---\ntitle: a\n",
    "title: a\n",
    "---\ntitle: a\n",
    "text\n---\ntitle: a\n---\n",
  ])("leaves %j whole, which only looks like it", (text) => {
    expect(readFrontMatter(text, "a.md")).toEqual({ said: {}, body: text, lineCount: 0, warnings: [] });
  });
});
