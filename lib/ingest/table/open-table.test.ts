import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ingestAll } from "../ingest-all";
import { told, toldOf } from "../testing/told";
import { csvRecords } from "./csv-records";
import { unknownColumns } from "./open-table";

const bytesOf = (text: string) => new TextEncoder().encode(text);
async function read(text: string, name = "posts.csv", columns = {}) {
  return ingestAll(bytesOf(text), { name, columns });
}

describe("a table", () => {
  it("gives a source for each row, by how its header is spelt, and keeps the bytes of the row", async () => {
    const head = "Headline,Body,Publication,By,Link,Pub-Date,lang,Grade,Genre";
    const row =
      'Ferry late,"It was due\r\nat noon, and came ""late"".",Harbour Post,Ada B,https://post.example/a,2017-05-30,en,b,blog';
    const [found, ...more] = await read(`\ufeff${head}\r\n${row}\r\n`);
    expect(more).toEqual([]);
    expect(found?.name).toBe("posts.csv, line 2");
    expect(new TextDecoder().decode(found?.bytes)).toBe(row);
    expect(found?.outcome).toMatchObject({
      ingested: {
        text: 'It was due\nat noon, and came "late".',
        title: "Ferry late",
        outlet: "Harbour Post",
        author: "Ada B",
        url: "https://post.example/a",
        published: { date: "2017-05-30", precision: "day", inferred: false },
        language: "en",
        reliability: "B",
        descriptor: "blog",
        mediaType: "text/csv",
      },
    });
  });

  it("refuses a bad row by its line, and reads the others", async () => {
    const text =
      'title;text\nOne;Words.\n"Two"x;Words.\nThree;" "\n\nFour;Words.;more\nFive;"Words\nmore."\nSix;Words.\n';
    expect(await toldOf(text, "posts.csv")).toEqual([
      "posts.csv, line 2 | One",
      expect.stringMatching(/^posts.csv, line 3 \| refused: “posts.csv”, line 3: its quotation marks do not match/),
      "posts.csv, line 4 | refused: “posts.csv, line 4” has no text in its column for it.",
      expect.stringMatching(/refused: “posts.csv”, line 6, has more cells than the header, which has 2/),
      "posts.csv, line 7 | Five",
      "posts.csv, line 9 | Six",
    ]);
  });

  it("says where a quotation mark is never closed", async () => {
    expect(await toldOf('title,text\nOne,Words.\nTwo,"Words.\nThree,Words.\n', "posts.csv")).toEqual([
      "posts.csv, line 2 | One",
      expect.stringMatching(/refused: “posts.csv”, line 3: a quotation mark is opened and never closed\. It and what/),
    ]);
  });

  it("takes the columns that it is told of, and none for one that is empty", async () => {
    const text = "date,what,title\n2017-05-30,Words of it.,No\n";
    const [found] = await read(text, "posts.csv", { text: "What", title: "", published: "" });
    expect(found?.outcome).toMatchObject({ ingested: { title: "Words of it.", published: null } });
    expect(await toldOf(text, { name: "posts.csv", columns: { text: "words" } })).toEqual([
      "posts.csv | refused: “posts.csv” has no column “words”. Its columns are “date”, “what”, “title”.",
    ]);
    expect(await toldOf(text, "posts.csv")).toEqual([
      expect.stringMatching(/refused: “posts.csv” has no column that is known to hold the text/),
    ]);
  });

  it("leaves out with a warning what a cell says and cannot be meant", async () => {
    const [found] = await read("text,url,date,lang,grade\nWords.,javascript:alert(1),soon,English please,Z\n");
    const ingested = found && "ingested" in found.outcome ? found.outcome.ingested : null;
    expect(ingested).toMatchObject({ url: null, published: null, reliability: null });
    expect(ingested?.warnings.filter((warning) => warning.startsWith("What its column"))).toHaveLength(4);
  });

  it("reads a JSON object on each line", async () => {
    const rows = [
      { headline: "One", body: "Words.", authors: ["Ada", "Ben"], __proto__: null },
      { body: "<p>Words <b>in</b> a page.</p><script>alert(1)</script>" },
    ].map((row) => JSON.stringify(row));
    const found = await read([rows[0], "{", "[1]", "", rows[1], '{"headline":"No words"}'].join("\r\n"), "posts.jsonl");
    expect(found.map(told)).toEqual([
      "posts.jsonl, line 1 | One",
      "posts.jsonl, line 2 | refused: “posts.jsonl”, line 2, is not a JSON object.",
      "posts.jsonl, line 3 | refused: “posts.jsonl”, line 3, is not a JSON object.",
      "posts.jsonl, line 5 | Words in a page.",
      expect.stringMatching(/line 6” has no text in its column/),
    ]);
    expect(found[0]?.outcome).toMatchObject({ ingested: { author: "Ada, Ben" } });
  });

  it("reads what is parted by tabs or semicolons, and refuses what has no rows or too many", async () => {
    expect(await toldOf("title\ttext\nOne, two; three\tWords.\n", "a.tsv")).toEqual([
      "a.tsv, line 2 | One, two; three",
    ]);
    expect(await toldOf("title,text\n", "a.csv")).toEqual([expect.stringMatching(/has no rows below its header/)]);
    const many = `text\n${"Words.\n".repeat(5_002)}`;
    expect(await toldOf(many, "a.csv")).toEqual([expect.stringMatching(/has more than 5 000 rows/)]);
  });

  it("cuts a table into the rows it was written of, whatever is in their cells", () => {
    const cell = fc.array(fc.constantFrom('"', ",", "\n", "\r\n", "a", "é", " "), { maxLength: 6 });
    const written = cell.map((parts) => `"${parts.join("").replaceAll('"', '""')}"`);
    const row = fc.array(fc.oneof(written, fc.constantFrom("plain", 'a"b')), { minLength: 1, maxLength: 4 });
    const law = fc.property(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.constantFrom("\n", "\r\n"),
      (rows, end) => {
        const raws = rows.map((cells) => cells.join(","));
        const records = [...csvRecords(raws.join(end), ",")];
        expect(records.map(({ raw }) => raw)).toEqual(raws);
        const lines = raws.map((_, n) => raws.slice(0, n).join(end).split("\n").length + (n > 0 ? 1 : 0));
        expect(records.map(({ line }) => line)).toEqual(lines);
      },
    );
    fc.assert(law);
  });
});

describe("the columns of a table that nobody knows", () => {
  const columnsIn = (text: string, name = "posts.csv") => unknownColumns(bytesOf(text), { name });

  it("are told where none is known to hold the text", () => {
    expect(columnsIn("What;Who\nIt was late.;Ada")).toEqual(["What", "Who"]);
    expect(columnsIn('{"what":"It was late.","who":"Ada"}\n', "posts.jsonl")).toEqual(["what", "who"]);
  });

  it.each([
    ["text,who\nIt was late.,Ada", "posts.csv"],
    ["What,Who\n", "note.txt"],
    ["", "posts.csv"],
    ['"What,Who\n', "posts.csv"],
    ["[]", "posts.jsonl"],
  ])("are none in %j", (text, name) => {
    expect(columnsIn(text, name) ?? []).toEqual([]);
  });
});
