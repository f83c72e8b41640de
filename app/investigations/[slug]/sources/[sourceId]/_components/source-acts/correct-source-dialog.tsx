"use client";

import { useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { useDraft } from "@/app/investigations/[slug]/claims/[claimId]/_components/use-draft";
import type { SourceSummary } from "@/lib/domain/source";
import { recordedSourceFields, reviseSourceInput, sourceFieldKeys } from "@/lib/domain/source-changes";
import { type SomeSourceFields, sourceFieldInWords, sourceFieldNames } from "@/lib/report/source-field-in-words";
import { changesIn, differing, only, type SourceDraft, sourceDraft } from "./source-draft";
import { SourceFieldsForm } from "./source-fields-form";

type Props = Readonly<{ source: SourceSummary }>;

/** What is known of a source, to be corrected. Only what was changed here is sent, with what stood there when it was begun. */
export function CorrectSourceDialog({ source }: Props) {
  const { draft, refusal, open, change, close, send } = useDraft<SourceDraft>();
  const [complaint, setComplaint] = useState<string | null>(null);
  const save = (from: SourceDraft) => {
    const changes = changesIn(from);
    if (Object.keys(changes).length === 0) return close();
    const input = { sourceId: source.id, changes, seen: only(from.basis, Object.keys(changes)) };
    const parsed = reviseSourceInput.safeParse(input);
    setComplaint(parsed.success ? null : complaintIn(parsed.error.issues));
    if (parsed.success) void send({ name: "revise-source", input }, "Source corrected.");
  };
  const now = recordedSourceFields.parse(source);
  const theirs = refusal?.code === "conflict" && draft ? inWords(differing(now, draft.basis)) : [];
  return (
    <Dialog
      title="Correct the source’s data"
      description="Its text and its versions stay as they were captured. History keeps what stood here before."
      shape="wide"
      open={draft !== null}
      onOpenChange={(isOpen) => {
        setComplaint(null);
        if (isOpen) open(sourceDraft(source));
        else close();
      }}
      trigger={
        <button type="button" className={buttonClass("quiet", "small")}>
          Correct…
        </button>
      }
    >
      {draft && (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save(theirs.length > 0 ? { ...draft, basis: now } : draft);
          }}
        >
          {complaint && <FormNotice tone="bad">{complaint}</FormNotice>}
          {refusal && (
            <FormNotice tone="bad">
              {refusal.message}
              {theirs.map(([name, words]) => (
                <div key={name}>{`${name} says now: ${words}.`}</div>
              ))}
            </FormNotice>
          )}
          <SourceFieldsForm draft={draft} onChange={change} />
          <div className="dialog-foot">
            <DialogClose render={<Button>Cancel</Button>} />
            {theirs.length > 0 && <Button onClick={() => open(sourceDraft(source))}>Begin from theirs</Button>}
            <Button type="submit" tone="primary">
              {theirs.length > 0 ? "Save mine over theirs" : "Save corrections"}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

const inWords = (fields: SomeSourceFields) =>
  sourceFieldKeys
    .filter((key) => key in fields)
    .map((key) => [sourceFieldNames[key], sourceFieldInWords(fields, key) ?? "nothing"] as const);

/** The first thing that is wrong, by the name its field has on the screen. */
function complaintIn(issues: readonly Readonly<{ path: readonly PropertyKey[]; message: string }>[]): string {
  const [issue] = issues;
  const key = sourceFieldKeys.find((known) => known === issue?.path[1]);
  return `${key ? sourceFieldNames[key] : "The source"}: ${issue?.message ?? "cannot be read"}.`;
}
