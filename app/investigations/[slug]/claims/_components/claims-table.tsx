import type { ClaimView } from "@/lib/live/claim-view";
import type { Choice, SortKey } from "./chosen-claims";
import { ClaimRow } from "./claim-row";

type Sort = Choice["sort"];
type Props = Readonly<{ slug: string; views: readonly ClaimView[]; sort: Sort; onSort: (sort: Sort) => void }>;

/** The claims as rows; as cards where a row would not fit. */
export function ClaimsTable({ slug, views, sort, onSort }: Props) {
  const heading = (key: SortKey, name: string) => (
    <th scope="col" aria-sort={sort.key !== key ? "none" : sort.isDescending ? "descending" : "ascending"}>
      <button type="button" onClick={() => onSort({ key, isDescending: sort.key === key && !sort.isDescending })}>
        {name}
        <span className="claims-arrow" aria-hidden="true">
          {sort.key === key ? (sort.isDescending ? "↓" : "↑") : ""}
        </span>
      </button>
    </th>
  );
  return (
    <table className="table claims-table">
      <caption className="unseen">Claims</caption>
      <thead>
        <tr>
          {heading("number", "#")}
          <th scope="col">Claim</th>
          {heading("type", "Type")}
          {heading("state", "State")}
          <th scope="col">Verdict</th>
          <th scope="col">Sources</th>
          <th scope="col">Evidence</th>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <ClaimRow key={view.claim.id} slug={slug} view={view} />
        ))}
      </tbody>
    </table>
  );
}
