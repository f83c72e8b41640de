import Link from "next/link";
import { buttonClass } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { countedWords, countWords } from "@/app/_components/time-words";
import type { Custody as Checked } from "@/db/queries/custody";
import { ZonedMoment } from "./zoned-moment";

type Props = Readonly<{ checking: Promise<Checked>; root: string }>;

/** Whether the history is whole: each event's hash covers the one before, up to the head shown here. */
export async function Custody({ checking, root }: Props) {
  const { unbroken, events, head, brokenAt, faults, checkedAtMs, eventsSince } = await checking;
  if (!unbroken) {
    return (
      <div className="notice notice-bad custody" role="alert">
        <b>The history is broken at event {countWords(brokenAt ?? 0)}.</b>
        <ul>
          {faults.slice(0, FAULTS_SHOWN).map(({ seq, message }) => (
            <li key={seq}>
              Event {countWords(seq)}: {message}
            </li>
          ))}
        </ul>
        {faults.length > FAULTS_SHOWN && (
          <p>
            And {countWords(faults.length - FAULTS_SHOWN)} more, which <code>crossread verify</code> lists.
          </p>
        )}
        <p>
          Somebody or something changed the database outside Crossread. Keep a copy of it, and compare it with a backup.
        </p>
      </div>
    );
  }
  return (
    <div className="notice notice-good custody">
      <b>Unbroken: {countedWords(events, "event")}</b>
      <div className="custody-head">
        <span className="muted">head</span>
        <code>{head}</code>
        <CopyButton text={head} label="Copy head" />
      </div>
      <p className="muted">
        Every event was checked on <ZonedMoment atMs={checkedAtMs} />
        {eventsSince > 0 && `, and the ${countWords(eventsSince)} since then just now`}.{" "}
        <Link className={buttonClass("quiet", "small")} href={`${root}?check=now`}>
          Check again
        </Link>
      </p>
      <p className="muted">
        Keep the head somewhere else. <code>crossread verify --expect HEAD</code> then shows whether anything before it
        was changed or cut off, and compares every claim, passage, text and original with the history.
      </p>
    </div>
  );
}

const FAULTS_SHOWN = 5;

/** What stands in its place while a long history is read. */
export function Checking() {
  return (
    <div className="notice custody" role="status">
      <b>Checking every event …</b>
    </div>
  );
}
