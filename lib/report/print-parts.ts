import { type claimsTable, csvLines } from "./csv-tables";
import type { ReportBlock } from "./report-block";
import { reportFileHead } from "./report-file";
import type { ReportClaim } from "./report-model";
import type { ReportReading } from "./report-reading";
import type { Outline } from "./templates";

/** A table as a file, a part of the claims at a time. */
export async function* printCsv(reading: ReportReading, table: typeof claimsTable): AsyncGenerator<string> {
  const { head, sources } = reading.head;
  const told = { head, sources: new Map(sources.map((source) => [source.number, source])) };
  yield csvLines([table.heading]);
  for (const parts of [reading.claims(), reading.withdrawn()]) {
    for await (const claims of parts) {
      const rows = claims.flatMap((claim) => table.rowsOf(claim, told));
      if (rows.length > 0) yield csvLines(rows);
    }
  }
}

/**
 * The report for programs, as `JSON.stringify` would print it whole. Keys stand in the order of the model, so that two
 * reports of the same state differ in nothing but the time they were made. Held meanwhile is what a template places
 * claims by, and nothing they say.
 */
export async function* printJson(reading: ReportReading): AsyncGenerator<string> {
  const placed: { claims: Outline["claims"][number][]; withdrawn: Outline["withdrawn"][number][] } = {
    claims: [],
    withdrawn: [],
  };
  const opening = JSON.stringify(reportFileHead(reading.head), null, 2);
  yield `${opening.slice(0, -"\n}".length)},\n  "claims": `;
  yield* printList(reading.claims(), (claim) => placed.claims.push(placedBy(claim)));
  yield `,\n  "withdrawn": `;
  yield* printList(reading.withdrawn(), ({ id }) => placed.withdrawn.push({ id }));
  yield `,\n  "blocks": `;
  const blocks = reading.blocks(placed);
  yield* printList<ReportBlock>([blocks], () => undefined);
  yield "\n}\n";
}

function placedBy({ id, number, type, verdict, figures, occurred }: ReportClaim): Outline["claims"][number] {
  return { id, number, type, verdict: verdict && { value: verdict.value }, figures: figures.slice(0, 1), occurred };
}

async function* printList<Thing>(
  parts: AsyncIterable<readonly Thing[]> | Iterable<readonly Thing[]>,
  note: (thing: Thing) => unknown,
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const things of parts) {
    let printed = "";
    for (const thing of things) {
      note(thing);
      // Every line break is the printer's own: those within a text are escaped.
      printed += `${isFirst ? "[" : ","}\n    ${JSON.stringify(thing, null, 2).replaceAll("\n", "\n    ")}`;
      isFirst = false;
    }
    if (printed !== "") yield printed;
  }
  yield isFirst ? "[]" : "\n  ]";
}
