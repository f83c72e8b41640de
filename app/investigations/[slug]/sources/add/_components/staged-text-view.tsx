import { useState } from "react";
import { Button } from "@/app/_components/button";
import { countedWords } from "@/app/_components/time-words";
import type { Found } from "@/lib/staging/staged";
import { voiceWords } from "./found-words";
import type { ReadText } from "./staged-requests";

type Props = Readonly<{ read: ReadText; found: Found }>;

const FIRST = 8;
const MORE = 40;

/** The text as it was read: its first paragraphs, then more of them, with whose voice begins where. */
export function StagedTextView({ read, found }: Props) {
  const [shown, setShown] = useState(FIRST);
  const { text, blocks, segments } = read;
  const paragraphs = blocks.filter(({ kind }) => kind !== "page-break");
  const opening = new Map(segments.map((segment) => [segment.start, segment]));
  const left = paragraphs.length - shown;
  return (
    <div className="staged-text">
      {segments.length > 1 && (
        <ol className="staged-voices" aria-label="Segments">
          {segments.map((segment) => (
            <li key={segment.start} className="chip">
              {voiceWords(segment)}
            </li>
          ))}
        </ol>
      )}
      <div className="staged-prose" dir={found.direction} {...(found.language && { lang: found.language })}>
        {paragraphs.slice(0, shown).map((block) => {
          const segment = segments.length > 1 && opening.get(block.start);
          return (
            <div key={block.start}>
              {segment && (
                <p className="eyebrow" dir="ltr" lang="en">
                  {voiceWords(segment)}
                </p>
              )}
              <p data-kind={block.kind}>{text.slice(block.start, block.end)}</p>
            </div>
          );
        })}
      </div>
      {left > 0 && (
        <Button size="small" tone="quiet" onClick={() => setShown(shown + MORE)}>
          Show {Math.min(MORE, left)} of {countedWords(left, "more paragraph")}
        </Button>
      )}
    </div>
  );
}
