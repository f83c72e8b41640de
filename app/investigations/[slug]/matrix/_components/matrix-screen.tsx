"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { countedWords } from "@/app/_components/time-words";
import { useDesk } from "@/app/_live/live-desk";
import { chosenMatrix, type MatrixChoice, matrixParams, wholeMatrix } from "@/lib/compare/chosen-rows";
import { type Matrix, matrixOf } from "@/lib/compare/matrix";
import type { Voice } from "@/lib/compare/voice";
import type { PassageId } from "@/lib/domain/ids";
import { replaceParam } from "../../sources/[sourceId]/_components/replace-param";
import { MatrixFilters } from "./matrix-filters";
import { MatrixGrid } from "./matrix-grid";
import { MatrixLegend } from "./matrix-legend";
import "./matrix.css";

type Props = Readonly<{ voices: Readonly<Record<PassageId, Voice>>; initial: MatrixChoice }>;

/** Who says what: claims down, sources across. Follows the live desk, and never adds up to a winner. */
export function MatrixScreen({ voices, initial }: Props) {
  const desk = useDesk();
  const { slug } = desk.investigation;
  const [choice, setChoice] = useState(initial);
  const whole = useMemo(() => matrixOf(desk, voices), [desk, voices]);
  const shown = useMemo(() => chosenMatrix(whole, choice), [whole, choice]);
  const choose = (chosen: MatrixChoice) => {
    setChoice(chosen);
    for (const [name, value] of Object.entries(matrixParams(chosen))) replaceParam(name, value);
  };
  return (
    <main id="main" tabIndex={-1} className="page matrix">
      <div className="page-head">
        <div>
          <h1>Who says what</h1>
          <p className="muted" role="status">
            {inWords(shown, whole)}
          </p>
        </div>
      </div>
      {whole.rows.length === 0 ? (
        <NothingToCompare slug={slug} hasSources={whole.columns.length > 0} />
      ) : (
        <>
          <MatrixFilters choice={choice} columns={whole.columns} onChoice={choose} />
          {shown.rows.length > 0 ? (
            <>
              <MatrixGrid slug={slug} matrix={shown} />
              <MatrixLegend />
            </>
          ) : (
            <EmptyState
              title="No claim is like that"
              action={<Button onClick={() => choose(wholeMatrix)}>Show the whole matrix</Button>}
            >
              Nothing here matches all that you chose. Take something away, or show everything.
            </EmptyState>
          )}
        </>
      )}
    </main>
  );
}

function inWords(shown: Matrix, whole: Matrix): string {
  const isWhole = shown.rows.length === whole.rows.length && shown.columns.length === whole.columns.length;
  const words = `${countedWords(shown.rows.length, "claim")}, ${countedWords(shown.columns.length, "source")}`;
  return isWhole ? words : `${words} shown, of ${whole.rows.length} and ${whole.columns.length}`;
}

function NothingToCompare({ slug, hasSources }: Readonly<{ slug: string; hasSources: boolean }>) {
  return (
    <EmptyState
      title="Nothing to compare yet"
      action={
        <Link className={buttonClass("primary")} href={`/investigations/${slug}${hasSources ? "" : "/sources/add"}`}>
          {hasSources ? "Open the desk" : "Add sources"}
        </Link>
      }
    >
      {hasSources
        ? "Mark on the desk what the sources claim, and tie the passages together. Each claim becomes a row here."
        : "The matrix sets sources against each other. Add two accounts or more, then mark what they claim."}
    </EmptyState>
  );
}
