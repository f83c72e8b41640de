"use client";

import { useState } from "react";
import { keyInWords, keysOf } from "@/app/_components/keys/bindings";
import { KeysDialog } from "@/app/_components/keys/keys-dialog";
import { useBindings, useIsMac } from "@/app/_components/keys/use-bindings";
import { useShortcuts } from "@/app/_components/keys/use-shortcuts";
import { Palette } from "./palette";

/** Search, commands and keys of every page of an investigation: the button in the header, and what the keys open. */
export function PaletteButton() {
  const [shown, setShown] = useState<"palette" | "keys" | null>(null);
  const { own } = useBindings();
  const isMac = useIsMac();
  const show = (what: "palette" | "keys") => () => {
    setShown(what);
    return true;
  };
  useShortcuts({ palette: show("palette"), search: show("palette"), keys: show("keys") });
  const [key = ""] = keysOf("palette", own);
  return (
    <>
      <button type="button" className="palette-open" aria-label="Search or do anything" onClick={show("palette")}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor">
          <path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zm3.6-1.4L14 14" strokeWidth="1.5" />
        </svg>
        <span>Search or do anything</span>
        <kbd>{keyInWords(key, isMac)}</kbd>
      </button>
      <Palette
        open={shown === "palette"}
        onOpenChange={(is) => setShown(is ? "palette" : null)}
        onKeys={show("keys")}
      />
      <KeysDialog open={shown === "keys"} onClose={() => setShown(null)} />
    </>
  );
}
