/** A stretch of text on one baseline. Points from the page's top left corner, downward. */
export type Line = Readonly<{ text: string; left: number; right: number; y: number; size: number }>;

/** A piece of text as the file places it, already turned to the page's upright. */
export type Fragment = Line & Readonly<{ isRtl: boolean }>;

/** Gaps, in the size of the type: with less, letters stand together; with more, it is another column or cell. */
const A_SPACE = 0.16;
const ANOTHER_LINE = 1.6;

/**
 * Puts the fragments of a page together to lines, in the order of the file. What stands on one baseline with a wide gap
 * between stays two lines: those of two columns, or the cells of a row. A raised figure that marks a note belongs to
 * its line.
 */
export function linesOf(fragments: readonly Fragment[]): Line[] {
  const lines: (Line & { isRtl: boolean })[] = [];
  let isApart = false;
  for (const fragment of fragments) {
    // A gap is drawn as a space as wide as that; how wide is measured between the words.
    if (fragment.text.trim() === "") {
      isApart = true;
      continue;
    }
    const open = lines.at(-1);
    const gap = open && gapBetween(open, fragment);
    if (open && gap !== undefined && isOnLine(open, fragment) && gap < ANOTHER_LINE * open.size) {
      lines[lines.length - 1] = joined(open, fragment, isApart || gap > A_SPACE * open.size);
    } else {
      lines.push(fragment);
    }
    isApart = false;
  }
  return lines.map(({ isRtl: _isRtl, ...line }) => ({ ...line, text: line.text.trim() }));
}

type Running = Line & Readonly<{ isRtl: boolean }>;

function isOnLine(line: Running, fragment: Fragment): boolean {
  const isNote = fragment.size < 0.8 * line.size || line.size < 0.8 * fragment.size;
  return Math.abs(line.y - fragment.y) < (isNote ? 0.6 : 0.3) * Math.max(line.size, fragment.size);
}

/** How far apart they stand; negative where they overlap or run backwards. */
function gapBetween(line: Running, fragment: Fragment): number {
  const onward = fragment.isRtl && line.isRtl ? line.left - fragment.right : fragment.left - line.right;
  const isBackward = onward < -line.size;
  return isBackward ? Number.POSITIVE_INFINITY : onward;
}

function joined(line: Running, fragment: Fragment, isApart: boolean): Running {
  const hasSpace = /\s$/.test(line.text) || /^\s/.test(fragment.text);
  return {
    text: `${line.text}${isApart && !hasSpace ? " " : ""}${fragment.text}`,
    left: Math.min(line.left, fragment.left),
    right: Math.max(line.right, fragment.right),
    y: line.size >= fragment.size ? line.y : fragment.y,
    size: Math.max(line.size, fragment.size),
    isRtl: line.isRtl,
  };
}
