import { z } from "zod";
import { type ColumnMap, tableColumns } from "@/lib/ingest/table/column-map";
import type { CliOption } from "./cli-command";

const names = tableColumns.join("|");
const pair = new RegExp(`^\\s*(${names})=(.*)$`, "s");
/** A header may have a comma in it. */
const between = new RegExp(`,(?=\\s*(?:${names})=)`);

export const columnsOption = {
  name: "columns",
  value: "MAP",
  meaning: "Which column of a table is what: `title=Headline,text=Body`. Default: by how the header is spelt.",
} as const satisfies CliOption;

/** `title=Headline,text=Body` as a map. */
export const columns = z.string().transform((text, context): ColumnMap => {
  const pairs = text.split(between).map((part) => pair.exec(part));
  if (pairs.every((found) => found !== null)) {
    return Object.fromEntries(pairs.map(([, column, name]) => [column, name]));
  }
  context.addIssue(`must be a list such as title=Headline,text=Body, of ${tableColumns.join(", ")}`);
  return z.NEVER;
});
