import type { DifferenceRow, Side } from "@/lib/compare/version-difference";
import { figuresIn } from "@/lib/domain/changed-figure";
import type { SourceSummary } from "@/lib/domain/source";
import type { Run } from "@/lib/text/word-difference";

type Props = Readonly<{ row: DifferenceRow; source: SourceSummary; earlier: number; later: number }>;

/** One paragraph in both versions. What is only in one is crossed out or underlined there, and said. */
export function DifferenceRowView({ row, source, earlier, later }: Props) {
  const { kind, before, after } = row;
  const isChange = kind !== "same";
  return (
    <li
      className="difference-row"
      data-kind={kind}
      data-figure={row.hasFigure || undefined}
      {...(isChange && { "data-change": "", tabIndex: -1 })}
    >
      {isChange && <p className="difference-kind">{kindWords(row, earlier, later)}</p>}
      <Paragraph side={before} mark="del" source={source} label={`Version ${earlier}`} isSame={!isChange} />
      {(isChange || !before) && (
        <Paragraph side={after} mark="ins" source={source} label={`Version ${later}`} isSame={false} />
      )}
      {!isChange && <Paragraph side={after} mark="ins" source={source} label={`Version ${later}`} isSame isTwin />}
    </li>
  );
}

function kindWords({ kind, elsewhere, hasFigure }: DifferenceRow, earlier: number, later: number): string {
  if (kind === "changed") return hasFigure ? "Changed · figures differ" : "Changed";
  const figure = hasFigure ? " · with figures" : "";
  if (elsewhere !== null) {
    return kind === "deleted"
      ? `Moved: ¶${elsewhere} in version ${later}`
      : `Moved: was ¶${elsewhere} in version ${earlier}`;
  }
  return kind === "deleted" ? `Cut${figure}` : `New${figure}`;
}

type ParagraphProps = Readonly<{
  side: Side | null;
  mark: "del" | "ins";
  source: SourceSummary;
  label: string;
  isSame: boolean;
  /** The same words again, for the second column. */
  isTwin?: boolean;
}>;

function Paragraph({ side, mark, source, label, isSame, isTwin = false }: ParagraphProps) {
  if (!side) return <div className="difference-side" data-empty="" />;
  return (
    <div className="difference-side" {...(isTwin && { "data-twin": "", "aria-hidden": true })}>
      <span className="difference-number num">
        {!isSame && <span className="unseen">{label} </span>}¶{side.number}
      </span>
      <p dir={source.direction} lang={source.language ?? undefined}>
        <Runs runs={side.runs} mark={mark} />
      </p>
    </div>
  );
}

/** Runs with what only this side has marked; figures among that stand out, unless all of it is only here. */
export function Runs({ runs, mark: Mark }: Readonly<{ runs: readonly Run[]; mark: "del" | "ins" }>) {
  // A run is told by where it begins, which no other run shares.
  let start = 0;
  const isWhole = runs.every(({ isSame }) => !isSame);
  return runs.map(({ text, isSame }) => {
    const key = start;
    start += text.length;
    if (isSame) return text;
    return (
      <Mark key={key} {...(!isWhole && figuresIn(text).length > 0 && { className: "figure" })}>
        {text}
      </Mark>
    );
  });
}
