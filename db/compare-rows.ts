import type { Replayed } from "@/db/replayed";
import { comparisons, type Row, type RowKind } from "@/db/row-comparisons";
import type { Queryable, Tables } from "@/db/store";
import type { InvestigationId } from "@/lib/domain/ids";

type Difference = Readonly<{ kind: RowKind; where: string; message: string }>;

/**
 * Compares every row of an investigation with what its history says, field by field, and tells of each that
 * differs, that the history does not know, and that is gone. Reads rows as they are stored, so that one
 * which no code could have written is named too and stops nothing. O(rows), a page in memory at a time.
 */
export async function compareRows(
  read: Queryable,
  tables: Tables,
  investigationId: InvestigationId,
  said: Replayed,
  tell: (difference: Difference) => void,
): Promise<void> {
  for (const comparison of comparisons({ read, tables, investigationId, said })) {
    const { kind, after, name } = comparison;
    const found = new Set<string>();
    const called = (id: string) => (name ? `${name(id)} (${id})` : id);
    for (let page = await after(""); page.length > 0; page = await after(idOf(page.at(-1)))) {
      for (const row of page) {
        const id = idOf(row);
        found.add(id);
        const expected = comparison.said.row(id);
        const message = expected ? difference(row, expected) : "the history knows nothing of it.";
        if (message) tell({ kind, where: called(id), message });
      }
    }
    for (const id of comparison.said.ids) {
      if (!found.has(id)) tell({ kind, where: called(id), message: "stands in the history and is gone." });
    }
  }
}

const idOf = (row: Row | undefined) => String(row?.["id"] ?? "");

/** The first fields that are not what the history says, in words; null when all are. */
function difference(row: Row, expected: Row): string | null {
  const wrong = Object.keys(expected).filter((field) => row[field] !== expected[field]);
  if (wrong.length === 0) return null;
  const told = wrong.map((field) => `${field} is ${shown(row[field])}, and the history says ${shown(expected[field])}`);
  return `${told.join("; ")}.`;
}

const SHOWN_CODE_UNITS = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= SHOWN_CODE_UNITS ? text : `${text.slice(0, SHOWN_CODE_UNITS)}…`;
}
