/** Where a highlight stands: pixels from the top of the reading column. */
type MarkRow = Readonly<{ top: number; bottom: number }>;
export type MarkRows = ReadonlyMap<string, MarkRow>;

/**
 * Measures where the highlights of `text` stand, each time it is called. A folded one stands where
 * its segment's heading does.
 *
 * Only sections that the browser has laid out are read mark by mark. To ask a mark in a skipped
 * section for its place would lay out that section, and on a long article nearly all are skipped;
 * there, marks stand where they were last seen in their section, else where their block should be.
 * O(marks) in what is in view, O(sections) besides.
 */
export function markMeter(text: Element, page: Element): () => MarkRows {
  const seen = new WeakMap<Element, MarkRows>();
  return () => {
    const rows = new Map<string, MarkRow>();
    const origin = page.getBoundingClientRect().top;
    for (const section of text.querySelectorAll("section:has(mark[data-highlight])")) {
      const { top, height } = section.getBoundingClientRect();
      const within = rowsWithin(section, { top, height }, seen);
      for (const [id, row] of within) add(rows, id, { top: row.top + top - origin, bottom: row.bottom + top - origin });
    }
    return new Map([...rows].map(([id, row]) => [id, { top: Math.round(row.top), bottom: Math.round(row.bottom) }]));
  };
}

type Place = Readonly<{ top: number; height: number }>;

/** The marks of one section, from its top. */
function rowsWithin(section: Element, { top, height }: Place, seen: WeakMap<Element, MarkRows>): MarkRows {
  const rows = new Map<string, MarkRow>();
  const marks = section.querySelectorAll("mark[data-highlight]");
  const isFolded = section.classList.contains("folded");
  const isSkipped =
    !isFolded && section.querySelector(".blocks")?.checkVisibility({ contentVisibilityAuto: true }) === false;
  const known = isSkipped ? seen.get(section) : undefined;
  for (const mark of marks) {
    const id = mark.getAttribute("data-highlight") ?? "";
    if (isFolded) add(rows, id, { top: 0, bottom: height });
    else if (isSkipped) add(rows, id, known?.get(id) ?? guess(mark, height));
    else {
      const rect = mark.getBoundingClientRect();
      add(rows, id, { top: rect.top - top, bottom: rect.bottom - top });
    }
  }
  if (!isFolded && !isSkipped) seen.set(section, rows);
  return rows;
}

/** A passage across blocks is several marks: it begins with the first and ends with the last. */
function add(rows: Map<string, MarkRow>, id: string, { top, bottom }: MarkRow): void {
  const prior = rows.get(id) ?? { top, bottom };
  rows.set(id, { top: Math.min(prior.top, top), bottom: Math.max(prior.bottom, bottom) });
}

/** Where a mark should be in a section that is `height` tall, as if its blocks were all alike. */
function guess(mark: Element, height: number): MarkRow {
  const block = mark.closest("[data-block]");
  const blocks = [...(block?.parentElement?.children ?? [])];
  const at = block ? blocks.indexOf(block) : 0;
  const each = height / Math.max(1, blocks.length);
  return { top: at * each, bottom: (at + 1) * each };
}
