import Link from "next/link";
import { useId, useState } from "react";
import { Button } from "@/app/_components/button";
import type { ColumnMap } from "@/lib/ingest/table/column-map";
import type { Corrections } from "@/lib/staging/corrections";
import { beyondGuesses, type Guessable, guessesIn, unanswered } from "@/lib/staging/guesses";
import type { Found } from "@/lib/staging/staged";
import { ColumnForm } from "./column-form";
import { CorrectForm } from "./correct-form";
import { FoundFacts } from "./found-facts";
import { foundNow, nearWords, sameWords, surenessWords } from "./found-words";
import { OpenedText } from "./opened-text";
import type { Place } from "./staged-requests";
import { StagedTextView } from "./staged-text-view";
import { StagedVoices } from "./staged-voices";
import { hindranceOf, type Row, type StagedRow as Shown } from "./staging-rows";

type Props = Readonly<{
  row: Shown;
  rows: readonly Row[];
  place: Place;
  onCorrect: (said: Corrections) => Promise<string | null>;
  onColumns: (columns: ColumnMap) => Promise<string | null>;
  onRemove: () => void;
}>;

/** Something that waits: what was found, how sure that is, and what can be done about it. */
export function StagedRow(props: Props) {
  const { row, rows } = props;
  const found = foundNow(row.staged);
  const same = hindranceOf(row, rows);
  const state =
    row.fate?.is ?? (found === null ? "refused" : same ? "same" : row.staged.said.leftOut ? "left" : "chosen");
  return (
    <li className="staged" data-state={state} data-id={row.id}>
      {found ? <Readable {...props} found={found} /> : <Unreadable {...props} />}
    </li>
  );
}

function Unreadable({ row: { staged }, onRemove, onColumns }: Props) {
  const { outcome } = staged;
  return (
    <>
      <p className="staged-name" dir="auto">
        {staged.name}
      </p>
      <p className="staged-reason">
        <strong>Not read.</strong> {"refused" in outcome && outcome.refused}
      </p>
      {"refused" in outcome && outcome.columns && (
        <ColumnForm name={staged.name} columns={outcome.columns} onColumns={onColumns} />
      )}
      <p className="staged-doing">
        <Button size="small" tone="quiet" aria-label={`Dismiss: ${staged.name}`} onClick={onRemove}>
          Dismiss
        </Button>
      </p>
    </>
  );
}

type Open = "fields" | "text" | "voices" | null;

function Readable({ row, rows, place, onCorrect, onRemove, found }: Props & Readonly<{ found: Found }>) {
  const [open, setOpen] = useState<Open>(null);
  const panel = useId();
  const { staged, fate } = row;
  const { said, name } = staged;
  const warnings = unanswered(found.warnings, new Set(Object.keys(said)));
  const guesses = guessesIn(warnings);
  const same = hindranceOf(row, rows);
  const isOver = fate?.is === "added" || fate?.is === "adding";
  const toggle = (what: Exclude<Open, null>, label: string) => (
    <Button
      size="small"
      tone="quiet"
      aria-expanded={open === what}
      aria-controls={open === what ? panel : undefined}
      aria-label={`${label}: ${found.title}`}
      onClick={() => setOpen(open === what ? null : what)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <div className="staged-head">
        <label className="staged-choice">
          <input
            type="checkbox"
            checked={!said.leftOut && !same}
            disabled={isOver || same !== null}
            onChange={({ target }) => void onCorrect({ leftOut: !target.checked })}
          />
          <span className="unseen">Add </span>
          <span className="staged-title" dir="auto" data-guess={guesses.has("title") || undefined}>
            {found.title}
          </span>
        </label>
        {fate?.is === "added" ? (
          <Link href={`/investigations/${place.slug}/sources/${fate.sourceId}`}>
            Open on the desk<span className="unseen">: {found.title}</span>
          </Link>
        ) : (
          <span className="staged-doing">
            {!isOver && toggle("fields", "Correct")}
            {!isOver && toggle("text", "Text")}
            {!isOver && toggle("voices", "Segments")}
            {!isOver && (
              <Button size="small" tone="quiet" aria-label={`Remove: ${found.title}`} onClick={onRemove}>
                Remove
              </Button>
            )}
          </span>
        )}
      </div>
      <FoundFacts found={found} guessed={new Set(guesses.keys())} sizeBytes={staged.sizeBytes} />
      {said.confidential && !isOver && (
        <p className="muted">Confidential: only you will know of it, until you name others.</p>
      )}
      {fate?.is === "added" && <p className="staged-added">Added as source {fate.number}.</p>}
      {fate?.is === "adding" && <p className="muted">Adding</p>}
      {fate?.is === "refused" && (
        <p className="staged-reason">
          <strong>Not added.</strong> {fate.reason}
        </p>
      )}
      {!isOver && <Notes {...{ row, rows, found, guesses, warnings }} />}
      {name !== found.title && (
        <p className="staged-file muted" dir="auto">
          {name}
        </p>
      )}
      {open !== null && !isOver && (
        <div id={panel} className="staged-panel">
          {open === "fields" && (
            <CorrectForm {...{ found, guesses, onCorrect }} isConfidential={said.confidential ?? false} />
          )}
          {(open === "text" || open === "voices") && (
            <OpenedText key={open} place={place} stagedId={row.id}>
              {(read) =>
                open === "text" ? (
                  <StagedTextView read={read} found={found} />
                ) : (
                  <StagedVoices read={read} found={found} onCorrect={onCorrect} />
                )
              }
            </OpenedText>
          )}
        </div>
      )}
    </>
  );
}

type NotesProps = Readonly<{
  row: Shown;
  rows: readonly Row[];
  found: Found;
  guesses: ReadonlyMap<Guessable, string>;
  warnings: readonly string[];
}>;

/** What is uncertain, and what stands elsewhere already. */
function Notes({ row, rows, found, guesses, warnings }: NotesProps) {
  const same = hindranceOf(row, rows);
  const others = beyondGuesses(warnings);
  return (
    <ul className="staged-notes" aria-label={`What to look at in ${found.title}`}>
      {same && <li data-mark="same">{sameWords(same)}</li>}
      {!same &&
        row.staged.near.map((near) => (
          <li key={nearWords(near)} data-mark="near">
            {nearWords(near)}
          </li>
        ))}
      {others.map((warning) => (
        <li key={warning} data-mark="warning">
          {warning}
        </li>
      ))}
      {!same && <li data-mark="sure">{surenessWords(found, new Set(guesses.keys()))}</li>}
    </ul>
  );
}
