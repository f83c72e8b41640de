import { expect, type Page } from "@playwright/test";

/** Where words stand on the screen: the middle of the first and of the last line they are on. */
type Ends = Readonly<{ from: { x: number; y: number }; to: { x: number; y: number } }>;

/** Selects words of the open article with the mouse, as a reader does. They must stand there once, in one paragraph. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const article = page.getByRole("textbox", { name: /./ }).and(page.locator("[aria-readonly=true]"));
  await expect(article).toContainText(words);
  const ends = await article.evaluate((root, wanted): Ends | null => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const pieces: { node: Text; start: number }[] = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue;
      pieces.push({ node, start: text.length });
      text += node.data;
    }
    const at = text.indexOf(wanted);
    const range = document.createRange();
    const point = (offset: number) => {
      const piece = pieces.findLast(({ start }) => start <= offset);
      return piece ? ([piece.node, offset - piece.start] as const) : null;
    };
    const first = point(at);
    const last = point(at + wanted.length - 1);
    if (at < 0 || !first || !last) return null;
    range.setStart(...first);
    range.setEnd(last[0], last[1] + 1);
    range.startContainer.parentElement?.scrollIntoView({ block: "center" });
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
    const [top, bottom] = [lines[0], lines.at(-1)];
    if (!top || !bottom) return null;
    return {
      from: { x: top.left + 1, y: top.top + top.height / 2 },
      to: { x: bottom.right - 1, y: bottom.top + bottom.height / 2 },
    };
  }, words);
  if (!ends) throw new Error(`"${words}" is not on the screen.`);
  await page.mouse.move(ends.from.x, ends.from.y);
  await page.mouse.down();
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole("toolbar", { name: "Selected words" })).toBeVisible();
}
