"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useSubmit } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import type { ReportBeginning } from "@/lib/domain/report";
import { ClaimCombobox } from "../../sources/[sourceId]/_components/claim-combobox";
import type { ClaimOption } from "../../sources/[sourceId]/_components/use-claims-found";
import { ReportTitleField } from "./report-title-field";

const beginnings: readonly Readonly<{ name: ReportBeginning; title: string; hint: string }>[] = [
  { name: "by-verdict", title: "The whole, by verdict", hint: "supported, refuted, conflicting, not enough evidence" },
  { name: "by-type", title: "The whole, by type", hint: "casualties, equipment, agreements and so on" },
  { name: "sources-compared", title: "Sources compared", hint: "the matrix first, then the claims" },
  { name: "claim-by-claim", title: "One claim", hint: "its figures, its sources, its time" },
  { name: "blank", title: "A blank page", hint: "put claims in as you write" },
];

/** Asks for a title and what to begin with, and opens the new report. */
export function NewReportDialog() {
  const router = useRouter();
  const { slug } = useDesk().investigation;
  const submit = useSubmit();
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const [template, setTemplate] = useState<ReportBeginning>("by-verdict");
  const [claim, setClaim] = useState<ClaimOption | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);

  const begin = async () => {
    const ofOne = template === "claim-by-claim";
    if (ofOne && !claim) return setRefusal("Choose the claim that the report is about.");
    const reportId = newId("rpt");
    const input = { reportId, title, template, ...(ofOne && claim && { claimIds: [claim.id] }) };
    setUnderWay(true);
    const outcome = await submit({ name: "create-report", input });
    setUnderWay(false);
    if (!outcome.ok) return setRefusal(outcome.problem.message);
    announce(`Report “${title.trim()}” begun.`);
    router.push(`/investigations/${slug}/reports/${reportId}`);
  };
  return (
    <Dialog
      title="New report"
      description="What it begins with is laid out once, from the claims as they stand. Everything can be changed after."
      trigger={<Button tone="primary">New report</Button>}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        {refusal && <FormNotice tone="bad">{refusal}</FormNotice>}
        <ReportTitleField title={title} onTitle={setTitle} />
        <fieldset className="beginnings">
          <legend>Begin with</legend>
          {beginnings.map(({ name, title: words, hint }) => (
            <label key={name}>
              <input
                type="radio"
                name="template"
                value={name}
                checked={template === name}
                onChange={() => setTemplate(name)}
              />
              <span>
                <b>{words}</b> <span className="muted">{hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {template === "claim-by-claim" && (
          <Field label="Claim">{(ids) => <ClaimCombobox ids={ids} value={claim} onChange={setClaim} />}</Field>
        )}
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary" disabled={isUnderWay}>
            Begin
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
