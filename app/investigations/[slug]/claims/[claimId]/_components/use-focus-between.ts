import { type RefObject, useEffect, useRef } from "react";

type Between = Readonly<{
  opener: RefObject<HTMLButtonElement | null>;
  form: RefObject<HTMLFormElement | null>;
}>;

/** Moves the focus into a form that opens in place, and back to its button when it closes: neither is lost. */
export function useFocusBetween(isOpen: boolean): Between {
  const opener = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    if (isOpen) form.current?.querySelector<HTMLElement>("input:checked, input, textarea")?.focus();
    else opener.current?.focus();
  }, [isOpen]);
  return { opener, form };
}
