"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { countedWords } from "@/app/_components/time-words";
import { useDesk } from "@/app/_live/live-desk";

/** What happened since the page was read does not move what one reads: it waits here until it is wanted. */
export function NewerEvents({ readAtSeq }: Readonly<{ readAtSeq: number }>) {
  const { seq } = useDesk();
  const router = useRouter();
  if (seq <= readAtSeq) return null;
  return (
    <div className="history-newer" role="status">
      <Button onClick={() => router.refresh()}>Show {countedWords(seq - readAtSeq, "newer event")}</Button>
    </div>
  );
}
