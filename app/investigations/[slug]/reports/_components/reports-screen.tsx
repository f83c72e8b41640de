"use client";

import Link from "next/link";
import { Button } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { Moment } from "@/app/_components/moment";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useMe, useSubmit } from "@/app/_live/live-desk";
import type { ListedReport } from "@/db/queries/reports";
import { may } from "@/lib/policy/permissions";
import { useRefreshing } from "../../settings/_components/use-refreshing";
import { NewReportDialog } from "./new-report-dialog";
import "./reports.css";

type Props = Readonly<{ reports: readonly ListedReport[]; nowMs: number }>;

/** Every report with what was published of it; the withdrawn ones apart. */
export function ReportsScreen({ reports, nowMs }: Props) {
  useRefreshing();
  const mayWrite = may(useMe().role, "report.write");
  const [standing, withdrawn] = [true, false].map((stands) =>
    reports.filter(({ withdrawnAtMs }) => (withdrawnAtMs === null) === stands),
  );
  return (
    <main id="main" tabIndex={-1} className="page reports-page">
      <div className="page-head">
        <div>
          <h1>Reports</h1>
          <p className="muted">Written together from the claims as they stand; published as numbered editions.</p>
        </div>
        {mayWrite && reports.length > 0 && <NewReportDialog />}
      </div>
      {reports.length === 0 && (
        <EmptyState title="No report yet" {...(mayWrite && { action: <NewReportDialog /> })}>
          {mayWrite
            ? "A report begins with the claims laid out by verdict, by type or source against source. The words are yours."
            : "Annotators, curators and managers write reports. You read them here, and what was published of them."}
        </EmptyState>
      )}
      <ReportList reports={standing ?? []} nowMs={nowMs} />
      {withdrawn && withdrawn.length > 0 && (
        <section className="block" aria-labelledby="withdrawn-reports">
          <h2 id="withdrawn-reports">Withdrawn</h2>
          <ReportList reports={withdrawn} nowMs={nowMs} />
        </section>
      )}
    </main>
  );
}

function ReportList({ reports, nowMs }: Props) {
  const { slug } = useDesk().investigation;
  if (reports.length === 0) return null;
  return (
    <ul className="reports-list">
      {reports.map((report) => (
        <li key={report.id}>
          <div>
            <h3>
              <Link href={`/investigations/${slug}/reports/${report.id}`} dir="auto">
                {report.title}
              </Link>
            </h3>
            <p className="muted">
              Report {report.number} · begun by {report.createdByName},{" "}
              <Moment atMs={report.createdAtMs} nowMs={nowMs} />
            </p>
          </div>
          <Published report={report} nowMs={nowMs} />
          <Withdrawing report={report} />
        </li>
      ))}
    </ul>
  );
}

function Published({ report: { editions }, nowMs }: Readonly<{ report: ListedReport; nowMs: number }>) {
  const [latest] = editions;
  if (!latest) return <p className="muted">Not published</p>;
  return (
    <p>
      Edition {latest.number}{" "}
      <span className="muted">
        published <Moment atMs={latest.publishedAtMs} nowMs={nowMs} />
      </span>
    </p>
  );
}

function Withdrawing({ report }: Readonly<{ report: ListedReport }>) {
  const me = useMe();
  const submit = useSubmit();
  const announce = useAnnounce();
  if (!may(me.role, "report.withdraw", report.createdBy === me.reviewerId)) return null;
  const isWithdrawn = report.withdrawnAtMs !== null;
  const change = async () => {
    const input = { reportId: report.id };
    const outcome = await submit(
      isWithdrawn ? { name: "reinstate-report", input } : { name: "withdraw-report", input },
    );
    const done = isWithdrawn ? "Reinstated" : "Withdrawn";
    announce(outcome.ok ? `${done}: ${report.title}.` : `Refused. ${outcome.problem.message}`);
  };
  const action = isWithdrawn ? "Reinstate" : "Withdraw";
  return (
    <Button tone="quiet" size="small" aria-label={`${action} ${report.title}`} onClick={() => void change()}>
      {action}
    </Button>
  );
}
