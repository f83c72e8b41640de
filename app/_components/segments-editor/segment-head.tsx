import { useId } from "react";
import { Button } from "@/app/_components/button";
import { reliabilities, type Segment, segmentKinds } from "@/lib/domain/source";
import { segmentNames } from "@/lib/editor/segment-names";
import type { SegmentReason } from "@/lib/ingest/voices/segment-reason";

const VOICE_CODE_UNITS = 500;

type Props = Readonly<{
  number: number;
  segment: Segment;
  /** Voices that the text has already, offered while one is typed. */
  voices: readonly string[];
  reason: SegmentReason | null;
  onChange: (part: Partial<Pick<Segment, "kind" | "voice" | "reliability">>) => void;
  onCut: (() => void) | null;
  onMerge: (() => void) | null;
}>;

const sureness = { sure: "", likely: "Likely. ", unsure: "Not sure. " } as const;

/** What a segment is: its kind, whose voice, how reliable, why it was proposed; and what can be done with it. */
export function SegmentHead({ number, segment, voices, reason, onChange, onCut, onMerge }: Props) {
  const id = useId();
  const { kind, voice, reliability } = segment;
  return (
    <div className="segment-side">
      <select
        className="input segment-kind"
        aria-label={`Kind of segment ${number}`}
        {...(reason && { "aria-describedby": id })}
        value={kind}
        onChange={({ target }) => onChange({ kind: segmentKinds.find((known) => known === target.value) ?? kind })}
      >
        {segmentKinds.map((known) => (
          <option key={known} value={known}>
            {segmentNames(known)}
          </option>
        ))}
      </select>
      <input
        className="input"
        aria-label={`Voice of segment ${number}`}
        placeholder="Whose voice?"
        list={`${id}-voices`}
        dir="auto"
        maxLength={VOICE_CODE_UNITS}
        value={voice ?? ""}
        onChange={({ target }) => onChange({ voice: target.value === "" ? null : target.value })}
      />
      <datalist id={`${id}-voices`}>
        {voices.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <select
        className="input"
        aria-label={`Reliability of segment ${number}`}
        value={reliability ?? ""}
        onChange={({ target }) =>
          onChange({ reliability: reliabilities.find((known) => known === target.value) ?? null })
        }
      >
        <option value="">Reliability: the source’s</option>
        {reliabilities.map((known) => (
          <option key={known} value={known}>
            {`Reliability ${known}${known === "F" ? ": cannot judge" : ""}`}
          </option>
        ))}
      </select>
      {reason && (
        <p className="segment-reason" id={id} dir="auto">
          <b>{sureness[reason.sureness]}</b>
          {reason.reason}
        </p>
      )}
      <div className="segment-acts">
        {onCut && (
          <Button size="small" tone="quiet" aria-label={`Split segment ${number}`} onClick={onCut}>
            Split
          </Button>
        )}
        {onMerge && (
          <Button size="small" tone="quiet" aria-label={`Merge segment ${number} with the next`} onClick={onMerge}>
            Merge with next
          </Button>
        )}
      </div>
    </div>
  );
}
