import Link from "next/link";
import { Face } from "@/app/_components/face";
import { clockWords, dayWords } from "@/app/_components/time-words";
import type { HistoryEntry } from "@/db/queries/events";
import type { Desk } from "@/lib/live/desk";
import { eventWords } from "./event-words";

const QUOTE_CODE_UNITS = 220;

type Props = Readonly<{ events: readonly HistoryEntry[]; desk: Desk }>;

/** What happened, by day, newest first. Times are UTC, as in exports. */
export function EventList({ events, desk }: Props) {
  if (events.length === 0) return <p className="muted">Nothing happened before that.</p>;
  return byDay(events).map(({ day, dayEvents }) => (
    <section key={day} className="day" aria-label={day}>
      <h2>{day}</h2>
      <ol>
        {dayEvents.map((event) => (
          <li key={event.seq}>
            <EventRow event={event} desk={desk} />
          </li>
        ))}
      </ol>
    </section>
  ));
}

function EventRow({
  event: { seq, actorId, actorName, atMs, body },
  desk,
}: Readonly<{ event: HistoryEntry; desk: Desk }>) {
  const { did, thing, rest, quote } = eventWords(body, desk);
  return (
    <div className="event">
      <time dateTime={new Date(atMs).toISOString()} className="num">
        {clockWords(atMs)}
      </time>
      <Face name={actorName} id={actorId} />
      <div>
        <b>{actorName}</b> {did}{" "}
        {thing && <Link href={`/investigations/${desk.investigation.slug}${thing.path}`}>{thing.name}</Link>}
        {thing && rest && " "}
        {rest}
        {quote && <p>{cut(quote)}</p>}
      </div>
      <span className="num muted" title={`Event ${seq}`}>
        <span className="unseen">event </span>
        {seq}
      </span>
    </div>
  );
}

function cut(text: string): string {
  return text.length <= QUOTE_CODE_UNITS ? text : `${text.slice(0, QUOTE_CODE_UNITS).replace(/\s+\S*$/, "")} …`;
}

function byDay(events: readonly HistoryEntry[]) {
  const days: { day: string; dayEvents: HistoryEntry[] }[] = [];
  for (const event of events) {
    const day = dayWords(event.atMs);
    const latest = days.at(-1);
    if (latest?.day === day) latest.dayEvents.push(event);
    else days.push({ day, dayEvents: [event] });
  }
  return days;
}
