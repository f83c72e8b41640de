"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { useAnnounce } from "@/app/_live/announcer";
import { useSubmit } from "@/app/_live/live-desk";
import type { Report } from "@/lib/domain/report";
import { ReportTitleField } from "../../_components/report-title-field";

/** Gives the report another title. Editions keep theirs. */
export function RenameDialog({ report }: Readonly<{ report: Report }>) {
  const submit = useSubmit();
  const announce = useAnnounce();
  const [title, setTitle] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const rename = async () => {
    const input = { reportId: report.id, title: title ?? "", seen: report.title };
    const outcome = await submit({ name: "rename-report", input });
    if (!outcome.ok) return setRefusal(outcome.problem.message);
    setTitle(null);
    announce("The report has its new title.");
  };
  return (
    <Dialog
      title="Rename the report"
      description="Editions that are published keep the title they have."
      trigger={<Button>Rename</Button>}
      open={title !== null}
      onOpenChange={(isOpen) => {
        setTitle(isOpen ? report.title : null);
        setRefusal(null);
      }}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        {refusal && <FormNotice tone="bad">{refusal}</FormNotice>}
        <ReportTitleField title={title ?? ""} onTitle={setTitle} />
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary">
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
