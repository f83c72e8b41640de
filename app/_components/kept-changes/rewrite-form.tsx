"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { type CarriedText, complaintAbout, withText } from "@/app/_live/carried-text";
import type { Sendable } from "@/lib/live/inputs";

type Props = Readonly<{
  command: Sendable;
  texts: readonly CarriedText[];
  onSend: (command: Sendable) => void;
  onCancel: () => void;
}>;

/** The words of a refused change, of whatever kind, to be written anew and sent. */
export function RewriteForm({ command, texts, onSend, onCancel }: Props) {
  const [written, setWritten] = useState(command);
  const [complaint, setComplaint] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const wrong = complaintAbout(written);
    setComplaint(wrong);
    if (wrong === null) onSend(written);
  };
  return (
    <form ref={form} className="form" onSubmit={send} noValidate>
      {complaint && <FormNotice tone="bad">{complaint}</FormNotice>}
      {texts.map(({ label, text, path }) =>
        path === null ? null : (
          <Field key={path.join(".")} label={label}>
            {(ids) => (
              <textarea
                className="input"
                {...ids}
                dir="auto"
                rows={3}
                defaultValue={text}
                onChange={({ target }) => setWritten((current) => withText(current, path, target.value))}
              />
            )}
          </Field>
        ),
      )}
      <div className="form-row">
        <Button type="submit" size="small" tone="primary">
          Send
        </Button>
        <Button size="small" tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
