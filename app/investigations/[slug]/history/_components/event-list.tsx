"use client";

import Link from "next/link";
import { Face } from "@/app/_components/face";
import { BeforeAndAfter } from "./before-and-after";
import type { ShownEvent } from "./shown-event";
import { clockTimeIn, dayIn, useZone } from "./zone-words";

const QUOTE_CODE_UNITS = 220;

type Props = Readonly<{
  events: readonly ShownEvent[];
  slug: string;
  /** The zone that the days were chosen in; else the reader's own. */
  chosenZone: string | null;
}>;

/** What happened, by day, newest first. */
export function EventList({ events, slug, chosenZone }: Props) {
  const own = useZone();
  const zone = chosenZone ?? own;
  return (
    <>
      <p className="muted history-zone">Days and times are those of {zone}.</p>
      {byDay(events, zone).map(({ day, dayEvents }) => (
        <section key={day} className="day" aria-label={day}>
          <h2>{day}</h2>
          <ol>
            {dayEvents.map((event) => (
              <li key={event.seq} id={`event-${event.seq}`}>
                <EventRow event={event} slug={slug} zone={zone} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function EventRow({ event, slug, zone }: Readonly<{ event: ShownEvent; slug: string; zone: string }>) {
  const { seq, actorId, actorName, atMs, words, undoing, through } = event;
  const { did, thing, rest, quote } = words;
  return (
    <div className="event">
      <time dateTime={new Date(atMs).toISOString()} className="num">
        {clockTimeIn(atMs, zone)}
      </time>
      <Face name={actorName} id={actorId} />
      <div>
        <b>{actorName}</b> {did} {thing && <Link href={`/investigations/${slug}${thing.path}`}>{thing.name}</Link>}
        {thing && rest && " "}
        {rest}
        {undoing?.undoes && <Other seq={undoing.undoes} slug={slug} what="takes back" />}
        {undoing?.undoneBy && <Other seq={undoing.undoneBy} slug={slug} what="taken back by" />}
        {through && <span className="event-other"> · through the access token “{through}”</span>}
        {quote && <p dir="auto">{cut(quote)}</p>}
        <BeforeAndAfter event={event} slug={slug} />
      </div>
      <span className="num muted" title={`Event ${seq}`}>
        <span className="unseen">event </span>
        {seq}
      </span>
    </div>
  );
}

/** The event that took this one back, or that it took back; it may stand on another page. */
function Other({ seq, slug, what }: Readonly<{ seq: number; slug: string; what: string }>) {
  return (
    <span className="event-other">
      {" "}
      · {what} <Link href={`/investigations/${slug}/history?before=${seq + 1}#event-${seq}`}>event {seq}</Link>
    </span>
  );
}

function cut(text: string): string {
  return text.length <= QUOTE_CODE_UNITS ? text : `${text.slice(0, QUOTE_CODE_UNITS).replace(/\s+\S*$/, "")} …`;
}

function byDay(events: readonly ShownEvent[], zone: string) {
  const days: { day: string; dayEvents: ShownEvent[] }[] = [];
  for (const event of events) {
    const day = dayIn(event.atMs, zone);
    const latest = days.at(-1);
    if (latest?.day === day) latest.dayEvents.push(event);
    else days.push({ day, dayEvents: [event] });
  }
  return days;
}
