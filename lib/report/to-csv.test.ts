import { describe, expect, it } from "vitest";
import { reportModel } from "./report-model";
import { ada, ben, claimId, deskAfter, linked, passage, recorded } from "./testing/report-desk";
import { csvColumns, inert, toCsv } from "./to-csv";

const meta = { generatedAtMs: 0, head: "f".repeat(64), version: "0.1.0" };

/** Rows of a file whose cells hold no comma, quote or line break. */
function simpleRows(csv: string): Record<string, string | undefined>[] {
  const [heading = "", ...lines] = csv.trimEnd().split("\r\n");
  const names = heading.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index] ?? "", cell])));
}

describe("toCsv", () => {
  it("gives each passage a row and repeats its claim", () => {
    const desk = deskAfter([
      [ada, recorded(1, "Tanks were destroyed", passage(1, 1, "four tanks"))],
      [ben, linked(1, 1, passage(2, 2, "=1+1"), "one tank")],
      [ada, recorded(2, "Gone", passage(3, 1, "other"))],
      [ada, { type: "claim.withdrawn", claimId: claimId(2), reason: "Read wrongly" }],
    ]);
    // The title of source 1 has a comma, so the rows are compared without it.
    const rows = simpleRows(toCsv(reportModel(desk, meta)).replaceAll('"Two powers, one desert"', "Two powers"));
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

  it("has a heading even when there is nothing to report", () => {
    expect(toCsv(reportModel(deskAfter([]), meta))).toBe(`${csvColumns.join(",")}\r\n`);
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
