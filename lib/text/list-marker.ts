const listMarker = /^(?:•|[-*](?=[ \t\u00a0])|\d{1,3}\.(?=[ \t\u00a0]))/;

/** Whether a line shows by itself that it is an item of a list: by a dot, a dash, a star or a number. */
export function beginsWithListMarker(line: string): boolean {
  return listMarker.test(line);
}
