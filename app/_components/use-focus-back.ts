import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * For the control that opens a form in place: when the form closes, and takes the focus with it, the control has the
 * focus again. Somebody who went elsewhere meanwhile stays there.
 */
export function useFocusBack<Control extends HTMLElement = HTMLButtonElement>(
  isOpen: boolean,
): RefObject<Control | null> {
  const opener = useRef<Control>(null);
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen && isFocusLost()) opener.current?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen]);
  return opener;
}

/**
 * For what may vanish with the focus in it, since the thing it is about does: the focus goes to what stands next to
 * that, or before it, as near by as there is anything.
 */
export function useFocusToNext(gone: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = gone.current;
    if (!element) return;
    return () => {
      const focused = document.activeElement;
      const isInDialog = focused?.closest("[role=dialog], [role=alertdialog]") ?? null;
      if (!element.contains(focused) && !isInDialog) return;
      const near = nearest(element);
      const go = () => {
        if (isFocusLost()) near.map(controlIn).find(Boolean)?.focus({ preventScroll: true });
      };
      // By then what replaces it has been drawn, and may have taken the focus itself; and where the dialog that asked
      // goes with it, what lay under that can have the focus again.
      if (isInDialog) requestAnimationFrame(() => requestAnimationFrame(go));
      else queueMicrotask(go);
    };
  }, [gone]);
}

const isFocusLost = () => document.activeElement === null || document.activeElement === document.body;

/**
 * What stands around an element, the nearest first: the next and the one before on each level, then what holds them, up
 * to the page's own part. What went with its whole page has nothing around it.
 */
function nearest(element: Element): Element[] {
  const around: Element[] = [];
  const end = element.closest("main") ?? document.body;
  for (let within: Element | null = element; within && within !== end; within = within.parentElement) {
    for (const near of [within.nextElementSibling, within.previousElementSibling, within.parentElement]) {
      if (near) around.push(near);
    }
  }
  return around;
}

/** A form's hidden inputs come first in it, and cannot have the focus. */
const CONTROL = "button, a[href], :is(input, select, textarea):not([type=hidden], [hidden]), [tabindex='0']";

const controlIn = (element: Element) => (element.isConnected ? element.querySelector<HTMLElement>(CONTROL) : null);
