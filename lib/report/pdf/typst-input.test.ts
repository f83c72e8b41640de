import { expect, it } from "vitest";
import { reportModel } from "../report-model";
import { ada, deskAfter, passage, recorded } from "../testing/report-desk";
import { typstInput } from "./typst-input";
import { typstTemplate } from "./typst-template";

const meta = { generatedAtMs: 0, head: "f".repeat(64), version: "1" };

const many = (claims: number) =>
  reportModel(
    deskAfter(
      Array.from({ length: claims }, (_, index) => [ada, recorded(index + 1, "A claim", passage(index + 1, 1, "so"))]),
    ),
    meta,
  );

it("has the citations at the foot of the page, and in a long report under the quotations", () => {
  expect(JSON.parse(typstInput(many(3)))).toMatchObject({ notes: "page", hasContents: true, contentsDepth: 3 });
  expect(JSON.parse(typstInput(many(601)))).toMatchObject({ notes: "inline", contentsDepth: 1 });
});

it("sets what would be an endless table as lines", () => {
  const kinds = (claims: number) =>
    JSON.parse(typstInput(many(claims))).pieces.map(({ kind }: { kind: string }) => kind);
  expect(kinds(3)).toContain("table");
  expect(kinds(201)).not.toContain("table");
});

it("takes what is said as data alone", () => {
  expect(typstTemplate.match(/sys\.inputs/g)).toHaveLength(1);
  expect(typstTemplate).not.toMatch(/\beval\(/);
});
