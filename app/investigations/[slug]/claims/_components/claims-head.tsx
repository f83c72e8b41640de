import type { ReactTable } from "@tanstack/react-table";
import { memo, useEffect, useRef } from "react";
import type { ClaimsChoice } from "@/lib/domain/claims-choice";
import type { ClaimView } from "@/lib/live/claim-view";
import type { features } from "./claim-columns";

type Props = Readonly<{
  table: ReactTable<typeof features, ClaimView>;
  sort: ClaimsChoice["sort"];
  /** How much of what is shown. */
  selected: "none" | "some" | "all";
}>;

/** The heads, each of which sorts, and the box that selects all that is shown. */
export const ClaimsHead = memo(function ClaimsHead({ table, selected }: Props) {
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} className="claims-row claims-heads" aria-rowindex={1}>
          <th className="claims-select">
            <SelectAll
              isOn={selected === "all"}
              isMixed={selected === "some"}
              onChange={(isOn) => table.toggleAllRowsSelected(isOn)}
            />
          </th>
          {group.headers.map(({ id, column }) => {
            const sorted = column.getIsSorted();
            return (
              <th
                key={id}
                scope="col"
                className={`claims-${id}`}
                aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none"}
              >
                <button type="button" onClick={column.getToggleSortingHandler()}>
                  {String(column.columnDef.header)}
                  <span className="claims-arrow" aria-hidden="true">
                    {sorted === "asc" ? "↑" : sorted === "desc" ? "↓" : ""}
                  </span>
                </button>
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
});

type SelectAllProps = Readonly<{ isOn: boolean; isMixed: boolean; onChange: (isOn: boolean) => void }>;

function SelectAll({ isOn, isMixed, onChange }: SelectAllProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <label>
      <input ref={box} type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      <span className="claims-all">Select all shown</span>
    </label>
  );
}
