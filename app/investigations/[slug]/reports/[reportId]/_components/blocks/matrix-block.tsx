import { useDesk } from "@/app/_live/live-desk";
import { matrixOf } from "@/lib/compare/matrix";
import type { ClaimId } from "@/lib/domain/ids";
import { MatrixGrid } from "../../../../matrix/_components/matrix-grid";
import { MatrixLegend } from "../../../../matrix/_components/matrix-legend";
import "../../../../matrix/_components/matrix.css";
import { useReportContext } from "../report-context";
import { useDeskOf } from "./use-desk-of";

/** Claims down, sources across: of the claims named, or of every claim of the report. */
export function MatrixBlock({ claimIds }: Readonly<{ claimIds: readonly ClaimId[] | null }>) {
  const { slug } = useDesk().investigation;
  const { places } = useReportContext();
  const matrix = matrixOf(useDeskOf(claimIds), places);
  if (matrix.rows.length === 0) return <p className="muted">The report names no claim that stands yet.</p>;
  return (
    <div className="matrix report-matrix">
      <MatrixGrid slug={slug} matrix={matrix} />
      <MatrixLegend />
    </div>
  );
}
