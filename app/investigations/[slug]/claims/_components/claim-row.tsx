import Link from "next/link";
import { memo } from "react";
import { ChangedFigureFlag } from "@/app/_components/changed-figure-flag";
import { ClaimTypeChip } from "@/app/_components/claim-type-chip";
import { RelationMark } from "@/app/_components/relation-mark";
import { dayWords, momentWords } from "@/app/_components/time-words";
import { claimFacts } from "@/lib/compare/claim-facts";
import { relations } from "@/lib/domain/evidence";
import type { ClaimId } from "@/lib/domain/ids";
import type { ClaimView } from "@/lib/live/claim-view";
import { changedFigures } from "@/lib/live/waiting";
import { headed } from "@/lib/report/in-words";

export type Toggle = (claimId: ClaimId, isSelected: boolean, isRange: boolean) => void;

type Props = Readonly<{
  root: string;
  view: ClaimView;
  index: number;
  /** What the rows that are left out before it would fill. */
  gapPx: number;
  isSelected: boolean;
  isTabStop: boolean;
  lastBy: string;
  onToggle: Toggle;
  measure: (element: HTMLElement | null) => void;
}>;

/** One claim in the list: what it says, how far it is, and what speaks for and against it. */
export const ClaimRow = memo(function ClaimRow(props: Props) {
  const { root, view, index, gapPx, isSelected, isTabStop, onToggle, measure } = props;
  const { claim, state, curation, count } = view;
  const { sourceIds, figures, isContested, last } = claimFacts(view);
  const changed = changedFigures(view);
  const bearing = relations.filter((relation) => count[relation] > 0);
  return (
    <tr
      ref={measure}
      className="claims-row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      data-state={state}
      data-claim={claim.id}
      tabIndex={isTabStop ? 0 : -1}
      style={{ marginTop: `${gapPx}px` }}
    >
      <Cell className="claims-select">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Select claim ${claim.number}`}
          checked={isSelected}
          // A click knows of the Shift key, and a change does not.
          onClick={(event) => onToggle(claim.id, event.currentTarget.checked, event.shiftKey)}
          readOnly
        />
      </Cell>
      <Cell className="num claims-number">{claim.number}</Cell>
      <Cell className="claims-wording">
        <Link prefetch={false} tabIndex={-1} href={`${root}/claims/${claim.id}`} dir="auto" title={claim.wording}>
          {claim.wording}
        </Link>
        {figures !== "" && <span className="claims-figures">{figures}</span>}
        {changed[0] && <ChangedFigureFlag figure={changed[0]} who={changed[0].source.outlet ?? "The source"} />}
      </Cell>
      <Cell>
        <ClaimTypeChip type={claim.type} />
      </Cell>
      <Cell className="claims-state">{headed(state)}</Cell>
      <Cell className="claims-verdict">
        {curation ? headed(curation.verdict) : !isContested && <None />}
        {isContested && <span className="chip claims-contested">contested</span>}
      </Cell>
      <Cell className="num claims-sources">
        {sourceIds.size}
        <span className="claims-unit"> {sourceIds.size === 1 ? "source" : "sources"}</span>
      </Cell>
      <Cell className="claims-evidence">
        {bearing.map((relation) => (
          <RelationMark key={relation} relation={relation} count={count[relation]} />
        ))}
        {bearing.length === 0 && <None />}
      </Cell>
      <Cell className="claims-changed">
        <time dateTime={new Date(last.atMs).toISOString()} title={momentWords(last.atMs)}>
          {dayWords(last.atMs)}
        </time>
        <span>{props.lastBy}</span>
      </Cell>
    </tr>
  );
});

type CellProps = Readonly<{ className?: string; children: React.ReactNode }>;

function Cell({ className, children }: CellProps) {
  return <td className={className}>{children}</td>;
}

const None = () => <span className="muted claims-none">—</span>;
