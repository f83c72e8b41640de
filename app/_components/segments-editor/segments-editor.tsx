"use client";

import "./segments-editor.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { blockAt, edgeRange, withCutBefore, withEdgeAt, withNext, withoutGaps } from "@/lib/domain/segment-cuts";
import type { Direction, Segment } from "@/lib/domain/source";
import { segmentNames } from "@/lib/editor/segment-names";
import type { SegmentReason } from "@/lib/ingest/voices/segment-reason";
import type { Block } from "@/lib/text/block";
import { BlockRuns } from "./block-runs";
import { CutHere } from "./cut-here";
import { firstWords } from "./first-words";
import { SegmentEdge } from "./segment-edge";
import { SegmentHead } from "./segment-head";
import { segmentHues } from "./segment-hues";

type Props = Readonly<{
  text: string;
  blocks: readonly Block[];
  segments: readonly Segment[];
  /** Why each proposed segment was proposed. A reason is shown for as long as its segment is what was proposed. */
  reasons?: readonly SegmentReason[];
  onChange: (segments: readonly Segment[]) => void;
  language?: string | null;
  direction?: Direction;
}>;

/**
 * Whose voice each stretch of a text is: the text, with its segments at the side. An edge between two is dragged from
 * paragraph to paragraph, or moved by the arrow keys; kind, voice and reliability are fields. The segments are the
 * caller's: every change is handed to `onChange`, whole.
 */
export function SegmentsEditor({
  text,
  blocks,
  segments: given,
  reasons = [],
  onChange,
  language,
  direction = "ltr",
}: Props) {
  const root = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | null>(null);
  const announce = useAnnounce();
  const segments = useMemo(() => withoutGaps(blocks, given), [blocks, given]);
  const [proposed] = useState(segments);
  const reasonOf = useMemo(() => reasonsBy(proposed, reasons), [proposed, reasons]);
  const voices = useMemo(() => [...new Set(segments.flatMap(({ voice }) => voice ?? []))], [segments]);

  useEffect(() => {
    if (focusNext.current === null) return;
    root.current?.querySelector<HTMLElement>(focusNext.current)?.focus();
    focusNext.current = null;
  });

  const called = (at: number) => {
    const segment = segments[at];
    return segment ? [segmentNames(segment.kind), segment.voice].filter(Boolean).join(", ") : "";
  };
  const cutBefore = (block: number) => {
    const cut = withCutBefore(blocks, segments, block);
    if (cut === segments) return;
    const at = cut.findIndex(({ start }) => start === blocks[block]?.start);
    focusNext.current = `[data-edge="${at}"]`;
    announce(`Split. Segment ${at + 1} begins at ${firstWords(text, blocks[block])}.`);
    onChange(cut);
  };
  const merge = (at: number) => {
    focusNext.current = `[data-segment="${at}"] select`;
    announce(`Merged with the next: ${called(at)}.`);
    onChange(withNext(segments, at));
  };

  return (
    <div className="segments-editor" ref={root}>
      <ol>
        {segments.map((segment, at) => {
          const [from, to] = [blockAt(blocks, segment.start), blockAt(blocks, segment.end - 1)];
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a segment is the third of a text, wherever it begins
              key={at}
              data-segment={at}
              data-hue={segmentHues[segment.kind]}
              aria-label={`Segment ${at + 1}, ${called(at)}`}
            >
              {at > 0 && (
                <SegmentEdge
                  at={at}
                  name={`Edge between ${called(at - 1)} and ${called(at)}`}
                  block={from}
                  range={edgeRange(blocks, segments, at)}
                  begins={firstWords(text, blocks[from])}
                  onMove={(block) => onChange(withEdgeAt(blocks, segments, at, block))}
                />
              )}
              <SegmentHead
                number={at + 1}
                segment={segment}
                voices={voices}
                reason={reasonOf(segment)}
                onChange={(part) => onChange(segments.with(at, { ...segment, ...part }))}
                onCut={from < to ? () => cutBefore(from + 1) : null}
                onMerge={at + 1 < segments.length ? () => merge(at) : null}
              />
              <div className="segment-text" dir={direction} {...(language && { lang: language })}>
                <BlockRuns text={text} blocks={blocks} from={from} to={to} />
              </div>
            </li>
          );
        })}
      </ol>
      <CutHere root={root} onCut={cutBefore} />
    </div>
  );
}

/** The reason of a segment that begins, and speaks, as it was proposed: what somebody changed is theirs. */
function reasonsBy(proposed: readonly Segment[], reasons: readonly SegmentReason[]) {
  const because = new Map(reasons.map((reason) => [reason.start, reason]));
  const before = new Map(proposed.map((segment) => [segment.start, segment]));
  return ({ start, kind, voice }: Segment): SegmentReason | null => {
    const was = before.get(start);
    return was?.kind === kind && was.voice === voice ? (because.get(start) ?? null) : null;
  };
}
