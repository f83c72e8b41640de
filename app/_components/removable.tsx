"use client";

import { type ComponentPropsWithoutRef, useRef } from "react";
import { useFocusToNext } from "./use-focus-back";

/** An entry of a list that can be removed: who removes it goes on at the next one. */
export function Removable(props: ComponentPropsWithoutRef<"li">) {
  const entry = useRef<HTMLLIElement>(null);
  useFocusToNext(entry);
  return <li ref={entry} {...props} />;
}
