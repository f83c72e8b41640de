import { Button } from "@/app/_components/button";
import { reportFormatFacts } from "@/lib/report/report-formats";
import type { Exporting } from "./use-export";
import "./export.css";

type Props = Readonly<{ exporting: Exporting; onCancel: () => void; onDismiss: () => void }>;

/** How far an export is, at the foot of the screen, once it takes a second; or why it came to nothing. */
export function ExportProgress({ exporting, onCancel, onDismiss }: Props) {
  if (exporting === null || ("isSlow" in exporting && !exporting.isSlow)) return null;
  const { name } = reportFormatFacts[exporting.format];
  if ("failed" in exporting) {
    return (
      <section className="export-progress" aria-label="Export">
        <p>{exporting.failed}</p>
        <Button size="small" onClick={onDismiss}>
          Close
        </Button>
      </section>
    );
  }
  const { progress } = exporting;
  const isReading = progress !== null && progress.done < progress.of;
  const stage = progress === null ? "waiting for its turn" : isReading ? inClaims(progress) : "setting the pages";
  return (
    <section className="export-progress" aria-label="Export">
      <p>
        {name}: <span className="num">{stage}</span>
      </p>
      <progress aria-label={`${name} export`} {...(isReading && { value: progress.done, max: progress.of })} />
      <Button size="small" onClick={onCancel}>
        Cancel
      </Button>
    </section>
  );
}

const inClaims = ({ done, of }: Readonly<{ done: number; of: number }>) =>
  `${done.toLocaleString("en")} of ${of.toLocaleString("en")} claims`;
