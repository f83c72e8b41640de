import { useState } from "react";
import { SegmentsEditor } from "@/app/_components/segments-editor/segments-editor";
import type { Segment } from "@/lib/domain/source";
import type { Corrections } from "@/lib/staging/corrections";
import type { Found } from "@/lib/staging/staged";
import type { ReadText } from "./staged-requests";

type Props = Readonly<{
  read: ReadText;
  found: Found;
  onCorrect: (said: Corrections) => Promise<string | null>;
}>;

/** Whose voice each stretch of the text is, as it was proposed, to be cut otherwise before it is added. */
export function StagedVoices({ read, found, onCorrect }: Props) {
  const { text, blocks, reasons } = read;
  const [segments, setSegments] = useState<readonly Segment[]>(read.segments);
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <>
      <SegmentsEditor
        {...{ text, blocks, segments, reasons }}
        language={found.language}
        direction={found.direction}
        onChange={async (cut) => {
          setSegments(cut);
          setRefused(await onCorrect({ segments: [...cut] }));
        }}
      />
      {refused !== null && <p className="staged-reason">{refused}</p>}
    </>
  );
}
