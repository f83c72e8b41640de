import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { markMeter } from "./mark-rows";

/** Each section has one highlight, in the first of its two blocks. */
const places = () => ["near", "far"].map((id) => [{ id, top: 0, bottom: 0.5 }]);

/** A page of two sections, 100 px each, whose layout is given by hand. Says which marks were asked for their place. */
function aPage() {
  const section = (id: string) =>
    `<section><div class="blocks"><p data-block><mark data-highlight="${id}">a</mark></p><p data-block></p></div></section>`;
  const { document } = parseHTML(`<main>${section("near")}${section("far")}</main>`);
  const skipped = new Set<Element>();
  const asked: string[] = [];
  const page = document.querySelector("main") ?? document.body;
  lay(page, () => ({ top: 10, height: 200 }));
  let shift = 0;
  for (const [at, one] of [...page.querySelectorAll("section")].entries()) {
    lay(one, () => ({ top: 10 + at * 100 + (at > 0 ? shift : 0), height: 100 }));
    const mark = one.querySelector("mark");
    if (!mark) continue;
    lay(mark, () => {
      asked.push(mark.getAttribute("data-highlight") ?? "");
      return { top: one.getBoundingClientRect().top + 30, height: 20 };
    });
    const blocks = one.querySelector(".blocks");
    if (blocks) blocks.checkVisibility = () => !skipped.has(one);
  }
  const [near, far] = page.querySelectorAll("section");
  if (!near || !far) throw new Error("The page has two sections.");
  const moveFar = (by: number) => {
    shift = by;
  };
  return { page, far, skipped, asked, moveFar };
}

function lay(element: Element, place: () => { top: number; height: number }) {
  element.getBoundingClientRect = () => {
    const { top, height } = place();
    return { x: 0, y: top, left: 0, right: 0, width: 0, top, height, bottom: top + height, toJSON: () => "" };
  };
}

it("measures from the top of the page", () => {
  const { page } = aPage();
  expect([...markMeter(page, page, places)()]).toEqual([
    ["near", { top: 30, bottom: 50 }],
    ["far", { top: 130, bottom: 150 }],
  ]);
});

it("asks no mark of a skipped section, and puts it where its block should be", () => {
  const { page, far, skipped, asked } = aPage();
  skipped.add(far);
  expect(markMeter(page, page, places)().get("far")).toEqual({ top: 100, bottom: 150 });
  expect(asked).toEqual(["near"]);
});

it("keeps the last known place within a section that went out of view, wherever the section is now", () => {
  const { page, far, skipped, moveFar } = aPage();
  const measure = markMeter(page, page, places);
  measure();
  skipped.add(far);
  moveFar(500);
  expect(measure().get("far")).toEqual({ top: 630, bottom: 650 });
});

it("puts a folded mark where its section is", () => {
  const { page, far } = aPage();
  far.classList.add("folded");
  expect(markMeter(page, page, places)().get("far")).toEqual({ top: 100, bottom: 200 });
});

it("puts a mark that is not drawn yet where its block should be", () => {
  const { page, far } = aPage();
  far.querySelector("mark")?.remove();
  expect(markMeter(page, page, places)().get("far")).toEqual({ top: 100, bottom: 150 });
});
