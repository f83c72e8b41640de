import { useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { countWords } from "@/app/_components/time-words";
import type { StagedId } from "@/lib/domain/ids";
import { ComingRow } from "./coming-row";
import { ConfirmBar, restOf } from "./confirm-bar";
import type { Place } from "./staged-requests";
import { StagedRow } from "./staged-row";
import type { Staging } from "./use-staging";

/** As many rows as are drawn at once; there may be thousands. */
const PAGE = 50;

type Props = Readonly<{ place: Place; staging: Staging }>;

/** Everything that waits, a page at a time, and the bar that admits it. */
export function StagedList({ place, staging }: Props) {
  const { rows, broughtAt, correct, remove, tryAgain, addChosen, chooseAll, readColumns } = staging;
  const [page, setPage] = useState(0);
  const [shownFor, setShownFor] = useState(broughtAt);
  if (shownFor !== broughtAt) {
    setShownFor(broughtAt);
    setPage(Math.floor(broughtAt / PAGE)); // What somebody brings is what they look for.
  }
  const [isAdding, setIsAdding] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  const now = Math.min(page, last);
  const turn = (to: number) => {
    setPage(to);
    heading.current?.focus();
  };
  const dismiss = (ids: readonly StagedId[]) => {
    heading.current?.focus(); // What had the focus goes.
    void remove(ids);
  };
  return (
    <section className="block" aria-labelledby="waiting">
      <h2 id="waiting" ref={heading} tabIndex={-1}>
        Waiting to be added
      </h2>
      <p className="muted staged-lead">Only you see these. What is not added is forgotten after a day.</p>
      <ul className="staged-list" aria-labelledby="waiting">
        {rows
          .slice(now * PAGE, (now + 1) * PAGE)
          .map((row) =>
            row.is === "coming" ? (
              <ComingRow
                key={row.id}
                row={row}
                onTryAgain={() => tryAgain(row.id)}
                onRemove={() => dismiss([row.id])}
              />
            ) : (
              <StagedRow
                key={row.id}
                {...{ row, rows, place }}
                onCorrect={(said) => correct(row.id, said)}
                onColumns={(columns) => readColumns(row.id, columns)}
                onRemove={() => dismiss([row.id])}
              />
            ),
          )}
      </ul>
      {last > 0 && (
        <nav className="staged-pages" aria-label="Pages of what waits">
          <Button size="small" disabled={now === 0} onClick={() => turn(now - 1)}>
            Previous
          </Button>
          <span className="muted num">
            {countWords(now * PAGE + 1)}–{countWords(Math.min(rows.length, (now + 1) * PAGE))} of{" "}
            {countWords(rows.length)}
          </span>
          <Button size="small" disabled={now === last} onClick={() => turn(now + 1)}>
            Next
          </Button>
        </nav>
      )}
      <ConfirmBar
        rows={rows}
        deskHref={`/investigations/${place.slug}`}
        isAdding={isAdding}
        onAdd={async () => {
          setIsAdding(true);
          await addChosen();
          setIsAdding(false);
        }}
        onChooseAll={(isChosen) => void chooseAll(isChosen)}
        onRemoveRest={() => dismiss(restOf(rows).map(({ id }) => id))}
      />
    </section>
  );
}
