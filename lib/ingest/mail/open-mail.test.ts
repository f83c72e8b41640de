import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Segment } from "@/lib/domain/source";
import { ingestAll } from "../ingest-all";
import { told, toldOf } from "../testing/told";

const head = [
  "From: Ada Brown <ada@post.example>",
  "To: Ben <ben@post.example>",
  "Subject: =?utf-8?q?The_ferry_=E2=80=93_late?=",
  "Date: Tue, 30 May 2017 23:10:00 -0500",
];
const mailOf = (lines: readonly string[], name = "ferry.eml") =>
  ingestAll(new TextEncoder().encode(lines.join("\r\n")), { name });

async function bodyOf(lines: readonly string[]) {
  const [found] = await mailOf([...head, "Content-Type: text/plain; charset=utf-8", "", ...lines]);
  if (!found || !("ingested" in found.outcome)) throw new Error("The mail was refused.");
  const { text, segments } = found.outcome.ingested;
  return segments.map(({ kind, voice, start, end }: Segment) => [kind, voice, text.slice(start, end)]);
}

describe("a mail", () => {
  it("says who wrote it, when by their own clock, and about what", async () => {
    const [found, ...more] = await mailOf([...head, "", "Dear Ben,", "", "The ferry was due at noon."]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      name: "ferry.eml",
      outcome: {
        ingested: {
          title: "The ferry – late",
          author: "Ada Brown",
          outlet: null,
          published: { date: "2017-05-30", precision: "day", inferred: false },
          descriptor: "mail",
          text: "Dear Ben,\nThe ferry was due at noon.",
          mediaType: "message/rfc822",
        },
      },
    });
  });

  it("has an outlet in place of an author when a list or a newsroom sent it", async () => {
    const list = ["From: Harbour Post <news@post.example>", "Subject: The week", "", "Words."];
    expect((await mailOf(list))[0]?.outcome).toMatchObject({ ingested: { author: null, outlet: "Harbour Post" } });
    const person = ["From: Ada <ada@post.example>", "List-Id: <week.post.example>", "", "Words."];
    expect((await mailOf(person))[0]?.outcome).toMatchObject({ ingested: { author: null, outlet: "Ada" } });
  });

  it("takes apart what was written and what is quoted of an earlier mail", async () => {
    const answer = ["I do not think so.", "", "On Mon, 29 May 2017 at 10:00, Ben Crow <ben@post.example> wrote:"];
    expect(await bodyOf([...answer, "> Was the ferry late?", ">", "> > It was.", "", "That is all."])).toEqual([
      ["body", null, "I do not think so.\nOn Mon, 29 May 2017 at 10:00, Ben Crow <ben@post.example> wrote:"],
      ["quotation", "Ben Crow", "Was the ferry late?\nIt was."],
      ["body", null, "That is all."],
    ]);
    const forwarded = ["See below.", "", "-----Original Message-----", "From: Ben Crow", "Sent: Monday", "", "Late."];
    expect(await bodyOf(forwarded)).toEqual([
      ["body", null, "See below."],
      ["quotation", "Ben Crow", "-----Original Message-----\nFrom: Ben Crow\nSent: Monday\nLate."],
    ]);
  });

  it("reads HTML where there is no plain text, without what a page could run", async () => {
    const html = '<p>It was late.</p><script>alert(1)</script><blockquote><p>Was it?</p></blockquote><img src="cid:a">';
    const [found] = await mailOf([...head, "Content-Type: text/html", "", html]);
    expect(found?.outcome).toMatchObject({
      ingested: { text: "It was late.\nWas it?", segments: [{ kind: "body" }, { kind: "quotation" }] },
    });
  });

  it("gives each attachment as a source of its own, and refuses by name what cannot be read", async () => {
    const part = (type: string, name: string, ...lines: readonly string[]) => [
      "--cut",
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      "",
      ...lines,
    ];
    const lines = [
      ...head,
      'Content-Type: multipart/mixed; boundary="cut"',
      "",
      ...["--cut", "Content-Type: text/plain", "", "See the notes."],
      ...part("text/plain", "../night-ferry.txt", "The ferry had been due at noon."),
      ...part("image/png", "photo.png", "x"),
      ...part("message/rfc822", "inner.eml", "From: Cy <cy@post.example>", "Subject: Inner", "", "Words."),
      "--cut--",
    ];
    expect((await mailOf(lines)).map(told)).toEqual([
      "ferry.eml | The ferry – late",
      "ferry.eml/night-ferry.txt | night ferry",
      expect.stringMatching(
        /^ferry.eml\/photo.png \| refused: “ferry.eml\/photo.png” is of a kind that cannot be read/,
      ),
      "ferry.eml/inner.eml | Inner",
    ]);
  });

  it("refuses what is no mail, has no text, or is nested to keep a parser busy", async () => {
    expect(await toldOf("Only words.", "a.eml")).toEqual([expect.stringMatching(/refused: “a.eml” is not a mail/)]);
    expect((await mailOf([...head, "", ""])).map(told)).toEqual([
      expect.stringMatching(/“ferry.eml” has no text in it/),
    ]);
    const nested = Array.from({ length: 300 }, (_, n) => [
      `Content-Type: multipart/mixed; boundary="b${n}"`,
      "",
      `--b${n}`,
    ]);
    expect((await mailOf([...head, ...nested.flat(), "", "Words."])).map(told)).toEqual([
      expect.stringMatching(/“ferry.eml” cannot be read as a mail/),
    ]);
  });

  it("answers any lines with text or a refusal", async () => {
    const line = fc.oneof(
      fc.constantFrom("> ", ">>> a", "From: x", "Sent: y", "-- ", "On 1 May 2017, A wrote:", "", "\u0000", "\u0301"),
      fc.string({ unit: "binary", maxLength: 30 }),
    );
    const law = fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (lines) => {
      expect((await mailOf([...head, "", ...lines])).length).toBeGreaterThan(0);
      expect((await mailOf(lines)).length).toBeGreaterThan(0);
    });
    await fc.assert(law);
  });
});
