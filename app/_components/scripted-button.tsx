"use client";

import type { ComponentProps } from "react";
import { Button } from "./button";
import { useHydrated } from "./use-hydrated";

/** A button of a page that somebody comes to for it: off until the page's code runs, so that no press on it is lost. */
export function ScriptedButton({ disabled, ...rest }: ComponentProps<typeof Button>) {
  const isHydrated = useHydrated();
  return <Button {...rest} disabled={disabled || !isHydrated} />;
}
