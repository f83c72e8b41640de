import { CopyButton } from "@/app/_components/copy-button";
import { countedWords, countWords } from "@/app/_components/time-words";
import type { verifyHistory } from "@/db/queries/events";

type Props = Readonly<{ verified: Awaited<ReturnType<typeof verifyHistory>> }>;

/** Whether the history is whole: each event's hash covers the one before, up to the head shown here. */
export function Custody({ verified: { unbroken, events, head, brokenAt } }: Props) {
  if (!unbroken) {
    return (
      <div className="notice notice-bad" role="alert">
        <b>The history is broken at event {countWords(brokenAt ?? 0)}.</b>
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
        Keep the head somewhere else. <code>crossread verify --expect HEAD</code> then shows whether anything before it
        was changed or cut off.
      </p>
    </div>
  );
}
