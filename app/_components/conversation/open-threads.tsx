"use client";

import Link from "next/link";
import { countedWords } from "@/app/_components/time-words";
import { useDesk } from "@/app/_live/live-desk";
import type { ClaimId } from "@/lib/domain/ids";
import { openThreadCount } from "@/lib/live/thread-view";

/** How many open threads a claim has, leading to where they are read. Nothing when there are none. */
export function OpenThreads({ claimId, href }: Readonly<{ claimId: ClaimId; href: string }>) {
  const count = openThreadCount(useDesk(), claimId);
  if (count === 0) return null;
  return (
    <Link className="open-threads" href={`${href}#conversation`}>
      {countedWords(count, "open thread")}
    </Link>
  );
}
