"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { Moment } from "@/app/_components/moment";
import { useAnnounce } from "@/app/_live/announcer";
import type { TabText } from "@/app/_live/joint-text/tab-text";
import { useDesk, useMe, useSubmit } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import type { OpenLink } from "@/db/queries/reports";
import type { EditionSummary, Report } from "@/lib/domain/report";
import { may } from "@/lib/policy/permissions";
import { ExportMenu } from "../../../claims/_components/export-menu";
import { useMayNameConfidential } from "../../../claims/_components/use-may-name-confidential";
import { namesListed } from "../../../claims/[claimId]/_components/joint-text-in-words";
import { PublicLink } from "./public-link";

type Props = Readonly<{
  report: Report;
  editions: readonly EditionSummary[];
  links: readonly OpenLink[];
  nowMs: number;
  text: TabText | null;
}>;

/** What was published of the report, the latest first; who may, publishes the next and opens links. */
export function EditionsPanel({ report, editions, links, nowMs, text }: Props) {
  const mayPublish = may(useMe().role, "report.publish");
  return (
    <section className="report-editions" aria-labelledby="editions">
      <h2 id="editions">Editions</h2>
      {mayPublish && report.withdrawnAtMs === null && (
        <PublishDialog report={report} next={(editions[0]?.number ?? 0) + 1} text={text} />
      )}
      {editions.length === 0 && (
        <p className="muted">
          Nothing is published yet. {!mayPublish && "A manager publishes: "}
          {mayPublish ? "An edition" : "an edition"} is frozen as the report stands then.
        </p>
      )}
      <ol className="editions-list">
        {editions.map((edition) => (
          <li key={edition.id}>
            <Edition edition={edition} latest={editions[0]?.number ?? edition.number} nowMs={nowMs} />
            <PublicLink edition={edition} links={links.filter(({ editionId }) => editionId === edition.id)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Edition({ edition, latest, nowMs }: Readonly<{ edition: EditionSummary; latest: number; nowMs: number }>) {
  const { investigation, reviewers } = useDesk();
  const nameOf = (id: EditionSummary["publishedBy"]) => reviewers[id]?.name ?? "a former reviewer";
  const address = `/api/investigations/${investigation.slug}/editions/${edition.id}`;
  return (
    <>
      <p>
        <a href={address} target="_blank" rel="noopener">
          Edition {edition.number}
        </a>{" "}
        <span className="muted">
          <Moment atMs={edition.publishedAtMs} nowMs={nowMs} />
          {edition.number < latest && ` · superseded by edition ${latest}`}
        </span>
      </p>
      <p className="muted">
        Published by {nameOf(edition.publishedBy)}
        {edition.writtenBy.length > 0 && `; written by ${namesListed(edition.writtenBy.map(nameOf))}`}.
      </p>
      <p className="muted edition-hash">
        SHA-256 <code>{edition.contentSha256}</code>
      </p>
      <ExportMenu
        slug={investigation.slug}
        edition={edition.id}
        label={`Download edition ${edition.number}`}
        size="small"
      />
    </>
  );
}

type PublishProps = Readonly<{ report: Report; next: number; text: TabText | null }>;

/** Says what publishing means, and does it: what was typed reaches the server first. */
function PublishDialog({ report, next, text }: PublishProps) {
  const submit = useSubmit();
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const mayName = useMayNameConfidential();
  const [isNamed, setNamed] = useState(false);
  const publish = async () => {
    setUnderWay(true);
    await text?.saved();
    const named = mayName && isNamed ? { withConfidential: true } : {};
    const input = { editionId: newId("edn"), reportId: report.id, ...named };
    const outcome = await submit({ name: "publish-edition", input });
    setUnderWay(false);
    if (!outcome.ok) return setRefusal(outcome.problem.message);
    setOpen(false);
    announce(`Edition ${next} of “${report.title}” is published.`);
  };
  return (
    <Dialog
      title={`Publish edition ${next}`}
      description="It holds the report as it stands now: the words, the claims, every passage with its hash, and who wrote. It is never changed and cannot be taken back; later changes make a new edition."
      trigger={<Button tone="primary">Publish edition {next}</Button>}
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setRefusal(null);
      }}
    >
      {refusal && <FormNotice tone="bad">{refusal}</FormNotice>}
      {mayName && (
        <label className="publish-named">
          <input type="checkbox" checked={isNamed} onChange={({ target }) => setNamed(target.checked)} />
          <span>
            Name and quote confidential sources. Else they are counted as “A confidential source”, and claims made in
            them alone are left out.
          </span>
        </label>
      )}
      <div className="dialog-foot">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone="primary" disabled={isUnderWay} onClick={() => void publish()}>
          Publish
        </Button>
      </div>
    </Dialog>
  );
}
