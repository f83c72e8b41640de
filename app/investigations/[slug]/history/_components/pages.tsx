import Link from "next/link";
import { buttonClass } from "@/app/_components/button";

type Props = Readonly<{ root: string; events: readonly Readonly<{ seq: number }>[]; isFirst: boolean }>;

/** The way to older events and back to the newest. */
export function Pages({ root, events, isFirst }: Props) {
  const oldest = events.at(-1)?.seq ?? 1;
  if (isFirst && oldest <= 1) return null;
  return (
    <nav className="pages" aria-label="Pages of the history">
      {!isFirst && (
        <Link className={buttonClass()} href={root}>
          Newest
        </Link>
      )}
      {oldest > 1 && (
        <Link className={buttonClass()} href={`${root}?before=${oldest}`}>
          Older
        </Link>
      )}
    </nav>
  );
}
