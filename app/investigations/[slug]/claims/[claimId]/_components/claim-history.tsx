import { Moment } from "@/app/_components/moment";
import type { EventWords } from "./claim-event-in-words";

export type ClaimEvent = EventWords & Readonly<{ seq: number; actorName: string; atMs: number }>;

/** What happened to the claim, newest first. */
export function ClaimHistory({ events }: Readonly<{ events: readonly ClaimEvent[] }>) {
  return (
    <section className="block" aria-labelledby="history">
      <h2 id="history">History</h2>
      <ol className="claim-history">
        {events.map(({ seq, actorName, atMs, what, detail }) => (
          <li key={seq}>
            <span className="num muted">#{seq}</span>
            <div>
              <p>
                <strong>{actorName}</strong> {what}{" "}
                <span className="muted">
                  · <Moment atMs={atMs} />
                </span>
              </p>
              {detail && (
                <p className="claim-history-detail" dir="auto">
                  {detail}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
