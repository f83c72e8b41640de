import Link from "next/link";
import { buttonClass } from "@/app/_components/button";
import { type HistoryChoice, historyParams } from "@/lib/domain/history-choice";

type Props = Readonly<{
  root: string;
  choice: HistoryChoice;
  isFirst: boolean;
  /** The oldest event here, where there are older ones. */
  olderThan: number | null;
}>;

/** The way to older events and back to the newest, of the same choice. */
export function Pages({ root, choice, isFirst, olderThan }: Props) {
  if (isFirst && olderThan === null) return null;
  const newest = new URLSearchParams(historyParams(choice)).toString();
  const older = new URLSearchParams({ ...historyParams(choice), before: `${olderThan}` }).toString();
  return (
    <nav className="pages" aria-label="Pages of the history">
      {!isFirst && (
        <Link className={buttonClass()} href={newest === "" ? root : `${root}?${newest}`}>
          Newest
        </Link>
      )}
      {olderThan !== null && (
        <Link className={buttonClass()} href={`${root}?${older}`}>
          Older
        </Link>
      )}
    </nav>
  );
}
