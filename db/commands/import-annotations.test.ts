import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deskView } from "@/db/queries/desk";
import { printInterchange } from "@/db/queries/interchange";
import { openDesk, sourceTexts, type TestDesk } from "@/db/testing/desk";
import { oneOfEach } from "@/db/testing/doors";
import { allEvents, recordedClaim } from "@/db/testing/records";
import { wholeFile } from "@/db/testing/whole-file";
import { importAnnotations, planAnnotations } from "./import-annotations";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const fileOf = (content: unknown, name = "annotations.json") => ({
  name,
  bytes: new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content)),
});
const asked = (...files: ReturnType<typeof fileOf>[]) => ({ files, format: null, sourceNumber: null });
const outcomes = (rows: readonly { outcome: string }[]) => rows.map(({ outcome }) => outcome);

const quoting = (exact: string, more: object = {}) => ({
  id: `https://example.org/${encodeURIComponent(exact)}`,
  type: "Annotation",
  creator: { name: "Grace" },
  created: "2020-01-02T03:04:05Z",
  body: { type: "TextualBody", value: "Look here." },
  target: {
    source: { id: "urn:x:1", "dcterms:title": "The gazette on the tower" },
    selector: { type: "TextQuoteSelector", exact },
  },
  ...more,
});

describe("importing W3C annotations", () => {
  it("places words that stand in one place, and tells of all others without a change", async () => {
    const { rows } = await importAnnotations(
      desk.annotator,
      asked(
        fileOf([
          quoting("330 m"),
          quoting("t"),
          quoting("331 m"),
          quoting("1889", {
            target: { source: "https://example.org/unknown", selector: { type: "TextQuoteSelector", exact: "1889" } },
          }),
          { type: "Person" },
        ]),
      ),
    );
    expect(rows.map(({ outcome, why }) => [outcome, why])).toEqual([
      ["placed", ""],
      ["ambiguous", expect.stringContaining("fit equally well")],
      ["not-found", "These words do not stand in the source."],
      ["no-source", "No source here is https://example.org/unknown."],
      ["listed", "This is no annotation."],
    ]);
    const { threads, comments, passages } = await deskView(desk.annotator);
    expect(Object.values(threads)).toHaveLength(1);
    expect(Object.values(passages)).toMatchObject([{ exact: "330 m", start: sourceTexts.gazette.indexOf("330 m") }]);
    expect(Object.values(comments)).toMatchObject([
      { text: "Look here.\n\n— Grace, 2020-01-02, imported from a W3C annotation", addedBy: desk.annotator.reviewerId },
    ]);
  });

  it("keeps what it has no field for in the words, and drops nothing", async () => {
    const tagged = { type: "TextualBody", value: "nice", purpose: "tagging" };
    const strange = {
      body: [tagged, { type: "Video", id: "https://example.org/v" }],
      motivation: "questioning",
      rights: "urn:x:mine",
    };
    await importAnnotations(desk.annotator, asked(fileOf(quoting("330 m", strange))));
    const [comment] = Object.values((await deskView(desk.annotator)).comments);
    for (const words of [
      "Tag: nice",
      "https://example.org/v",
      "Motivation: questioning",
      "rights: urn:x:mine",
      "Grace",
    ]) {
      expect(comment?.text).toContain(words);
    }
  });

  it("makes a claim of what is tagged with a type of ours, with who made it in a comment", async () => {
    const body = [
      { type: "TextualBody", value: "The tower is 330 m tall.", purpose: "describing" },
      { type: "TextualBody", value: "other", purpose: "tagging" },
    ];
    const answer = {
      id: "https://example.org/answer",
      type: "Annotation",
      motivation: "replying",
      body: { value: "Is it?" },
      target: quoting("330 m").id,
    };
    const { rows } = await importAnnotations(desk.annotator, asked(fileOf([answer, quoting("330 m", { body })])));
    expect(outcomes(rows)).toEqual(["placed", "placed"]);
    const { claims, threads, comments } = await deskView(desk.annotator);
    const [claim] = Object.values(claims);
    expect(claim).toMatchObject({ wording: "The tower is 330 m tall.", type: "other" });
    expect(Object.values(threads).map(({ subject }) => subject)).toEqual([
      { kind: "claim", id: claim?.id },
      { kind: "claim", id: claim?.id },
    ]);
    expect(
      Object.values(comments)
        .map(({ text }) => text)
        .sort(),
    ).toEqual([expect.stringMatching(/^Is it\?/), "— Grace, 2020-01-02, imported from a W3C annotation"]);
  });

  it("adds nothing the second time, whoever brings it, and nothing of what is here", async () => {
    await oneOfEach(desk);
    const file = fileOf([quoting("330 m"), quoting("1889")]);
    await importAnnotations(desk.annotator, asked(file));
    const own = await printInterchange(desk.annotator, "w3c", { version: "1" }, wholeFile);
    const before = (await allEvents(desk.annotator)).length;
    const again = await importAnnotations(desk.curator, asked(file));
    expect(outcomes(again.rows)).toEqual(["here-already", "here-already"]);
    const back = await importAnnotations(desk.curator, asked(fileOf(String(own))));
    const judged = back.rows.filter(({ outcome }) => outcome === "kept").map(({ kind }) => kind);
    expect(new Set(judged)).toEqual(new Set(["assessment", "verdict"]));
    expect(
      back.rows.filter(({ outcome }) => outcome !== "kept").every(({ outcome }) => outcome === "here-already"),
    ).toBe(true);
    expect((await allEvents(desk.annotator)).length).toBe(before + 2 * judged.length);
  });

  it("says beforehand what would come of it, and changes nothing", async () => {
    const before = (await allEvents(desk.annotator)).length;
    const planned = await planAnnotations(desk.annotator, asked(fileOf(quoting("330 m"))));
    expect(outcomes(planned.rows)).toEqual(["placed"]);
    expect((await allEvents(desk.annotator)).length).toBe(before);
  });

  it("takes the source that is given, and refuses one that is not there", async () => {
    const elsewhere = quoting("324 m", {
      target: { source: "urn:x:9", selector: { type: "TextQuoteSelector", exact: "324 m" } },
    });
    const given = { ...asked(fileOf(elsewhere)), sourceNumber: 2 };
    expect(outcomes((await importAnnotations(desk.annotator, given)).rows)).toEqual(["placed"]);
    await expect(planAnnotations(desk.annotator, { ...given, sourceNumber: 9 })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is refused one by one what who imports may not do", async () => {
    const body = { type: "TextualBody", value: "other", purpose: "tagging" };
    const { rows } = await importAnnotations(
      desk.observer,
      asked(fileOf([quoting("330 m", { body }), quoting("1889")])),
    );
    expect(outcomes(rows)).toEqual(["refused", "placed"]);
  });
});

describe("importing Hypothesis", () => {
  const row = (id: string, more: object = {}) => ({
    id,
    uri: "https://example.org/elsewhere",
    document: { title: ["The courier on the tower"] },
    user: "acct:grace@hypothes.is",
    text: "Taller than thought.",
    tags: [],
    target: [
      {
        source: "https://example.org/elsewhere",
        selector: [{ type: "RangeSelector" }, { type: "TextQuoteSelector", exact: "324 m" }],
      },
    ],
    ...more,
  });

  it("keeps a conversation together, and notes on the page with the source", async () => {
    const rows = [
      row("one"),
      row("two", { references: ["one"], target: [{ source: "https://example.org/elsewhere" }], text: "No." }),
      row("page", { target: [{ source: "https://example.org/elsewhere" }], text: "A good page." }),
      row("claim", { tags: ["other", "tall"], text: "The tower is 324 m tall." }),
      row("lost", { target: [{ selector: [{ type: "RangeSelector" }] }] }),
    ];
    const done = await importAnnotations(desk.annotator, asked(fileOf({ rows, total: 5 })));
    expect(done.format).toBe("hypothesis");
    expect(outcomes(done.rows)).toEqual(["placed", "placed", "placed", "placed", "not-found"]);
    const { threads, comments, claims } = await deskView(desk.annotator);
    const kinds = Object.values(threads)
      .map(({ subject }) => subject.kind)
      .sort();
    expect(kinds).toEqual(["claim", "passage", "source"]);
    const passage = Object.values(threads).find(({ subject }) => subject.kind === "passage");
    expect(Object.values(comments).filter(({ threadId }) => threadId === passage?.id)).toHaveLength(2);
    expect(Object.values(claims)).toMatchObject([{ wording: "The tower is 324 m tall." }]);
    expect(JSON.stringify(comments)).toContain("Tag: tall");
  });
});

describe("importing brat", () => {
  const name = "The gazette on the tower";
  const text = fileOf(sourceTexts.gazette, `${name}.txt`);
  const at = (words: string) =>
    `${sourceTexts.gazette.indexOf(words)} ${sourceTexts.gazette.indexOf(words) + words.length}`;

  it("makes claims and evidence of our types, and comments of others, with all that is said of them", async () => {
    const lines = [
      `T1\tother ${at("330 m")}\t330 m`,
      `T2\tcorroborates ${at("the keeper said")}\tthe keeper said`,
      `T3\tPerson ${at("the keeper")}\tthe keeper`,
      "R1\tbears-on Arg1:T2 Arg2:T1",
      "A1\tSure T3",
      "#1\tAnnotatorNotes T2\tHe measured it.",
      "#2\tAnnotatorNotes T9\tof nothing",
      `T4\tPerson ${at("tower")};${at("1889")}\ttower 1889`,
    ];
    const done = await importAnnotations(desk.annotator, asked(text, fileOf(lines.join("\n"), `${name}.ann`)));
    expect(outcomes(done.rows)).toEqual(["placed", "placed", "placed", "not-found", "listed"]);
    const { claims, links, comments } = await deskView(desk.annotator);
    expect(Object.values(claims)).toMatchObject([{ wording: "330 m", type: "other" }]);
    expect(Object.values(links)).toMatchObject([
      { relation: "corroborates", reason: expect.stringContaining("He measured it.") },
    ]);
    expect(JSON.stringify(comments)).toContain("Type: Person");
    expect(JSON.stringify(comments)).toContain("A1 Sure T3");
  });

  it("reads back the zip that went out", async () => {
    await recordedClaim(desk.annotator);
    const bytes = await printInterchange(desk.annotator, "brat", { version: "1" }, wholeFile);
    const zip = { name: "out.zip", bytes };
    expect(outcomes((await planAnnotations(desk.annotator, asked(zip))).rows)).toEqual(["here-already"]);
  });
});

describe("hostile files", () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  it.each<readonly [string, ReturnType<typeof fileOf>, string]>([
    ["no JSON", fileOf("{"), "The file is not JSON"],
    ["no text", { name: "a.json", bytes: Uint8Array.of(0xff, 0xfe, 0xfd) }, "not text in UTF-8"],
    ["an empty list", fileOf([]), "There is no annotation"],
    ["nothing but nesting", fileOf(deep), "There is no annotation"],
    ["a zip that is none", fileOf("PK", "a.zip"), "is not a zip"],
    ["a brat file without lines", fileOf("hello", "a.ann"), "There is no annotation in it"],
    ["too many", fileOf(Array.from({ length: 20_001 }, () => ({ type: "Annotation" }))), "more than 20,000"],
  ])("refuses %s", async (_case, file, reason) => {
    await expect(planAnnotations(desk.annotator, asked(file))).rejects.toThrow(reason);
  });

  it("tells of what is no annotation, whatever its fields hold", async () => {
    const odd = [
      JSON.parse(
        '{"type":"Annotation","__proto__":{"polluted":1},"constructor":7,"target":[7,null,{}],"body":[[],7,{}]}',
      ),
      {
        type: "Annotation",
        id: 7,
        target: { source: 9, selector: [[[]]] },
        created: {},
        creator: [7, {}],
        motivation: [[]],
      },
      {
        type: "Annotation",
        target: { source: "urn:x:1", selector: { type: "TextQuoteSelector", exact: "a".repeat(1_000_000) } },
      },
    ];
    const nested = `{"type":"Annotation","bodyValue":${deep},"rights":${deep},"target":"urn:x:1"}`;
    const file = fileOf(`[${odd.map((one) => JSON.stringify(one)).join(",")},${nested}]`);
    const { rows } = await planAnnotations(desk.annotator, asked(file));
    expect(rows.every(({ outcome, why }) => outcome !== "placed" && why !== "")).toBe(true);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
