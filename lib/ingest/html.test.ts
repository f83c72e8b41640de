import { describe, expect, it } from "vitest";
import { readHtml } from "./html";
import { layOut } from "./lay-out";
import { shown } from "./testing/shown";

const read = (html: string) => shown(layOut(readHtml(html, "a.html").drafts));
const said = (head: string, html = "") =>
  readHtml(`<!doctype html><html ${html}><head>${head}</head><body><p>Some words.</p></body></html>`, "a.html").said;

const sentence = "The ferry had been due at noon, and by the evening nobody on the quay could say where it was. ";
const page = `<!doctype html>
<html lang="en"><head><title>Ferry late - Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<header><h1>Ferry late</h1></header>
<main><article><p>${sentence.repeat(4)}</p><p>No&nbsp;break <b>here</b>,
  but   spaces collapse.</p><script>alert("never")</script>
<blockquote><p>${sentence}</p></blockquote><h2>Later</h2><ul><li>first</li><li>second</li></ul>
<p>${sentence.repeat(5)}</p></article></main>
<footer><p>All rights reserved.</p></footer></body></html>`;

describe("readHtml", () => {
  it("keeps the article and its headline, and leaves the page around it", () => {
    const blocks = read(page);
    expect(blocks).toEqual([
      "heading 1 | Ferry late",
      `paragraph | ${sentence.repeat(4).trim()}`,
      "paragraph | No\u00a0break here, but spaces collapse.",
      `quotation | ${sentence.trim()}`,
      "heading 2 | Later",
      "list-item | first",
      "list-item | second",
      `paragraph | ${sentence.repeat(5).trim()}`,
    ]);
    expect(readHtml(page, "a.html").said).toMatchObject({
      title: "Ferry late",
      outlet: "Harbour Post",
      language: "en",
    });
  });

  it.each([
    [
      "a fragment without a body",
      "Stray <i>words</i><p>and a paragraph",
      ["paragraph | Stray words", "paragraph | and a paragraph"],
    ],
    ["text outside html", "<html><body><p>In</p></body></html>out", ["paragraph | In", "paragraph | out"]],
    [
      "line breaks",
      "<body><p>one<br>two<br><br>three</p></body>",
      ["paragraph | one", "paragraph | two", "paragraph | three"],
    ],
    ["preformatted lines", "<body><pre>\n one\n  two  2\n</pre></body>", ["paragraph | one", "paragraph | two  2"]],
    [
      "a table",
      "<body><table><tr><th>What<th>How many<tr><td>tanks<td><b>4</b></table>",
      ["table-row | What\tHow many", "table-row | tanks\t4"],
    ],
    [
      "a table that lays out the page",
      "<body><table><tr><td>Menu<td><h2>Head</h2><p>Text</table>",
      ["paragraph | Menu", "heading 2 | Head", "paragraph | Text"],
    ],
    [
      "a list in a list",
      "<body><ul><li>one<ul><li>two</li></ul>rest</li></ul>",
      ["list-item | one", "list-item | two", "paragraph | rest"],
    ],
    ["character references", "<body><p>&lt;u&gt; &amp;amp; e&#x301;", ["paragraph | <u> &amp; \u00e9"]],
    ["spacers", "<body><p>&nbsp;</p><p>Text</p><p> </p>", ["paragraph | Text"]],
  ])("reads %s", (_, html, blocks) => {
    expect(read(html)).toEqual(blocks);
  });

  it.each([
    "<script>let a = 1;</script>",
    "<html><head><title>T</title></head><body></body></html>",
    "<p hidden>not shown</p>",
    "<nav>Home</nav>",
  ])("refuses %j, in which there is no article", (html) => {
    expect(() => readHtml(html, "a.html")).toThrowError(expect.objectContaining({ name: "Problem", code: "invalid" }));
    expect(() => readHtml(html, "a.html")).toThrowError(/No text of an article was found in “a.html”/);
  });

  it.each(["div", "blockquote", "b"])("reads 10 000 nested %s elements", (name) => {
    const parsed = readHtml(`<html><body>${`<${name}>`.repeat(10_000)}deep</body></html>`, "a.html");
    expect(layOut(parsed.drafts).text).toBe("deep");
    expect(parsed.warnings).toEqual(["No article was found in the page, so all of its text was taken."]);
  });
});

describe("what a page says of itself", () => {
  it("reads JSON-LD first", () => {
    const linked = {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", name: "Site" },
        {
          "@type": ["NewsArticle"],
          headline: "Ferry &\nlate",
          author: [{ "@type": "Person", name: "Staff Writer" }, "Second Writer"],
          publisher: { name: "Harbour Post" },
          datePublished: "2017-05-30T23:30:00-05:00",
        },
      ],
    };
    const head = `<script type="application/ld+json">${JSON.stringify(linked)}</script>
      <meta property="og:title" content="Other">`;
    expect(said(head)).toMatchObject({
      title: "Ferry & late",
      author: "Staff Writer, Second Writer",
      outlet: "Harbour Post",
      published: { date: "2017-05-30", precision: "day", inferred: false },
    });
  });

  it("reads meta elements, and takes only web addresses", () => {
    const head = `<title>Ferry late | Harbour Post</title><meta property="og:site_name" content="Harbour Post">
      <meta name="Author" content="By Staff Writer"><meta name="date" content="30 May 2017">
      <link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://example.org/ferry">`;
    expect(said(head, 'lang="ar_EG" dir="RTL"')).toEqual({
      title: "Ferry late",
      outlet: "Harbour Post",
      author: "Staff Writer",
      url: "https://example.org/ferry",
      published: { date: "2017-05-30", precision: "day", inferred: false },
      language: "ar-EG",
      direction: "rtl",
    });
  });

  it("takes the first time on the page for the date, as a guess", () => {
    const parsed = readHtml(
      '<body><time datetime="2017-05-30T10:00Z">yesterday</time><p>Some words.</p></body>',
      "a.html",
    );
    expect(parsed.said.published).toEqual({ date: "2017-05-30", precision: "day", inferred: true });
    expect(parsed.warnings).toContain("Date of publication guessed from the page: 2017-05-30.");
  });

  it("says nothing where the page says nothing, or nonsense", () => {
    const head = `<script type="application/ld+json">{ broken</script>
      <meta name="author" content="https://example.org/me">
      <meta name="date" content="soon">`;
    expect(said(head, 'lang="not a tag"')).toEqual({});
  });
});
