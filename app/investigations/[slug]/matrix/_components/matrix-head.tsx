import Link from "next/link";
import { ConfidentialMark } from "@/app/_components/confidential-mark";
import { PublishedDate } from "@/app/_components/published-date";
import { sourceName } from "@/lib/compare/cell-in-words";
import type { MatrixColumn } from "@/lib/compare/matrix";
import { voicesInWords } from "@/lib/compare/voice";

type Props = Readonly<{
  root: string;
  columns: readonly MatrixColumn[];
  /** The column with the grid's tab stop, when it is in this row. */
  activeColumn: number | null;
}>;

/** The sources across: outlet, date, and the voices heard in each. */
export function MatrixHead({ root, columns, activeColumn }: Props) {
  return (
    <thead className="matrix-heads">
      <tr aria-rowindex={1} className="matrix-row">
        <th scope="col" aria-colindex={1} className="matrix-corner" data-at="0:0" tabIndex={stop(activeColumn, 0)}>
          Claim
        </th>
        {columns.map(({ source, voices }, index) => (
          <th key={source.id} scope="col" aria-colindex={index + 2} className="matrix-source">
            <Link
              prefetch={false}
              href={`${root}/sources/${source.id}`}
              title={source.title}
              data-at={`0:${index + 1}`}
              tabIndex={stop(activeColumn, index + 1)}
            >
              {source.readers && <ConfidentialMark />}
              <b dir="auto">{sourceName(source)}</b>
              <span>
                <PublishedDate published={source.published} />
              </span>
              {voices.some(({ kind }) => kind !== "body") && <span>{voicesInWords(voices)}</span>}
            </Link>
          </th>
        ))}
      </tr>
    </thead>
  );
}

const stop = (active: number | null, column: number) => (active === column ? 0 : -1);
