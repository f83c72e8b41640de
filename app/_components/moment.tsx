import { agoWords, momentWords } from "./time-words";

type Props = Readonly<{
  atMs: number;
  /** When given, the time is told from there ("3 hours ago"), and in full on pointing. */
  nowMs?: number;
}>;

/** A moment, for people and for machines. The page says what is now, so server and browser agree. */
export function Moment({ atMs, nowMs }: Props) {
  const full = momentWords(atMs);
  return (
    <time dateTime={new Date(atMs).toISOString()} title={full}>
      {nowMs === undefined ? full : agoWords(atMs, nowMs)}
    </time>
  );
}
