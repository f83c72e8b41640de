"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useDesk } from "@/app/_live/live-desk";

/** Events that come together are read together. */
const QUIET_MS = 250;
/** After one reading the next waits so long, however much happens meanwhile. */
const REST_MS = 2_000;

/** Reads the page again after a change to the investigation that the desk does not tell of: settings, reports, editions. */
export function useRefreshing(): void {
  const router = useRouter();
  const { seq } = useDesk();
  const latest = useRef(seq);
  const read = useRef({ seq, atMs: 0 });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    latest.current = seq;
    if (seq === read.current.seq || timer.current) return;
    const restMs = read.current.atMs + REST_MS - Date.now();
    timer.current = setTimeout(
      () => {
        timer.current = null;
        read.current = { seq: latest.current, atMs: Date.now() };
        router.refresh();
      },
      Math.max(QUIET_MS, restMs),
    );
  }, [seq, router]);
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
}
