"use client";

import { useState } from "react";
import { Button, type ButtonSize } from "./button";

type Props = Readonly<{ text: string; label?: string; size?: ButtonSize }>;

/** Copies a text and says whether it could: a page that is not served securely may not. */
export function CopyButton({ text, label = "Copy", size = "usual" }: Props) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const copy = () =>
    navigator.clipboard === undefined
      ? setOutcome("refused")
      : navigator.clipboard.writeText(text).then(
          () => setOutcome("copied"),
          () => setOutcome("refused"),
        );
  return (
    <>
      <Button size={size} onClick={copy}>
        {outcome === "copied" ? "Copied" : label}
      </Button>
      <span className="unseen" role="status">
        {outcome === "copied" && "Copied."}
        {outcome === "refused" && "Your browser did not allow it. Select the text and copy it yourself."}
      </span>
    </>
  );
}
