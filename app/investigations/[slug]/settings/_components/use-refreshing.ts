"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useDesk } from "@/app/_live/live-desk";

/** Events that come together are read again together. */
const QUIET_MS = 250;

/** Reads the page again after a change to the investigation: settings are not on the desk, which would tell of them. */
export function useRefreshing(): void {
  const router = useRouter();
  const { seq } = useDesk();
  const read = useRef(seq);
  useEffect(() => {
    if (seq === read.current) return;
    const timer = setTimeout(() => {
      read.current = seq;
      router.refresh();
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [seq, router]);
}
