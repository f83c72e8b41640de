"use client";

import Link from "next/link";
import { useState } from "react";
import { useJointText } from "@/app/_live/joint-text/use-joint-text";
import { useDesk, useMe } from "@/app/_live/live-desk";
import type { Place } from "@/db/queries/places";
import type { OpenLink } from "@/db/queries/reports";
import type { Voice } from "@/lib/compare/voice";
import type { PassageId } from "@/lib/domain/ids";
import type { EditionSummary, Report } from "@/lib/domain/report";
import { reportTextName } from "@/lib/joint-text/joint-text";
import { may } from "@/lib/policy/permissions";
import { useRefreshing } from "../../../settings/_components/use-refreshing";
import { EditionsPanel } from "./editions-panel";
import { RenameDialog } from "./rename-dialog";
import { ReportEditor } from "./report-editor";
import "./report.css";

type Props = Readonly<{
  report: Report;
  places: Readonly<Record<PassageId, Place & Voice>>;
  editions: readonly EditionSummary[];
  links: readonly OpenLink[];
  nowMs: number;
}>;

/** One report: the document that is written together, what is missing, and what was published of it. */
export function ReportScreen({ report, places, editions, links, nowMs }: Props) {
  useRefreshing();
  const { slug } = useDesk().investigation;
  const me = useMe();
  const text = useJointText(slug, reportTextName(slug, report.id), me.reviewerId);
  const isWithdrawn = report.withdrawnAtMs !== null;
  const mayWrite = may(me.role, "report.write") && !isWithdrawn;
  const [side, setSide] = useState<HTMLElement | null>(null);
  return (
    <main id="main" tabIndex={-1} className="page report-page">
      <p className="page-back">
        <Link href={`/investigations/${slug}/reports`}>All reports</Link>
      </p>
      <div className="page-head">
        <div>
          <h1 dir="auto">{report.title}</h1>
          <p className="muted">
            Report {report.number}
            {editions[0] ? ` · edition ${editions[0].number} is published` : " · not published"}
            {isWithdrawn && " · withdrawn"}
          </p>
        </div>
        {mayWrite && <RenameDialog report={report} />}
      </div>
      <div className="report-columns">
        <div className="report-main">
          {text ? (
            <ReportEditor key={text.doc.clientID} text={text} mayWrite={mayWrite} places={places} side={side} />
          ) : (
            <div className="report-sheet" aria-busy="true" />
          )}
        </div>
        <section className="report-side" aria-label="About this report">
          <div ref={setSide} />
          <EditionsPanel report={report} editions={editions} links={links} nowMs={nowMs} text={text} />
        </section>
      </div>
    </main>
  );
}
