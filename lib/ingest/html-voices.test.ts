import { describe, expect, it } from "vitest";
import { ingest } from "./ingest";

const sentence = "The ferry had been due at noon, and by the evening nobody on the quay could say where it was. ";
const article = `<h1>Ferry late</h1><p>${sentence.repeat(4)}</p><p>${sentence.repeat(5)}</p>`;
const page = (after: string, within = "") =>
  `<!doctype html><html lang="en"><head><title>Ferry late</title></head><body><nav><a href="/">Home</a></nav>
  <main><article>${article}${within}</article></main>${after}<footer><p>Harbour Post, Quay 1</p></footer></body></html>`;

/** Each segment but the article's as its kind, voice, first words and why. */
async function voicesOf(html: string) {
  const { text, segments, segmentReasons = [] } = await ingest(new TextEncoder().encode(html), { name: "ferry.html" });
  return segments
    .filter(({ kind }) => kind !== "body")
    .map(({ kind, voice, start, end }) => {
      const why = segmentReasons.find((one) => one.start === start);
      return [kind, voice, text.slice(start, end), why?.reason, why?.sureness];
    });
}

describe("voices that a page marks", () => {
  it("keeps the readers' comments under the article, each with its reader", async () => {
    const comments = `<section id="comments"><h2 class="comments-title">2 thoughts</h2><ol class="comment-list">
      <li class="comment even"><cite class="fn">Ada Mills</cite> <p>I was on the quay. It came at nine.</p>
        <ol class="children"><li class="comment odd"><b class="fn">Otto says:</b><p>At ten, not at nine.</p></li></ol>
      </li></ol><div id="respond"><form><label>Leave a reply</label></form></div></section>`;
    expect(await voicesOf(page(comments))).toEqual([
      [
        "comment",
        "Ada Mills",
        "Ada Mills\nI was on the quay. It came at nine.",
        "A comment by Ada Mills, as the page marks it.",
        "sure",
      ],
      ["comment", "Otto", "Otto says:\nAt ten, not at nine.", "A comment by Otto, as the page marks it.", "sure"],
    ]);
  });

  it("knows a comment by what schema.org calls it, and one of nobody by its class", async () => {
    const comments = `<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Bo</span>
      <p>It never left.</p></div><article class="comment"><p>It did, I saw it leave at noon.</p></article>`;
    expect((await voicesOf(page(comments))).map(([kind, voice]) => [kind, voice])).toEqual([
      ["comment", "Bo"],
      ["comment", null],
    ]);
  });

  it("keeps what a caption says, cuts off one that only names who took the picture, and quotations as ever", async () => {
    const within = `<figure><img src="a.png"><figcaption>Two of the ferries in May. Photo: Agency</figcaption></figure>
      <figure><img src="b.png"><figcaption>Photo: Ada Mills / Harbour Post</figcaption></figure>
      <blockquote><p>${sentence}</p></blockquote><p>${sentence.repeat(3)}</p>`;
    expect(await voicesOf(page("", within))).toEqual([
      ["boilerplate", null, "Photo: Ada Mills / Harbour Post", "The credit of a picture.", "likely"],
      ["quotation", null, sentence.trim(), "Set as a quotation in the file.", "likely"],
    ]);
    const { text } = await ingest(new TextEncoder().encode(page("", within)), { name: "ferry.html" });
    expect(text).toContain("Two of the ferries in May.");
  });

  it("takes no page for its comments that only says it has some, and no link to them", async () => {
    const said = page("").replace(
      "<body>",
      '<body class="comments"><div id="comments"><a href="#c">12 comments</a></div>',
    );
    const wrapped = page("").replace("<main>", '<div class="comments"><main>').replace("</main>", "</main></div>");
    for (const html of [said, wrapped]) {
      expect(await voicesOf(html)).toEqual([]);
      const { text } = await ingest(new TextEncoder().encode(html), { name: "ferry.html" });
      expect(text).toContain(sentence.trim());
    }
  });

  it("tells the foot and the asides of a page in which no article is found", async () => {
    const html = "<html><body><aside>More of this</aside><footer>Quay 1</footer></body></html>";
    expect((await voicesOf(html)).map(([kind, , text]) => [kind, text])).toEqual([
      ["boilerplate", "More of this"],
      ["boilerplate", "Quay 1"],
    ]);
  });
});
