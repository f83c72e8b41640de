import { Problem } from "@/lib/errors";
import type { Parsed, Said } from "../draft";
import { oneLine } from "../one-line";
import { inLetters } from "./in-letters";
import { type Fragment, linesOf } from "./page-lines";
import { paragraphsOf } from "./paragraphs";
import { readingOrder } from "./reading-order";
import { runningLines } from "./running-lines";
import { turnClusters } from "./turn-clusters";

/** Longer documents are books: nobody reads them on a desk, and they take minutes. */
const MOST_PAGES = 500;

/**
 * A PDF to its text: lines put together from where the file draws them, columns read one after the other, words that
 * were broken at a line's end made whole, running heads and page numbers left out, pages parted by page breaks. Pictures,
 * notes in the margin and form fields are not text and are not read.
 *
 * @throws {Problem} `invalid` for a file with a password, one without text (a scan), and one that is damaged.
 */
export async function readPdf(bytes: Uint8Array, fileName: string): Promise<Parsed> {
  const document = await opened(bytes, fileName);
  try {
    if (document.numPages > MOST_PAGES) {
      throw new Problem("too-large", `“${fileName}” has ${document.numPages} pages; at most ${MOST_PAGES} are read.`);
    }
    const { fragments, said } = await contentsOf(document).catch((thrown: unknown) => {
      throw damaged(fileName, thrown);
    });
    const found = fragments.flat();
    if (found.length === 0) {
      const advice = "Run text recognition over it, and add what comes out.";
      throw new Problem("invalid", `“${fileName}” has no text in it, only pictures, as a scan has. ${advice}`);
    }
    const pages = fragments.map(linesOf);
    const running = runningLines(pages);
    const isRtl = found.filter((fragment) => fragment.isRtl).length * 2 > found.length;
    const drafts = paragraphsOf(
      pages.map((lines) =>
        readingOrder(
          lines.filter((line) => !running.has(line)),
          isRtl,
        ),
      ),
    );
    const warnings = [...runningWarning([...running].map(({ text }) => text)), ...unreadableWarning(found)];
    return { drafts, said, warnings };
  } finally {
    await document.destroy();
  }
}

type Opened = Awaited<ReturnType<typeof opened>>;
type Page = Awaited<ReturnType<Opened["getPage"]>>;

async function opened(bytes: Uint8Array, fileName: string) {
  const { getDocumentProxy } = await import("unpdf"); // Two megabytes, for those who bring one.
  try {
    // It takes the bytes for itself; they are kept as evidence, so it gets a copy.
    return await getDocumentProxy(turnClusters(bytes.slice()), { verbosity: 0, stopAtErrors: false });
  } catch (cause) {
    if (cause instanceof Error && cause.name === "PasswordException") {
      const advice = "Open it with the password, save a copy without one, and add that.";
      throw new Problem("invalid", `“${fileName}” is locked with a password. ${advice}`, { cause });
    }
    throw damaged(fileName, cause);
  }
}

function damaged(fileName: string, cause: unknown): Problem {
  const advice = "Open it in a reader; if that shows it, print it to a new PDF and add that.";
  const what = `“${fileName}” cannot be read as a PDF: it is damaged or something else.`;
  return new Problem("invalid", `${what} ${advice}`, { cause });
}

/** All that is asked of the library once a file is open: it may find any damage only here. */
async function contentsOf(document: Opened): Promise<Readonly<{ fragments: Fragment[][]; said: Said }>> {
  const fragments: Fragment[][] = [];
  for (let n = 1; n <= document.numPages; n += 1) fragments.push(await fragmentsOf(await document.getPage(n)));
  return { fragments, said: saidBy(await document.getMetadata()) };
}

/** What is drawn on a page, turned so that most of it runs from left to right or right to left. */
async function fragmentsOf(page: Page): Promise<Fragment[]> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  const placed = items.flatMap((item) => {
    if (!("str" in item) || item.str === "") return [];
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform.map(Number);
    const turn = ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4;
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    const text = inLetters(item.str);
    return [{ text, x, y, size, turn, width: item.width, isRtl: item.dir === "rtl" }];
  });
  const turns = [0, 1, 2, 3].map((turn) => placed.filter((one) => one.turn === turn));
  const upright = turns.reduce((most, one) => (one.length > most.length ? one : most));
  const turn = upright[0]?.turn ?? 0;
  page.cleanup();
  return upright.map(({ text, x, y, size, width, isRtl }) => {
    const [along, down] = [
      [x, -y],
      [y, x],
      [-x, y],
      [-y, -x],
    ][turn] ?? [x, -y];
    return { text, left: along ?? 0, right: (along ?? 0) + width, y: down ?? 0, size, isRtl };
  });
}

/** Programs fill in a title that no person gave: the name of a file, or of themselves. */
const notATitle = /^(?:untitled|microsoft |.*\.(?:docx?|odt|pdf|tex|indd|qxd|html?)$)/i;

function saidBy({ info }: Awaited<ReturnType<Opened["getMetadata"]>>): Said {
  const read = (key: string): string | null => {
    const value: unknown = Reflect.get(info, key);
    return typeof value === "string" ? oneLine(value) : null;
  };
  const [title, author] = [read("Title"), read("Author")];
  return { ...(title && !notATitle.test(title) && { title }), ...(author && { author }) };
}

function runningWarning(texts: readonly string[]): string[] {
  const [first] = texts;
  return first === undefined ? [] : [`Left out, as what stands at the edge of every page: “${first}” and the like.`];
}

function unreadableWarning(fragments: readonly Fragment[]): string[] {
  const count = fragments.reduce((sum, { text }) => sum + (text.match(/[\ufffd\p{Co}\p{Cc}]/gu)?.length ?? 0), 0);
  if (count === 0) return [];
  const which = count === 1 ? "one of its characters is" : `${count} of its characters are`;
  return [`The file does not say what ${which}. Compare the text with the page before you quote it.`];
}
