"use client";

import { momentIn, useZone } from "./zone-words";

/** A moment in the reader's zone, which it names. */
export function ZonedMoment({ atMs }: Readonly<{ atMs: number }>) {
  const zone = useZone();
  return <time dateTime={new Date(atMs).toISOString()}>{momentIn(atMs, zone)}</time>;
}
