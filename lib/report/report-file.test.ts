import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { printJson } from "./print-parts";
import { reportFile, reportJsonSchema } from "./report-file";
import { reportModel } from "./report-of-desk";
import { readingOf } from "./report-reading";
import { joined } from "./testing/joined";
import { ada, ben, claimId, curated, deskAfter, linked, passage, recorded } from "./testing/report-desk";

const model = reportModel(
  deskAfter([
    [ada, recorded(1, "One", passage(1, 1, "one"))],
    [ada, recorded(2, "Two", passage(2, 1, "two"))],
    [ben, linked(1, 1, passage(3, 2, "three"), "3 ≠ 1")],
    [ada, curated(1, "Both stand.", "")],
    [ada, { type: "claim.withdrawn", claimId: claimId(2), reason: "No." }],
  ]),
  { generatedAtMs: 0, head: "f".repeat(64), version: "0.1.0" },
);
const printed = await joined(printJson(readingOf(model)));
const file: z.input<typeof reportFile> = JSON.parse(printed);

it("is printed part by part as it would be whole", () => {
  expect(printed).toBe(`${JSON.stringify(file, null, 2)}\n`);
});

it("publishes the schema as it is; after a change, run this test with -u", async () => {
  const published = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
  await expect(published).toMatchFileSnapshot("../../docs/report.schema.json");
});

it("satisfies the published schema, and misses nothing in it", () => {
  const schema = z.fromJSONSchema(JSON.parse(readFileSync("docs/report.schema.json", "utf8")));
  expect(schema.safeParse(file).error).toBeUndefined();
  expect(reportFile.parse(file)).toEqual(file);
});

it.each([
  { ...file, format: "crossread-report/2" },
  { ...file, history: { ...file.history, head: "none" } },
  { ...file, claims: file.claims.map((claim) => ({ ...claim, state: "done" })) },
  { ...file, sources: file.sources.map(({ textSha256: _, ...source }) => source) },
])("is no such file when it is wrong", (wrong) => {
  expect(z.fromJSONSchema(JSON.parse(JSON.stringify(reportJsonSchema()))).safeParse(wrong).success).toBe(false);
});
