/** What scrolls when this element is to come into view: the nearest above it that has more than it shows, or the page. */
export function scrollerOf(element: Element): Element {
  for (let above = element.parentElement; above; above = above.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(above).overflowY);
    if (scrolls && above.scrollHeight > above.clientHeight) return above;
  }
  return document.documentElement;
}
