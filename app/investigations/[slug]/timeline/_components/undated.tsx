import Link from "next/link";
import { sourceName } from "@/lib/compare/cell-in-words";
import type { TimelineLane } from "@/lib/timeline/timeline";
import { happeningPath, whenInWords } from "./happening-words";

type Props = Readonly<{ root: string; lanes: readonly TimelineLane[] }>;

/** What is said to have happened at no day that is known, in the words of the sources. */
export function Undated({ root, lanes }: Props) {
  const undated = lanes.flatMap((lane) => lane.undated);
  if (undated.length === 0) return null;
  return (
    <section className="timeline-undated" aria-labelledby="undated">
      <h2 id="undated">Undated</h2>
      {undated.some(({ source }) => source.published === null) && (
        <p className="muted">
          Where a source has no date, its “18 May” has no year. <em>Correct…</em> in the head of its text says when it
          was published; then <em>Edit claim</em> offers the day.
        </p>
      )}
      <ul>
        {undated.map((happening) => (
          <li key={`${happening.source.id} ${happening.view.claim.id}`} data-type={happening.view.claim.type}>
            <Link prefetch={false} href={happeningPath(root, happening)} dir="auto">
              <b className="num">{happening.view.claim.number}</b> {happening.view.claim.wording}
            </Link>
            <span className="muted">
              {sourceName(happening.source)}: <span dir="auto">{whenInWords(happening)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
