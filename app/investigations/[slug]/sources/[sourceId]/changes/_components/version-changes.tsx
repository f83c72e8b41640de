"use client";

import "./version-changes.css";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { buttonClass } from "@/app/_components/button";
import { KeyHint } from "@/app/_components/keys/key-hint";
import { useShortcuts } from "@/app/_components/keys/use-shortcuts";
import { countedWords, dayWords } from "@/app/_components/time-words";
import { useDesk } from "@/app/_live/live-desk";
import type { VersionView } from "@/db/queries/versions";
import type { SourceSummary } from "@/lib/domain/source";
import { waitingPassages } from "@/lib/live/waiting";
import { DifferenceRowView } from "./difference-row-view";
import type { ShownRow } from "./shown-rows";

type Props = Readonly<{
  source: SourceSummary;
  rows: readonly ShownRow[];
  versions: readonly VersionView[];
  earlier: number;
  later: number;
}>;

/** What a source says now beside what it said, with the words marked that differ; from change to change by key. */
export function VersionChanges({ source, rows, versions, earlier, later }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const desk = useDesk();
  const router = useRouter();
  const root = `/investigations/${desk.investigation.slug}/sources/${source.id}`;
  const changes = rows.flatMap((shown) => ("row" in shown && shown.row.kind !== "same" ? [shown.row] : []));
  const figures = changes.filter(({ kind, hasFigure }) => kind === "changed" && hasFigure).length;
  const waiting = waitingPassages(desk).get(source.id)?.length ?? 0;

  const go = (step: 1 | -1) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-change]") ?? [])];
    const at = all.findIndex((change) => change.matches(":focus"));
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "center" });
    return next !== undefined;
  };
  useShortcuts({ next: () => go(1), previous: () => go(-1) });

  const choose = (from: number, to: number) => router.push(`${root}/changes?from=${from}&to=${to}`);
  return (
    <main id="main" tabIndex={-1} className="page version-changes">
      <div className="page-head">
        <div>
          <h1>What changed</h1>
          <p className="lead" dir={source.direction}>
            <Link href={root}>{source.title}</Link>
          </p>
        </div>
        <div className="page-actions">
          {waiting > 0 && (
            <Link className={buttonClass("primary")} href={`${root}/queue`}>
              {countedWords(waiting, "passage")} to look at
            </Link>
          )}
        </div>
      </div>
      <div className="version-choice">
        <VersionSelect
          label="Earlier"
          value={earlier}
          versions={versions.filter(({ number }) => number < later)}
          onValue={(from) => choose(from, later)}
        />
        <span aria-hidden="true">→</span>
        <VersionSelect
          label="Later"
          value={later}
          versions={versions.filter(({ number }) => number > earlier)}
          onValue={(to) => choose(earlier, to)}
        />
        <p className="version-sum">
          {changes.length === 0 ? "No paragraph differs." : `${countedWords(changes.length, "paragraph")} differ.`}
          {figures > 0 && ` Figures changed in ${figures} of them.`}
          {changes.length > 0 && (
            <span className="muted">
              {" "}
              <KeyHint action="next" /> <KeyHint action="previous" /> from change to change.
            </span>
          )}
        </p>
      </div>
      <ol className="difference" ref={list}>
        <li className="difference-head" aria-hidden="true">
          <span>Version {earlier}</span>
          <span>Version {later}</span>
        </li>
        {rows.map((shown) =>
          "row" in shown ? (
            <DifferenceRowView
              key={`${shown.row.before?.number} ${shown.row.after?.number}`}
              row={shown.row}
              source={source}
              earlier={earlier}
              later={later}
            />
          ) : (
            <li key={`gap ${shown.before} ${shown.after}`} className="difference-gap">
              {countedWords(shown.leftOut, "paragraph")} unchanged
            </li>
          ),
        )}
      </ol>
    </main>
  );
}

type SelectProps = Readonly<{
  label: string;
  value: number;
  versions: readonly VersionView[];
  onValue: (number: number) => void;
}>;

function VersionSelect({ label, value, versions, onValue }: SelectProps) {
  return (
    <label className="version-select">
      <span className="unseen">{label} version</span>
      <select className="input" value={value} onChange={({ target }) => onValue(Number(target.value))}>
        {versions.map(({ number, capturedAtMs }) => (
          <option key={number} value={number}>
            Version {number} · {dayWords(capturedAtMs)}
          </option>
        ))}
      </select>
    </label>
  );
}
