import { Field } from "@/app/_components/field";
import type { MatrixChoice } from "@/lib/compare/chosen-rows";
import type { MatrixColumn } from "@/lib/compare/matrix";
import { ClaimTypeFilter } from "../../_components/claim-type-filter";
import { SourcesMenu } from "../../_components/sources-menu";

type Props = Readonly<{
  choice: MatrixChoice;
  columns: readonly MatrixColumn[];
  onChoice: (choice: MatrixChoice) => void;
}>;

/** Which rows and columns to show, and in which order. Takes effect as it is chosen. */
export function MatrixFilters({ choice, columns, onChoice }: Props) {
  return (
    <search className="matrix-filters">
      <ClaimTypeFilter type={choice.type} onType={(type) => onChoice({ ...choice, type })} />
      <Field label="Order">
        {(ids) => (
          <select
            className="input"
            {...ids}
            value={choice.order}
            onChange={({ target }) =>
              onChoice({ ...choice, order: target.value === "conflict" ? "conflict" : "number" })
            }
          >
            <option value="number">By number</option>
            <option value="conflict">Most conflict first</option>
          </select>
        )}
      </Field>
      <SourcesMenu
        sources={columns.map(({ source }) => source)}
        hidden={choice.hidden}
        onHidden={(hidden) => onChoice({ ...choice, hidden })}
      />
      <label className="matrix-tick">
        <input
          type="checkbox"
          checked={choice.contestedOnly}
          onChange={({ target }) => onChoice({ ...choice, contestedOnly: target.checked })}
        />
        Contested only
      </label>
    </search>
  );
}
