import type { Draft, Told } from "./draft";
import { htmlBlocks } from "./html-blocks";
import { oneLine } from "./one-line";

/**
 * Whose words an element of a page has, as its markup says: readers' comments, the credit of a picture, what stands aside. Names of
 * classes are a page's own, so that only those that mean nothing else are taken for comments.
 */

const holdsComments =
  /^(?:comments|comment[-_]?list|comments[-_](?:list|area|section|wrapper|container|thread|block|content)|commentlist|disqus[-_]thread|disqus|(?:user|reader|readers|article|post)[-_]comments|fb-comments)$/i;
const isOneComment =
  /^(?:comment|comment[-_](?:item|entry|body|wrapper|container)|user[-_]comment|reader[-_]comment)$/i;
const namesReader =
  '[itemprop="author"], [itemprop="creator"], .comment-author, .comment__author, .comment-author-name, .commenter, .fn, .author, .username, .user-name';
/** What is said to who wants to write one, and the links under each. */
const around =
  "form, nav, #respond, .comment-respond, .comment-form, .comment-reply-link, .comments-title, .comment-count";
const containers = new Set("article aside div dl li ol section ul".split(" "));

/** A caption that begins so, and is as short as that in words, only names who took the picture. */
const credit =
  /^(?:photo|photograph|picture|image|illustration|graphic|map|video|credit|source|courtesy|via|by|©|\(c\))(?!\p{L})/iu;
const CREDIT_WORDS = 8;
/** With fewer words a caption says nothing of what it shows. */
const CAPTION_WORDS = 4;

/** Longer than any name, in code units. */
const LONGEST_NAME = 60;
/** Shorter than this all of them together are a link to the comments. */
const LEAST_WORDS = 40;

/**
 * Takes the readers' comments out of the page, so that the search for the article neither drops them nor takes them
 * for it, and gives them in their order. Whatever holds the headline is no list of comments.
 */
export function takeComments(document: Document): Draft[] {
  const found = new Set<Element>();
  for (const element of document.body.querySelectorAll("[class], [id], [itemtype]")) {
    if (!containers.has(element.localName) || !(isHolder(element) || isComment(element))) continue;
    if (!isWithin(found, element) && !holdsArticle(element)) found.add(element);
  }
  return [...found].flatMap((element) => {
    for (const other of element.querySelectorAll(around)) other.remove();
    element.remove();
    const drafts = htmlBlocks(element, toldBy);
    const length = drafts.reduce((sum, { text }) => sum + text.length, 0);
    return length < LEAST_WORDS && !isComment(element) && !element.querySelector("p, li") ? [] : drafts;
  });
}

/** What an element says of whose words are in it; null for most. */
export function toldBy(element: Element): Told | null {
  const { localName } = element;
  if (localName === "figcaption") return isCredit(element) ? aside("The credit of a picture.", "likely") : null;
  if (localName === "aside") return aside("Stands aside from the article in the page.", "unsure");
  if (localName === "footer") return aside("The foot of the page.", "likely");
  if (!containers.has(localName)) return null;
  if (isComment(element)) return comment(element);
  if (!isHolder(element)) return null;
  return { kind: "comment", voice: null, reason: "Stands among the page's comments.", sureness: "likely" };
}

/** What a picture shows is said by the outlet, and may be what a claim rests on; who took it is not. */
function isCredit({ textContent }: Element): boolean {
  const said = (textContent ?? "").slice(0, 1_000).trim();
  const words = said.split(/\s+/).length;
  return words < CAPTION_WORDS || (words <= CREDIT_WORDS && credit.test(said));
}

const aside = (reason: string, sureness: Told["sureness"]): Told => ({
  kind: "boilerplate",
  voice: null,
  reason,
  sureness,
});

function comment(element: Element): Told {
  const named = oneLine(element.querySelector(namesReader)?.textContent ?? "")?.replace(/ (?:says|said|wrote):?$/i, "");
  const voice = named && named.length <= LONGEST_NAME ? named : null;
  const reason = voice === null ? "One of the page's comments." : `A comment by ${voice}, as the page marks it.`;
  return { kind: "comment", voice, reason, sureness: "sure" };
}

const isHolder = (element: Element) => namesOf(element).some((name) => holdsComments.test(name));

function isComment(element: Element): boolean {
  if (/schema\.org\/(?:User)?Comments?$/i.test(element.getAttribute("itemtype") ?? "")) return true;
  return namesOf(element).some((name) => isOneComment.test(name));
}

function isWithin(outer: ReadonlySet<Element>, element: Element): boolean {
  for (let above = element.parentElement; above; above = above.parentElement) if (outer.has(above)) return true;
  return false;
}

/** Classes and id, as far as anybody names an element. */
function namesOf(element: Element): string[] {
  const id = element.getAttribute("id") ?? "";
  const classes = element.getAttribute("class") ?? "";
  return [id, ...classes.slice(0, 1_000).split(/\s+/)].filter((name) => name !== "" && name.length <= 100);
}

/** Many pages name all of what they are by whether it has comments. */
const holdsArticle = (element: Element) =>
  element.localName === "body" || element.querySelector('h1, main, [itemprop="articleBody"]') !== null;
