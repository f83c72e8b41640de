import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom/worker";
import { Problem } from "@/lib/errors";
import type { Draft, Parsed, Said } from "./draft";
import { collapsed, htmlBlocks, isElement } from "./html-blocks";
import { htmlMetadata } from "./html-metadata";
import { takeComments, toldBy } from "./html-voices";
import { oneLine } from "./one-line";

/**
 * Beyond these the search for the article is not tried: its time grows with the square of the depth
 * (tried: 0.4 s at 200 levels, 9 s at 1 000).
 */
const deepest = 200;
const mostElements = 20_000;

const wholePageWarning = "No article was found in the page, so all of its text was taken.";

/**
 * An HTML page to the text of its article, which Readability finds; when it finds none, or the page
 * is too deep or too large to be searched, to the text of the whole page. Readers' comments that the page marks come
 * after it, since they can be cited too. The headline is part of the text even where it stands outside the article. Nothing of the page is run, fetched or kept as markup.
 *
 * @throws {Problem} `invalid` when there is no text.
 */
export function readHtml(html: string, fileName: string): Parsed {
  const document = framed(html);
  const metadata = htmlMetadata(document);
  const headline = headlineOf(document, metadata.title ?? null);
  const isWithinLimits = isSearchable(document);
  const article = isWithinLimits ? articleWithComments(document) : null;
  const drafts = article ?? htmlBlocks(framed(html).body, isWithinLimits ? toldBy : undefined);
  if (drafts.length === 0) {
    const advice = "Save the page again when it has loaded, or copy the article into a text file.";
    throw new Problem("invalid", `No text of an article was found in “${fileName}”. ${advice}`);
  }
  const warnings = [
    ...(article ? [] : [wholePageWarning]),
    ...(metadata.published?.inferred ? [`Date of publication guessed from the page: ${metadata.published.date}.`] : []),
  ];
  return { drafts: withHeadline(drafts, headline), ...described(metadata, headline, warnings) };
}

function described(
  metadata: Said,
  headline: string | null,
  warnings: readonly string[],
): Pick<Parsed, "said" | "warnings"> {
  if (metadata.title !== undefined || headline === null) return { said: metadata, warnings };
  return { said: { ...metadata, title: headline }, warnings: [...warnings, "Title guessed from the first heading."] };
}

/**
 * The page with `html`, `head` and `body`. The parser takes elements as they come, where a browser adds
 * what is missing and moves stray text into the body.
 */
function framed(html: string): Document {
  const { document } = parseHTML(html);
  const isWhole = document.documentElement?.localName === "html" && document.querySelector("html > body");
  if (!isWhole) return parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`).document;
  for (const node of [...document.childNodes]) {
    const isStray = isElement(node) ? node !== document.documentElement : node.nodeType === node.TEXT_NODE;
    if (isStray) document.body.append(node);
  }
  return document;
}

/** All the text of a page or of a part of one, in blocks: what was never published with anything around it. */
export function wholePage(html: string): Draft[] {
  return htmlBlocks(framed(html).body);
}

/** Readability rewrites the document it is given, and drops comments or takes them for the article. */
function articleWithComments(document: Document): Draft[] | null {
  const comments = takeComments(document);
  const found = new Readability(document, { serializer: (node) => node }).parse();
  const content = found?.content;
  const drafts = content && isElement(content) ? htmlBlocks(content, toldBy) : [];
  return drafts.length > 0 ? [...drafts, ...comments] : null;
}

function isSearchable(document: Document): boolean {
  let [depth, elements] = [0, 0];
  let node: Element | null = document.documentElement;
  while (node) {
    elements += 1;
    if (depth > deepest || elements > mostElements) return false;
    if (node.firstElementChild) {
      node = node.firstElementChild;
      depth += 1;
      continue;
    }
    while (node && !node.nextElementSibling) {
      node = node.parentElement;
      depth -= 1;
    }
    node = node?.nextElementSibling ?? null;
  }
  return true;
}

/** The page's `h1`: the one that is in the title, or the only one. A site's own name is often one too. */
function headlineOf(document: Document, title: string | null): string | null {
  const headings = [...document.querySelectorAll("h1")].flatMap((heading) => oneLine(heading.textContent ?? "") ?? []);
  const [only, second] = headings;
  if (title !== null) return headings.find((heading) => title.includes(heading) || heading.includes(title)) ?? null;
  return second === undefined ? (only ?? null) : null;
}

function withHeadline(drafts: readonly Draft[], headline: string | null): readonly Draft[] {
  const stands = drafts.slice(0, 5).some(({ text }) => oneLine(text) === headline);
  return headline === null || stands ? drafts : [{ kind: "heading", level: 1, text: collapsed(headline) }, ...drafts];
}
