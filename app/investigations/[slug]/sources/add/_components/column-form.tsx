import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import type { ColumnMap } from "@/lib/ingest/table/column-map";

type Props = Readonly<{
  name: string;
  columns: readonly string[];
  onColumns: (columns: ColumnMap) => Promise<string | null>;
}>;

const asked = [
  ["text", "Text"],
  ["title", "Title"],
  ["outlet", "Outlet"],
  ["author", "Author"],
  ["published", "Published"],
  ["url", "Address"],
] as const;

/** Which column of a table says what, where its header does not tell. Then the table is read again. */
export function ColumnForm({ name, columns, onColumns }: Props) {
  const [chosen, setChosen] = useState<ColumnMap>({});
  const [refused, setRefused] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);
  return (
    <form
      className="columns"
      aria-label={`Columns of ${name}`}
      onSubmit={async (event) => {
        event.preventDefault();
        if (isReading) return;
        setIsReading(true);
        setRefused(await onColumns(chosen));
        setIsReading(false);
      }}
    >
      <div className="correct">
        {asked.map(([column, label]) => (
          <Field key={column} label={label}>
            {(ids) => (
              <select
                className="input"
                {...ids}
                required={column === "text"}
                value={chosen[column] ?? ""}
                onChange={({ target }) => setChosen({ ...chosen, [column]: target.value || undefined })}
              >
                <option value="">{column === "text" ? "Choose a column" : "as its header says"}</option>
                {columns.map((header) => (
                  <option key={header} value={header}>
                    {header}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      {refused !== null && <p className="staged-reason">{refused}</p>}
      <Button type="submit" aria-disabled={isReading || undefined}>
        {isReading ? "Reading" : "Read the table again"}
      </Button>
    </form>
  );
}
