import Link from "next/link";
import { useState } from "react";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { PublishedDate } from "@/app/_components/published-date";
import { sourceName } from "@/lib/compare/cell-in-words";
import type { TimelineLane } from "@/lib/timeline/timeline";
import { useIsPrinting } from "../../_components/use-is-printing";
import { happeningPath, whenInWords } from "./happening-words";

type Props = Readonly<{ root: string; lanes: readonly TimelineLane[] }>;

/** The timeline as a table, in the same order: for whoever does not see the drawing, and for paper. */
export function TimelineTable({ root, lanes }: Props) {
  const isPrinting = useIsPrinting();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="timeline-table"
      open={isOpen || isPrinting}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open && !isPrinting)}
    >
      <summary>The same as a table</summary>
      {(isOpen || isPrinting) && <Rows root={root} lanes={lanes} />}
    </details>
  );
}

function Rows({ root, lanes }: Props) {
  return (
    <div className="timeline-table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Published</th>
            <th scope="col">When</th>
            <th scope="col">Type</th>
            <th scope="col">Claim</th>
          </tr>
        </thead>
        <tbody>
          {lanes.flatMap(({ source, dated, undated }) =>
            [...dated, ...undated].map((happening) => (
              <tr key={`${source.id} ${happening.view.claim.id}`}>
                <td dir="auto">{sourceName(source)}</td>
                <td>
                  <PublishedDate published={source.published} />
                </td>
                <td dir="auto">{whenInWords(happening)}</td>
                <td>{claimTypeNames[happening.view.claim.type]}</td>
                <td>
                  <Link prefetch={false} href={happeningPath(root, happening)} dir="auto">
                    #{happening.view.claim.number} {happening.view.claim.wording}
                  </Link>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
