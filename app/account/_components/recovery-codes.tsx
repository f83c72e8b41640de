"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";

type Props = Readonly<{ codes: readonly string[]; email: string; done: () => void }>;

/** Recovery codes, the only time they can be read: to be copied, kept as a file or printed. */
export function RecoveryCodes({ codes, email, done }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = [`Recovery codes of ${email} for Crossread, each good once:`, "", ...codes, ""].join("\n");
  return (
    <div className="recovery-codes">
      <h3 ref={heading} tabIndex={-1}>
        Keep these recovery codes
      </h3>
      <p>
        The second factor is on. When the app is lost, one of these opens the account in its place, each once. They are
        shown this one time: keep them where the phone is not.
      </p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="form-row">
        <CopyButton text={text} label="Copy" />
        <Button onClick={() => download(text)}>Download</Button>
        <Button onClick={() => window.print()}>Print</Button>
        <Button tone="primary" onClick={done}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}

/** Gives a text to the browser as a file. */
function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "crossread-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(address);
}
