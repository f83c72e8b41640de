import Link from "next/link";
import { RelationMark } from "@/app/_components/relation-mark";
import { figureInWords } from "@/lib/report/figure-in-words";
import { FigureBar } from "./figure-bar";
import type { FigureGroup, ReportedFigure } from "./reported-figures";
import { ticksTo } from "./ticks-to";
import "./number-line.css";

type Props = Readonly<{ group: FigureGroup; slug: string }>;

/** Figures for one thing on one scale, each with its source: a table, in which a bar stands for the eye. */
export function NumberLine({ group, slug }: Props) {
  const ticks = ticksTo(group.most);
  const last = ticks.at(-1) ?? 1;
  return (
    <table className="number-line">
      <caption>Reported figures{group.what && <span className="muted"> · {group.what}</span>}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Figure</th>
        </tr>
      </thead>
      <tbody>
        {group.figures.map((figure) => (
          <tr key={`${figure.from.id} ${figureInWords(figure.quantity)}`}>
            <th scope="row">
              <Reporter figure={figure} slug={slug} />
            </th>
            <td>
              <FigureBar quantity={figure.quantity} relation={figure.relation} ticks={ticks} />
              <span className="number-line-words">{figureInWords(figure.quantity)}</span>
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
                  {tick.toLocaleString("en")}
                </span>
              ))}
            </div>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Reporter({ figure: { sources, relation, from }, slug }: Readonly<{ figure: ReportedFigure; slug: string }>) {
  const names = sources.map(({ outlet, title }) => outlet ?? title).join(", ") || "No source at present";
  if (relation === null) return <bdi>{names}</bdi>;
  return (
    <>
      <RelationMark relation={relation} /> <bdi>{names}</bdi>{" "}
      <Link href={`/investigations/${slug}/claims/${from.id}`}>claim {from.number}</Link>
    </>
  );
}
