import "./changed-figure-flag.css";
import Link from "next/link";
import type { ChangedFigure } from "@/lib/domain/changed-figure";
import { changedFigureInWords } from "@/lib/report/changed-figure-in-words";

type Props = Readonly<{ figure: ChangedFigure; href?: string; who?: string }>;

/** Says that a source gives another figure now than the one somebody marked; leads to where that is settled. */
export function ChangedFigureFlag({ figure, href, who }: Props) {
  const words = (
    <>
      <b aria-hidden="true">≠</b>
      <span>{changedFigureInWords(figure, who)}</span>
    </>
  );
  return href ? (
    <Link className="figure-flag" href={href} prefetch={false}>
      {words}
    </Link>
  ) : (
    <span className="figure-flag">{words}</span>
  );
}
