import { describe, expect, it } from "vitest";
import { ingest } from "@/lib/ingest/ingest";

/** What was proposed for a text of paragraphs: kind, voice, sureness, and the first words of each segment. */
async function voices(paragraphs: readonly string[], name = "note.txt") {
  const read = await ingest(new TextEncoder().encode(paragraphs.join("\n\n")), { name });
  const { text, segments, segmentReasons = [] } = read;
  return segments.map(({ kind, voice, start }) => {
    const because = segmentReasons.find((reason) => reason.start === start);
    const words = text.slice(start, start + 24);
    return [kind, voice, because?.sureness ?? null, words];
  });
}
const kinds = async (paragraphs: readonly string[], name?: string) =>
  (await voices(paragraphs, name)).map(([kind, voice]) => (voice === null ? kind : `${kind}: ${voice}`));

const title = "A dam is opened upstream";
const story = [
  "Engineers opened the gates of the northern dam on Sunday, two officials said, and the river rose by a metre.",
  "Farmers along the lower river said nobody had warned them, although a decree has required it since 1998.",
  "The ministry of water answered that warnings had been sent by radio in three languages on the day before.",
  "By the evening the road to the ferry stood under water, and the ferry itself had been tied up at the mill.",
];

describe("proposed voices", () => {
  it("leaves an article that nothing speaks of as one body, without a reason", async () => {
    expect(await voices([title, ...story])).toEqual([["body", null, null, "A dam is opened upstream"]]);
  });

  it("reads an editor's note to its closing bracket, over paragraphs, with who signed it", async () => {
    const note = ["[Editor’s note: We print this [in part] as it came.", "Read it with care. The dam stands. Ada]"];
    expect(await voices([title, ...note, ...story])).toEqual([
      ["body", null, null, "A dam is opened upstream"],
      ["editor-note", "Ada", "sure", "[Editor’s note: We print"],
      ["body", null, null, "Engineers opened the gat"],
    ]);
  });

  it("reads an editor's note without brackets to the end of its paragraph", async () => {
    const notes = [
      "Editor's note: This was updated on Monday.",
      "Note from the editors: names were changed.",
      "Ed.: So it is.",
    ];
    for (const note of notes) expect(await kinds([title, ...story, note])).toEqual(["body", "editor-note"]);
  });

  it("takes neither a bracket that never closes nor one that the article follows in its paragraph", async () => {
    expect(await kinds([title, "[Editor's note: It never ends.", ...story])).toEqual(["body"]);
    expect(await kinds([title, `[Editor's note: short.] ${story[0]}`, ...story])).toEqual(["body"]);
  });

  it.each([
    ["PORT HAVEN, May 30 (Reuters) - ", "Reuters"],
    ["PORT HAVEN (AFP) – ", "AFP"],
    ["Port Haven, 30 May 2017 (Anadolu Agency) -- ", "Anadolu Agency"],
    ["Reuters – ", "Reuters"],
    ["(Reuters) - ", "Reuters"],
    ["TASS, 30 May. ", "TASS"],
    ["PORT HAVEN, May 30. /TASS/. ", "TASS"],
  ])("takes “%s” for an agency's dateline", async (dateline, agency) => {
    expect(await kinds([title, `${dateline}${story[0]}`, ...story.slice(1)])).toEqual(["body", `wire: ${agency}`]);
  });

  it.each([
    "According to a wire copy – ",
    "Reuters notes that ",
    "The agency (Reuters) says that ",
    "Tabnak – ",
    "By the river (AFP has the picture) – ",
    "Mill Street – ",
    "In May (the month of floods) - ",
  ])("takes “%s” for none", async (words) => {
    expect(await kinds([title, `${words}${story[0]}`, ...story.slice(1)])).toEqual(["body"]);
  });

  it("ends wire copy at its credits, and begins the next at the next dateline", async () => {
    const two = [
      `PORT HAVEN (Reuters) - ${story[0]}`,
      "(Reporting by Ada Mills; Editing by Otto Weir)",
      "We spoke to the miller ourselves, who had heard of no warning and had slept through the night.",
      `UPRIVER (AFP) - ${story[1]}`,
      story[2] ?? "",
    ];
    expect(await kinds([title, ...two])).toEqual(["body", "wire: Reuters", "body", "wire: AFP"]);
  });

  it("says only of its paragraph, and unsurely, that agency copy stands in the middle of an article", async () => {
    const found = await voices([title, ...story, `UPRIVER (AFP) - ${story[0]}`, ...story]);
    expect(found.map(([kind, , sureness]) => [kind, sureness])).toEqual([
      ["body", null],
      ["wire", "unsure"],
      ["body", null],
    ]);
  });

  it("knows wire copy by its end: the agency's name, or its credits", async () => {
    expect(await kinds([title, ...story.slice(0, 3), `${story[3]} (AFP)`])).toEqual(["body", "wire: AFP"]);
    const credits = "(Reporting by Ada Mills and Otto Weir; Editing by Ida Ford)";
    expect(await voices([title, ...story, credits])).toContainEqual([
      "wire",
      null,
      "likely",
      "Engineers opened the gat",
    ]);
    expect(await kinds([title, ...story.slice(0, 3), `${story[3]} (photo)`])).toEqual(["body"]);
  });

  it("takes copy with a headline of its own under an editor's note for reprinted, unsurely", async () => {
    const page = ["[Editor's note: Judge for yourself.]", "River Rises by a Metre After Gates Open", ...story];
    expect(await voices(page)).toEqual([
      ["editor-note", null, "sure", "[Editor's note: Judge fo"],
      ["wire", null, "unsure", "River Rises by a Metre A"],
    ]);
  });

  it("parts the author's biography from the article", async () => {
    const life = "Ada Mills is a historian and photographer of rivers.";
    const more = "Her studies took her along the whole of the northern river, from its well to the sea.";
    expect(await kinds([title, ...story, "Ada Mills", `${life} She has written of dams.`, more])).toEqual([
      "body",
      "boilerplate",
    ]);
    expect(await kinds([title, "By Ada Mills", ...story, `${life} She has written of dams.`])).toEqual([
      "body",
      "boilerplate",
    ]);
    expect(
      await kinds([title, ...story, "Ada Mills is a freelance journalist based in Port Haven, and sails."]),
    ).toEqual(["body", "boilerplate"]);
  });

  it("takes nobody in the news for the author", async () => {
    const last = "Otto Weir is a lawyer for the farmers, and he said on Sunday that he would go to court.";
    expect(await kinds([title, ...story, last])).toEqual(["body"]);
    expect(
      await kinds([title, ...story, "Ada Mills is a journalist based in Port Haven, and was detained.", ...story]),
    ).toEqual(["body"]);
  });

  it("parts numbered comments where a biography or footer ended the article", async () => {
    const end = [
      "Ada Mills",
      "Ada Mills is a historian who lives by the river and writes about it.",
      "All rights reserved.",
    ];
    const readers = [
      "1. I was there, and saw it.",
      "And it was cold.",
      "2. So did I, from the other bank.",
      "3. Nonsense.",
    ];
    expect(await kinds([title, ...story, ...end, ...readers])).toEqual([
      "body",
      "boilerplate",
      "boilerplate",
      "comment: reader 1",
      "comment: reader 2",
      "comment: reader 3",
    ]);
  });

  it("leaves the article's own numbered list alone", async () => {
    const list = ["1. The gates were opened.", "2. Nobody was warned.", "3. The road was flooded."];
    expect(await kinds([title, ...story, "The court found three things:", ...list])).toEqual(["body"]);
    expect(await kinds([title, ...story, ...list, "© 2017 The Ferry Post. All rights reserved."])).toEqual([
      "body",
      "boilerplate",
    ]);
  });

  it("reads comments under a heading, each with the reader's name where it stands there", async () => {
    const readers = [
      "2 Comments",
      "Otto Weir says:",
      "I slept through all of it.",
      "ferry_man, 30 May 2017 at 10:15",
      "I did not.",
    ];
    expect(await voices([title, ...story, ...readers, "Subscribe to our newsletter"])).toEqual([
      ["body", null, null, "A dam is opened upstream"],
      ["comment", "Otto Weir", "sure", "2 Comments\nOtto Weir say"],
      ["comment", "ferry_man", "sure", "ferry_man, 30 May 2017 a"],
      ["boilerplate", null, "likely", "Subscribe to our newslet"],
    ]);
  });

  it("does not take the link to the comments at the top for where they begin", async () => {
    expect(await kinds([title, story[0] ?? "", "12 Comments", ...story])).toEqual(["body"]);
  });

  it("reads the outlet's footer upwards, to the last paragraph of the article", async () => {
    const footer = [
      "If you like what you read, please support our work: PayPal: give@ferry.example",
      "The original source of this article is The Ferry Post",
      "Copyright © The Ferry Post, 2017",
      "Disclaimer: The views in this article are those of its author alone, and of nobody else at this paper.",
      "Follow us on every network there is",
      "Related articles",
      "The mill that stood",
      "A ferry for one",
    ];
    expect(await voices([title, ...story, ...footer])).toEqual([
      ["body", null, null, "A dam is opened upstream"],
      ["boilerplate", null, "sure", "If you like what you rea"],
    ]);
  });

  it("leaves an article about copyright, donations or subscriptions whole", async () => {
    const about = [
      "Copyright law was changed on Monday, the minister said, and all rights reserved to the crown came to an end.",
      "People were asked to donate blood, and to subscribe to the fund that the paper had set up for the farmers.",
    ];
    expect(await kinds([title, ...about, ...story])).toEqual(["body"]);
    expect(await kinds(about)).toEqual(["body"]);
  });

  it("parts what the file sets as a quotation, and advertisements between", async () => {
    const page = [
      "# A dam",
      ...story.slice(0, 2),
      "> We were not warned.\n>\n> Not once.",
      story[2] ?? "",
      "Advertisement",
      story[3] ?? "",
    ];
    expect(await kinds(page, "dam.md")).toEqual(["body", "quotation", "body", "boilerplate", "body"]);
  });

  it("proposes nothing where the file marks its voices itself", async () => {
    const page = ["# A dam", "<!-- segment: body -->", `PORT HAVEN (Reuters) - ${story[0]}`, "All rights reserved."];
    const read = await ingest(new TextEncoder().encode(page.join("\n\n")), { name: "dam.md" });
    expect(read.segments.map(({ kind }) => kind)).toEqual(["body", "body"]);
    expect(read.segmentReasons).toEqual([]);
  });
});
