import { Button } from "@/app/_components/button";
import type { ComingRow as Coming } from "./staging-rows";

type Props = Readonly<{ row: Coming; onTryAgain: () => void; onRemove: () => void }>;

/** A file or a page on its way in: how far it is, or why it was not taken. */
export function ComingRow({ row: { name, progress }, onTryAgain, onRemove }: Props) {
  return (
    <li className="staged" data-state={progress.is === "failed" ? "refused" : "coming"}>
      <p className="staged-name" dir="auto">
        {name}
      </p>
      {progress.is === "waiting" && <p className="muted">Waiting for the one before it</p>}
      {progress.is === "sending" && (
        <p className="staged-progress muted">
          <progress value={progress.share < 1 ? progress.share : undefined} aria-label={`Sending ${name}`} />
          {progress.share < 1 ? "Sending" : "Reading"}
        </p>
      )}
      {progress.is === "failed" && (
        <>
          <p className="staged-reason">
            <strong>Not taken.</strong> {progress.reason}
          </p>
          <p className="staged-doing">
            {progress.mayTryAgain && (
              <Button size="small" aria-label={`Try again: ${name}`} onClick={onTryAgain}>
                Try again
              </Button>
            )}
            <Button size="small" tone="quiet" aria-label={`Dismiss: ${name}`} onClick={onRemove}>
              Dismiss
            </Button>
          </p>
        </>
      )}
    </li>
  );
}
