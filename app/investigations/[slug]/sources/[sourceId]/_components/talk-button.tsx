"use client";

import { Button } from "@/app/_components/button";
import { countedWords } from "@/app/_components/time-words";
import type { Talk } from "./use-talk";

/** How many open threads the page has, opening them: the way in for those who do not see the marks. */
export function TalkButton({ talk, onRead }: Readonly<{ talk: Talk; onRead?: () => void }>) {
  if (talk.threads.length === 0) return null;
  return (
    <Button
      size="small"
      tone="quiet"
      className="talk-open"
      onClick={() => {
        onRead?.();
        talk.read();
      }}
    >
      {countedWords(talk.threads.length, "open thread")} on these words
    </Button>
  );
}
