"use client";

import Link from "next/link";
import { useMemo } from "react";
import { useDesk } from "@/app/_live/live-desk";
import type { ReportBlock } from "@/lib/report/report-block";
import { type Check, checklist, checks } from "@/lib/report/report-checklist";

type Props = Readonly<{ blocks: readonly ReportBlock[]; onGo: (block: number) => void }>;

const headings: Readonly<Record<Check, string>> = {
  missing: "Not here, or withdrawn",
  unsettled: "Without a verdict",
  "no-evidence": "Without evidence",
  "own-verdict": "Settled by who recorded it",
  changed: "Changed at the source",
  retold: "Retold, without a note",
  unsourced: "Figures without a source",
};

/** What a hostile reader would ask about. Each line leads to its place; nothing here forbids publishing. */
export function Checklist({ blocks, onGo }: Props) {
  const desk = useDesk();
  const { slug } = desk.investigation;
  const found = useMemo(() => checklist(blocks, desk), [blocks, desk]);
  return (
    <section className="report-checks" aria-labelledby="checks">
      <h2 id="checks">
        To check <span className="muted num">{found.length}</span>
      </h2>
      {found.length === 0 && <p className="muted">Nothing is missing that a reader would ask about.</p>}
      {checks.map((check) => {
        const items = found.filter((item) => item.check === check);
        return (
          items.length > 0 && (
            <details key={check} open={items.length <= 5}>
              <summary>
                {headings[check]} <span className="muted num">{items.length}</span>
              </summary>
              <ul>
                {items.map((item) => (
                  <li key={`${item.block} ${item.claimId} ${item.quote}`}>
                    <button type="button" className="check-item" onClick={() => onGo(item.block)}>
                      {item.quote ? <q dir="auto">{item.quote}</q> : item.words}
                    </button>
                    {item.claimId && (
                      <Link
                        href={`/investigations/${slug}/claims/${item.claimId}`}
                        aria-label={`Open claim ${desk.claims[item.claimId]?.number ?? ""}`}
                      >
                        Open
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          )
        );
      })}
    </section>
  );
}
