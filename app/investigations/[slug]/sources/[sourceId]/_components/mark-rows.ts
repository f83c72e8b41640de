/** Where a highlight stands: pixels from the top of the reading column. */
type MarkRow = Readonly<{ top: number; bottom: number }>;
export type MarkRows = ReadonlyMap<string, MarkRow>;

/** Where a highlight should stand in its section, as if all blocks of that were alike: 0 is the top, 1 the bottom. */
export type MarkPlace = Readonly<{ id: string; top: number; bottom: number }>;

/**
 * Measures where highlights stand, each time it is called; `placesIn` names those of each section. A folded one stands
 * where its segment's heading does.
 *
 * Only sections that the browser has laid out are read mark by mark. To ask a mark in a skipped
 * section for its place would lay out that section, and on a long article nearly all are skipped;
 * there, and where marks are not drawn yet, they stand where they were last seen in their section, else where their
 * block should be. Reads the page O(marks in view + sections) times; the rest is sums.
 */
export function markMeter(
  text: Element,
  page: Element,
  placesIn: () => readonly (readonly MarkPlace[])[],
): () => MarkRows {
  const seen = new WeakMap<Element, MarkRows>();
  return () => {
    const rows = new Map<string, MarkRow>();
    const origin = page.getBoundingClientRect().top;
    const sections = text.querySelectorAll("section");
    for (const [nth, places] of placesIn().entries()) {
      const section = sections[nth];
      if (!section) continue;
      const { top, height } = section.getBoundingClientRect();
      const within = rowsSeen(section, { top, height }, seen);
      for (const place of places) {
        const row = within.get(place.id) ?? { top: place.top * height, bottom: place.bottom * height };
        add(rows, place.id, rounded(row, top - origin));
      }
      // What began in the section before and ends here.
      if (within.size > 0) for (const [id, row] of within) if (rows.has(id)) add(rows, id, rounded(row, top - origin));
    }
    return rows;
  };
}

type Box = Readonly<{ top: number; height: number }>;
const none: MarkRows = new Map();

/** The marks of one section from its top, as far as they were ever seen. */
function rowsSeen(section: Element, { top, height }: Box, seen: WeakMap<Element, MarkRows>): MarkRows {
  const isFolded = section.classList.contains("folded");
  const isSkipped =
    !isFolded && section.querySelector(".blocks")?.checkVisibility({ contentVisibilityAuto: true }) === false;
  if (isSkipped) return seen.get(section) ?? none;
  const rows = new Map<string, MarkRow>();
  for (const mark of section.querySelectorAll("mark[data-highlight]")) {
    const id = mark.getAttribute("data-highlight") ?? "";
    if (isFolded) add(rows, id, { top: 0, bottom: height });
    else {
      const rect = mark.getBoundingClientRect();
      add(rows, id, { top: rect.top - top, bottom: rect.bottom - top });
    }
  }
  if (!isFolded) seen.set(section, rows);
  return rows;
}

const rounded = ({ top, bottom }: MarkRow, by: number) => ({
  top: Math.round(top + by),
  bottom: Math.round(bottom + by),
});

/** A passage across blocks is several marks: it begins with the first and ends with the last. */
function add(rows: Map<string, MarkRow>, id: string, { top, bottom }: MarkRow): void {
  const prior = rows.get(id);
  rows.set(id, prior ? { top: Math.min(prior.top, top), bottom: Math.max(prior.bottom, bottom) } : { top, bottom });
}
