import { useState } from "react";
import { Button } from "@/app/_components/button";
import type { ImportedRow } from "./imported";

const outcomeWords: Readonly<Record<ImportedRow["outcome"], string>> = {
  placed: "Placed",
  kept: "Kept as a comment",
  "here-already": "Here already",
  ambiguous: "Ambiguous",
  "not-found": "Not found",
  "no-source": "No such source",
  listed: "Not taken",
  refused: "Refused",
};

const outcomeMarks: Readonly<Record<ImportedRow["outcome"], string>> = {
  placed: "✓",
  kept: "✓",
  "here-already": "=",
  ambiguous: "?",
  "not-found": "✕",
  "no-source": "✕",
  listed: "✕",
  refused: "✕",
};

const kindWords: Readonly<Record<NonNullable<ImportedRow["kind"]>, string>> = {
  appearance: "Claim",
  evidence: "Evidence",
  assessment: "Assessment",
  verdict: "Verdict",
  comment: "Comment",
};

const ROWS_AT_ONCE = 100;

/** Each annotation with what comes of it; those that add nothing come first, since they are what one has to know. */
export function ImportRows({ rows, label }: Readonly<{ rows: readonly ImportedRow[]; label: string }>) {
  const [many, setMany] = useState(ROWS_AT_ONCE);
  const ordered = [...rows].sort((one, other) => weight(one) - weight(other));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key */}
      <section className="import-table" aria-label={label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">What comes of it</th>
              <th scope="col">Kind</th>
              <th scope="col">Source</th>
              <th scope="col">Words</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, many).map((row) => (
              <tr key={row.key} data-outcome={row.outcome}>
                <td>
                  <span className="import-outcome">
                    <span aria-hidden="true">{outcomeMarks[row.outcome]}</span> {outcomeWords[row.outcome]}
                  </span>
                  {row.why && <span className="import-why">{row.why}</span>}
                </td>
                <td>{row.kind ? kindWords[row.kind] : "–"}</td>
                <td>{row.sourceNumber ?? "–"}</td>
                <td className="import-words">
                  <bdi>{row.quote || row.key}</bdi>
                </td>
                <td>
                  <bdi>{row.by ?? "–"}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {many < rows.length && (
        <Button size="small" onClick={() => setMany(many + ROWS_AT_ONCE)}>
          Show {Math.min(ROWS_AT_ONCE, rows.length - many)} more of {rows.length}
        </Button>
      )}
    </>
  );
}

function weight({ outcome }: ImportedRow): number {
  if (outcome === "placed" || outcome === "kept") return 1;
  return outcome === "here-already" ? 2 : 0;
}
