import { expect, it } from "vitest";
import type { ReportModel, ReportPassage } from "../report-model";
import { reportModel } from "../report-of-desk";
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

/** The same with its passages captured at some time. */
function captured(model: ReportModel): ReportModel {
  const at = (passage: ReportPassage) => ({ ...passage, capturedAt: "2026-11-26T00:00:00.000Z" });
  return { ...model, claims: model.claims.map((claim) => ({ ...claim, appearances: claim.appearances.map(at) })) };
}

const kindsOf = (claims: number): readonly string[] =>
  JSON.parse(typstInput(many(claims))).pieces.map(({ kind }: { kind: string }) => kind);

it("has the citations at the foot of the page, and in a long report under the quotations", () => {
  expect(JSON.parse(typstInput(many(3)))).toMatchObject({ hasContents: true, contentsDepth: 3 });
  expect(kindsOf(3)).toContain("claim");
  expect(JSON.parse(typstInput(many(601)))).toMatchObject({ contentsDepth: 1 });
  expect(kindsOf(601)).toContain("brief-claim");
  expect(kindsOf(601)).not.toContain("claim");
});

it("says in a long report where each quotation stands, and once for each version when it was captured and its hashes", () => {
  const model = captured(many(601));
  const { pieces } = JSON.parse(typstInput(model));
  const quoted = pieces.flatMap(({ groups = [] }: { groups?: { quotations: unknown[] }[] }) =>
    groups.flatMap(({ quotations }) => quotations),
  );
  expect(quoted).toHaveLength(601);
  for (const one of quoted) {
    expect(one).toMatchObject({
      about: expect.stringMatching(/^Source 1 \(.+\), version 1, characters \d+–\d+\. Retold\.$/),
      sha256: null,
    });
  }
  const [source] = model.sources;
  expect(pieces.at(-1)).toEqual({
    kind: "versions",
    versions: [
      {
        title: `Source 1: ${source?.title}`,
        text: expect.stringMatching(/Version 1, captured .+ UTC\.$/),
        retold: "Retold: the words are of the retelling, not of the outlet.",
        textSha256: source?.textSha256,
        originalSha256: source?.originalSha256,
      },
    ],
  });
});

it("says all of a quotation beside it where its version has no number", () => {
  const model = captured(many(601));
  const [claim, ...others] = model.claims;
  const [appearance] = claim?.appearances ?? [];
  if (!claim || !appearance) throw new Error("There are claims.");
  const unknown = { ...claim, appearances: [{ ...appearance, versionNumber: null }] };
  const { pieces } = JSON.parse(typstInput({ ...model, claims: [unknown, ...others] }));
  const brief = pieces.find(({ kind }: { kind: string }) => kind === "brief-claim");
  expect(brief.groups[0].quotations[0]).toMatchObject({
    about: expect.stringMatching(/^Source 1: .+ An earlier version, characters .+ Captured .+ Retold: /),
    sha256: appearance.textSha256,
  });
});

it("sets what would be an endless table as lines", () => {
  expect(kindsOf(3)).toContain("table");
  expect(kindsOf(201)).not.toContain("table");
});

it("takes what is said as data alone", () => {
  expect(typstTemplate.match(/sys\.inputs/g)).toHaveLength(1);
  expect(typstTemplate).not.toMatch(/\beval\(/);
});
