import { type ReactNode, useEffect, useState } from "react";
import type { StagedId } from "@/lib/domain/ids";
import { type Answer, ask, at, type Place, type ReadText, readText } from "./staged-requests";

type Props = Readonly<{ place: Place; stagedId: StagedId; children: (read: ReadText) => ReactNode }>;

/** Fetches the text of what waits, when somebody wants to see it. */
export function OpenedText({ place, stagedId, children }: Props) {
  const [answer, setAnswer] = useState<Answer<ReadText> | null>(null);
  const { slug, person } = place;
  useEffect(() => {
    let isOpen = true;
    void ask({ slug, person }, { path: at(stagedId) }, readText).then((text) => {
      if (isOpen) setAnswer(text);
    });
    return () => {
      isOpen = false;
    };
  }, [slug, person, stagedId]);

  if (answer === null) return <p className="muted">Opening the text</p>;
  if ("refused" in answer) return <p className="staged-reason">{answer.refused}</p>;
  return children(answer.value);
}
