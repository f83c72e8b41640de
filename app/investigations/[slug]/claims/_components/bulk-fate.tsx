import Link from "next/link";
import { Button } from "@/app/_components/button";
import { type Bulk, bulkWords } from "./use-bulk";

type Props = Readonly<{
  slug: string;
  bulk: Bulk;
  /** How many of its changes can be undone, and how many were. */
  undoable: number;
  takenBack: number;
  undo: () => Promise<void>;
  stop: () => void;
  dismiss: () => void;
}>;

/** What becomes of one change of many claims: how far it is, what was refused, and the way back. */
export function BulkFate({ slug, bulk, undoable, takenBack, undo, stop, dismiss }: Props) {
  const isBusy = bulk.state === "running" || bulk.state === "undoing";
  return (
    <>
      <div className="form-row claims-bulk-fate">
        {isBusy && (
          <progress
            aria-label="Progress"
            max={bulk.state === "undoing" ? bulk.through : bulk.total}
            value={bulk.state === "undoing" ? takenBack : bulk.through + bulk.refused.length}
          />
        )}
        <span>{bulkWords(bulk, takenBack)}</span>
        {bulk.state === "running" && (
          <Button size="small" onClick={stop}>
            Stop
          </Button>
        )}
        {bulk.state === "done" && undoable > 0 && (
          <Button size="small" onClick={() => void undo()}>
            Undo all {undoable}
          </Button>
        )}
        {!isBusy && (
          <Button size="small" tone="quiet" onClick={dismiss}>
            Dismiss
          </Button>
        )}
      </div>
      {bulk.refused.length > 0 && (
        <ul className="claims-refused">
          {bulk.refused.map(({ claimId, number, reason }) => (
            <li key={claimId}>
              <Link prefetch={false} href={`/investigations/${slug}/claims/${claimId}`}>
                Claim {number}
              </Link>{" "}
              {reason}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
