"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";

type Go = ReturnType<typeof useRouter>["push"];

const listeners = new Set<() => void>();

/** Goes to another page as the router does; without a connection it stays, and whoever listens says so. */
export function useGo(): Go {
  const router = useRouter();
  return useCallback(
    (href, options) => {
      if (navigator.onLine) router.push(href, options);
      else tell();
    },
    [router],
  );
}

/**
 * Hears of every way to another page of ours that was not taken, since there is no connection: the browser would show
 * its own error in place of what is on the screen, and nothing here could bring that back.
 */
export function useCannotGo(listener: () => void): void {
  useEffect(() => {
    listeners.add(listener);
    document.addEventListener("click", stay, { capture: true });
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) document.removeEventListener("click", stay, { capture: true });
    };
  }, [listener]);
}

function stay(event: MouseEvent): void {
  if (navigator.onLine || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.origin !== location.origin) return;
  const isHere = link.pathname === location.pathname && link.search === location.search;
  if (isHere) return;
  event.preventDefault();
  event.stopPropagation();
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}
