import { describe, expect, it } from "vitest";
import type { Desk } from "@/lib/live/desk";
import { claimsTable, inert, passagesTable } from "./csv-tables";
import { printCsv } from "./print-parts";
import { reportModel } from "./report-of-desk";
import { readingOf } from "./report-reading";
import { joined } from "./testing/joined";
import { ada, ben, claimId, deskAfter, linked, passage, recorded } from "./testing/report-desk";

const meta = { generatedAtMs: 0, head: "f".repeat(64), version: "0.1.0" };

/** Rows of a file whose cells hold no comma, quote or line break. */
function simpleRows(csv: string): Record<string, string | undefined>[] {
  const [heading = "", ...lines] = csv.trimEnd().split("\r\n");
  const names = heading.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index] ?? "", cell])));
}

async function printed(desk: Desk, table: typeof claimsTable): Promise<string> {
  const csv = await joined(printCsv(readingOf(reportModel(desk, meta)), table));
  // The title of source 1 has a comma, so the rows are compared without it.
  return csv.replaceAll('"Two powers, one desert"', "Two powers");
}

describe("the tables", () => {
  const desk = deskAfter([
    [ada, recorded(1, "Tanks were destroyed", passage(1, 1, "four tanks"))],
    [ben, linked(1, 1, passage(2, 2, "=1+1"), "one tank")],
    [ada, recorded(2, "Gone", passage(3, 1, "other"))],
    [ada, { type: "claim.withdrawn", claimId: claimId(2), reason: "Read wrongly" }],
  ]);

  it("give each passage a row and repeat its claim", async () => {
    const rows = simpleRows(await printed(desk, passagesTable));
    expect(rows).toMatchObject([
      {
        claim_number: "1",
        bearing: "appearance",
        quote: "four tanks",
        source_retold: "yes",
        figures: "up to 4 tanks destroyed",
      },
      {
        claim_number: "1",
        bearing: "contradicts",
        quote: "'=1+1",
        source_outlet: "'=HYPERLINK(1)",
        source_retold: "no",
      },
      { claim_number: "2", state: "withdrawn", start_code_unit: "3000" },
    ]);
  });

  it("give each claim a row, with the passage where it appears first", async () => {
    expect(simpleRows(await printed(desk, claimsTable))).toMatchObject([
      { claim_number: "1", appears_in: "1", contradicts: "1", quote: "four tanks", start_code_unit: "1000" },
      { claim_number: "2", state: "withdrawn", contradicts: "0" },
    ]);
  });

  it.each([claimsTable, passagesTable])("have a heading even when there is nothing to report", async (table) => {
    expect(await printed(deskAfter([]), table)).toBe(`${table.heading.join(",")}\r\n`);
  });
});

describe("inert", () => {
  it.each(["=1", "+1", "-1", "@a", "\tx", "\rx", "＝1", "'=1"])("keeps %j from being run", (cell) => {
    expect(inert(cell)).toBe(`'${cell}`);
  });

  it.each(["plain", "'quoted'", "", 7, null])("leaves %j alone", (cell) => {
    expect(inert(cell)).toBe(cell);
  });
});
