import Link from "next/link";
import { Button, buttonClass } from "@/app/_components/button";
import { countedWords, countWords } from "@/app/_components/time-words";
import { useFocusBack } from "@/app/_components/use-focus-back";
import { chosenIn, hindranceOf, isOffered, type Row } from "./staging-rows";

type Props = Readonly<{
  rows: readonly Row[];
  /** Where what was added is read. */
  deskHref: string;
  isAdding: boolean;
  onAdd: () => void;
  onChooseAll: (isChosen: boolean) => void;
  onRemoveRest: () => void;
}>;

/** How many would be added, how many not and why, and the one button that adds them. */
export function ConfirmBar({ rows, deskHref, isAdding, onAdd, onChooseAll, onRemoveRest }: Props) {
  const chosen = chosenIn(rows).length;
  const offered = rows.filter((row) => isOffered(row, rows)).length;
  const isNone = chosen === 0 || isAdding;
  const isDone = isNone && !isAdding && rows.some((row) => row.is === "staged" && row.fate?.is === "added");
  const toDesk = useFocusBack<HTMLAnchorElement>(isAdding);
  return (
    <div className="confirm-bar">
      {isDone ? (
        <Link ref={toDesk} className={buttonClass("primary", "large")} href={deskHref}>
          Open the desk
        </Link>
      ) : (
        <Button tone="primary" size="large" aria-disabled={isNone || undefined} onClick={() => !isNone && onAdd()}>
          {isAdding ? "Adding" : chosen === 0 ? "Add sources" : `Add ${countedWords(chosen, "source")}`}
        </Button>
      )}
      <p className="confirm-counts muted">{countsWords(rows)}</p>
      <span className="confirm-more">
        {offered > 0 && (
          <Button size="small" tone="quiet" onClick={() => onChooseAll(chosen < offered)}>
            {chosen < offered ? "Choose all" : "Leave all out"}
          </Button>
        )}
        {restOf(rows).length > 0 && (
          <Button size="small" tone="quiet" onClick={onRemoveRest}>
            {isDone ? "Clear the list" : "Remove what is not chosen"}
          </Button>
        )}
      </span>
    </div>
  );
}

/** What will not be added: left out, here already, not read. What was added goes too, from the list alone. */
export function restOf(rows: readonly Row[]): readonly Row[] {
  const chosen = new Set<Row>(chosenIn(rows));
  return rows.filter((row) => {
    if (row.is === "coming") return row.progress.is === "failed";
    return !chosen.has(row) && row.fate?.is !== "adding";
  });
}

function countsWords(rows: readonly Row[]): string {
  const staged = rows.flatMap((row) => (row.is === "staged" ? [row] : []));
  const coming = rows.filter((row) => row.is === "coming" && row.progress.is !== "failed").length;
  const added = staged.filter(({ fate }) => fate?.is === "added").length;
  const unread = staged.filter(({ staged: { outcome } }) => "refused" in outcome).length;
  const here = staged.filter((row) => row.fate === null && hindranceOf(row, rows) !== null).length;
  const left = staged.filter((row) => isOffered(row, rows) && row.staged.said.leftOut).length;
  const counts: readonly (readonly [number, string])[] = [
    [added, "added"],
    [left, "left out"],
    [here, "here already"],
    [unread, "not read"],
    [coming, "on the way"],
  ];
  return counts.flatMap(([count, words]) => (count > 0 ? [`${countWords(count)} ${words}`] : [])).join(" · ");
}
