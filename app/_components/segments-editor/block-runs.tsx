import { memo } from "react";
import type { Block } from "@/lib/text/block";

/** Blocks that are drawn, or left undrawn, together. Their borders are those of the text: moving an edge redraws one run. */
const RUN = 50;
/** Rough size of a line, for runs never yet laid out. */
const LINE_PX = 24;
const LINE_CODE_UNITS = 80;
const GAP_PX = 10;

type Props = Readonly<{ text: string; blocks: readonly Block[]; from: number; to: number }>;

/** The paragraphs `from` to `to` of a text, in runs that the browser need not draw while they are out of sight. */
export function BlockRuns({ text, blocks, from, to }: Props) {
  const runs: [number, number][] = [];
  for (let at = from; at <= to; at = nextBorder(at)) runs.push([at, Math.min(to, nextBorder(at) - 1)]);
  return runs.map(([first, last]) => (
    <BlockRun key={nextBorder(first)} text={text} blocks={blocks} from={first} to={last} />
  ));
}

const nextBorder = (at: number) => (Math.floor(at / RUN) + 1) * RUN;

const BlockRun = memo(function BlockRun({ text, blocks, from, to }: Props) {
  const shown = blocks.slice(from, to + 1);
  const units = (shown.at(-1)?.end ?? 0) - (shown[0]?.start ?? 0);
  const height = Math.round((units / LINE_CODE_UNITS + shown.length * 0.5) * LINE_PX + shown.length * GAP_PX);
  return (
    <div className="segment-run" style={{ containIntrinsicBlockSize: `auto ${height}px` }}>
      {shown.map(({ start, end, kind }, at) => (
        <p key={start} data-block={from + at} data-kind={kind}>
          {kind === "page-break" ? <span className="unseen">Page break</span> : text.slice(start, end)}
        </p>
      ))}
    </div>
  );
});
