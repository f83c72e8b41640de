import Link from "next/link";
import { publishedWords } from "@/app/_components/published-words";
import { RelationMark } from "@/app/_components/relation-mark";
import { figureInWords } from "@/lib/report/figure-in-words";
import { inWords } from "@/lib/report/in-words";
import { FigureBar } from "./figure-bar";
import { inUnitOf, standingOf } from "./figure-standing";
import type { FigureGroup, ReportedFigure } from "./reported-figures";
import { ticksTo } from "./ticks-to";
import "./number-line.css";

type Props = Readonly<{ group: FigureGroup; slug: string }>;

/** Figures for one thing on one scale, each with its source: a table, in which a bar stands for the eye. */
export function NumberLine({ group: { own, most, figures }, slug }: Props) {
  const ticks = ticksTo(most);
  const last = ticks.at(-1) ?? 1;
  const thing = { ...own, object: own.unit ? null : own.object, approximate: false, comparator: null, status: null };
  const what = [own.unit, own.object].filter(Boolean).join(" ");
  return (
    <table className="number-line">
      <caption>Reported figures{what && <span className="muted"> · {what}</span>}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Figure</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={rowKey(figure)} className={figure.quantity ? undefined : "number-line-silent"}>
            <th scope="row">
              <span className="number-line-source">
                <Reporters figure={figure} slug={slug} />
              </span>
            </th>
            <td>
              <FigureBar
                ends={figure.quantity ? figure.ends : null}
                relation={figure.relations[0] ?? null}
                isApproximate={figure.quantity?.approximate ?? false}
                ticks={ticks}
              />
              <FigureWords figure={figure} unit={own.unit} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td />
          <td>
            <div className="number-line-scale">
              {ticks.map((tick) => (
                <span key={tick} style={{ left: `${(tick / last) * 100}%` }}>
                  {tick === last ? figureInWords({ ...thing, min: tick, max: tick }) : tick.toLocaleString("en")}
                </span>
              ))}
            </div>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

const rowKey = ({ quantity, reporters, from }: ReportedFigure) =>
  [
    reporters.map(({ source, voice }) => `${source.id} ${voice}`).join(" "),
    from?.id,
    quantity && figureInWords(quantity),
  ].join(" ");

/** The figure as it was reported, how sure it is of itself, and how it stands to the claim's own. */
function FigureWords({ figure, unit }: Readonly<{ figure: ReportedFigure; unit: string | null }>) {
  const { quantity, from, relations, comparison } = figure;
  if (!quantity) return <span className="number-line-words">no figure</span>;
  const manner = from?.attribution ? inWords(from.attribution.how) : null;
  const converted = inUnitOf(figure, unit);
  const notes = [manner, from === null && "read from the passage", comparison && standingOf(comparison)];
  return (
    <span className="number-line-words">
      <span className="number-line-figure">
        {figureInWords(quantity)}
        {converted && ` = ${converted}`}
      </span>{" "}
      <span className="muted">
        {notes.filter(Boolean).join(" · ") || (relations.length === 0 ? "as this claim has it" : "")}
      </span>
    </span>
  );
}

function Reporters({
  figure: { reporters, relations, from },
  slug,
}: Readonly<{ figure: ReportedFigure; slug: string }>) {
  return (
    <>
      {relations.map((relation) => (
        <RelationMark key={relation} relation={relation} />
      ))}{" "}
      {reporters.length === 0 && "No source at present"}
      {reporters.map(({ source: { id, outlet, title, published }, voice }, at) => (
        <span key={`${id} ${voice}`}>
          {at > 0 && "; "}
          <bdi>{outlet ?? title}</bdi>
          {voice && (
            <>
              {" ("}
              <bdi>{voice}</bdi>)
            </>
          )}
          , <span className="muted num">{publishedWords(published)}</span>
        </span>
      ))}{" "}
      {relations.length > 0 && from && (
        <Link href={`/investigations/${slug}/claims/${from.id}`}>claim {from.number}</Link>
      )}
    </>
  );
}
