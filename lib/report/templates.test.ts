import { describe, expect, it } from "vitest";
import { reportBlock } from "./report-block";
import { reportModel } from "./report-of-desk";
import { reportTemplates, templateBlocks } from "./templates";
import { ada, ben, claimId, curated, deskAfter, linked, passage, recorded } from "./testing/report-desk";

const meta = { generatedAtMs: 0, head: "f".repeat(64), version: "0.1.0" };
const model = reportModel(
  deskAfter([
    [ada, recorded(1, "One", passage(1, 1, "one"))],
    [ada, recorded(2, "Two", passage(2, 1, "two"))],
    [ada, recorded(3, "Three", passage(3, 1, "three"))],
    [ben, linked(1, 1, passage(4, 2, "not one"), "")],
    [ada, curated(1, "Both stand.", "")],
    [ada, { type: "claim.withdrawn", claimId: claimId(2), reason: "No." }],
  ]),
  meta,
);
const empty = reportModel(deskAfter([]), meta);

describe.each(reportTemplates)("the template %s", (template) => {
  const blocks = templateBlocks(template, model);

  it("has every claim once, the withdrawn ones too", () => {
    const claims = blocks.flatMap((block) => (block.kind === "claim" ? [block.claimId] : []));
    expect(claims.sort()).toEqual([claimId(1), claimId(2), claimId(3)]);
  });

  it("names sources and method, even of nothing", () => {
    for (const found of [blocks, templateBlocks(template, empty)]) {
      expect(found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["sources", "method"]));
    }
  });

  it("is made of blocks that can be stored", () => {
    for (const block of blocks) expect(reportBlock.parse(JSON.parse(JSON.stringify(block)))).toEqual(block);
  });
});

const headings = (blocks: ReturnType<typeof templateBlocks>) =>
  blocks.flatMap((block) => (block.kind === "heading" ? block.runs.map(({ text }) => text) : []));

it("puts what is settled first, and what is not last", () => {
  const found = headings(templateBlocks("by-verdict", model));
  expect(found.slice(0, 3)).toEqual(["Conflicting", "Not settled", "Withdrawn"]);
});

it("leaves out groups that are empty, and what has nothing to show", () => {
  expect(headings(templateBlocks("by-type", model))[0]).toBe("Equipment");
  expect(headings(templateBlocks("by-type", empty))).toEqual(["Sources", "Method"]);
});
