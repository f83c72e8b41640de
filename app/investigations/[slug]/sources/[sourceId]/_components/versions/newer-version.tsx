"use client";

import "./versions.css";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/app/_components/button";
import { countedWords } from "@/app/_components/time-words";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk } from "@/app/_live/live-desk";
import { waitingPassages } from "@/lib/live/waiting";
import type { OpenArticle } from "../open-article";

type Props = Readonly<{
  /** What is being read. */
  article: OpenArticle;
  /** Opens the later text; null while it has not been read from the server. */
  onRead: (() => void) | null;
}>;

/** Says that a later version of what one reads has come in, and what of the open one awaits a look. */
export function NewerVersion({ article, onRead }: Props) {
  const desk = useDesk();
  const router = useRouter();
  const announce = useAnnounce();
  const [isAsked, setIsAsked] = useState(false);
  const source = desk.sources[article.sourceId];
  const number = source && source.version.id !== article.versionId ? source.version.number : null;
  useEffect(() => {
    if (number !== null) announce(`Version ${number} of this source has come in.`);
  }, [number, announce]);
  useEffect(() => {
    if (isAsked && onRead) onRead();
  }, [isAsked, onRead]);
  if (!source) return null;
  const waiting = waitingPassages(desk).get(source.id)?.length ?? 0;
  const root = `/investigations/${desk.investigation.slug}/sources/${source.id}`;
  if (number === null && waiting === 0) return null;
  return (
    <aside className="version-banner" aria-label="Versions">
      {number === null ? (
        <span>
          {countedWords(waiting, "passage")} of the version before {waiting === 1 ? "has" : "have"} other words here, or
          no place.
        </span>
      ) : (
        <span>
          <strong>Version {number} has come in.</strong> You go on reading the one before.
        </span>
      )}
      {number !== null && (
        <Button
          size="small"
          onClick={() => {
            setIsAsked(true);
            router.refresh();
          }}
        >
          Read version {number}
        </Button>
      )}
      {waiting > 0 && <Link href={`${root}/queue`}>{countedWords(waiting, "passage")} to look at</Link>}
    </aside>
  );
}
