"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import type { SourceSummary } from "@/lib/domain/source";
import { useNewVersion } from "./use-new-version";

type Props = Readonly<{ slug: string; source: SourceSummary; onClose: () => void }>;

/** Takes a later text of a source, from a file or pasted. The one before stays as it is. */
export function NewVersionDialog({ slug, source, onClose }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState("");
  const { isUnderWay, problem, send } = useNewVersion(slug, source.id);
  const given = file ?? (text.trim() === "" ? null : new File([text], "Pasted text.txt", { type: "text/plain" }));
  return (
    <Dialog
      open
      shape="wide"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="New version"
      description="The later text of this source. The version before stays readable, with its passages; those whose words still stand go along."
    >
      <form
        className="form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (given && !isUnderWay && (await send(given))) onClose();
        }}
      >
        <Field label="File" hint="PDF, Word, plain text, Markdown or HTML, up to 25 MB">
          {(ids) => (
            <input
              type="file"
              className="input"
              {...ids}
              accept=".txt,.md,.markdown,.html,.htm,.pdf,.docx"
              onChange={({ target }) => setFile(target.files?.[0] ?? null)}
            />
          )}
        </Field>
        <Field label="Or paste the text">
          {(ids) => (
            <textarea
              className="input"
              {...ids}
              dir="auto"
              rows={8}
              disabled={file !== null}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        {problem && (
          <p className="notice" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary" aria-disabled={!given || isUnderWay || undefined}>
            {isUnderWay ? "Reading" : "Capture version"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
