import { describe, expect, it } from "vitest";
import { applyUpdate, Doc, XmlElement } from "yjs";
import { toId } from "@/lib/domain/ids";
import { TEXT_FIELD } from "@/lib/joint-text/text-in";
import type { ReportBlock } from "./report-block";
import { BLOCK_ATTRIBUTE, blocksIn, claimsNamed, documentState, LIVE_BLOCK } from "./report-document";

const claimId = toId("clm", "1".padStart(20, "0"));
const passageId = toId("psg", "1".padStart(20, "0"));

const everything: readonly ReportBlock[] = [
  { kind: "heading", level: 1, runs: [{ text: "How tall is it?" }] },
  { kind: "heading", level: 3, runs: [{ text: "برج", bold: true }] },
  {
    kind: "paragraph",
    runs: [
      { text: "Two figures, " },
      { text: "both 𝟛𝟛𝟘", bold: true, italic: true, link: "https://example.org/a?b=1" },
    ],
  },
  { kind: "paragraph", runs: [] },
  { kind: "list", ordered: true, items: [[{ text: "One" }], []] },
  { kind: "list", ordered: false, items: [[{ text: "<script>alert(1)</script>" }]] },
  { kind: "claim", claimId },
  { kind: "quotation", passageId, claimId },
  { kind: "figures", claimId },
  { kind: "matrix", claimIds: null },
  { kind: "timeline", claimIds: [claimId] },
  { kind: "sources" },
  { kind: "method" },
  { kind: "openQuestions" },
];

function docOf(state: Uint8Array): Doc {
  const doc = new Doc();
  applyUpdate(doc, state);
  return doc;
}

describe("the document of a report", () => {
  it("says again every kind of block that it was made of", () => {
    expect(blocksIn(docOf(documentState(everything)))).toEqual(everything);
  });

  it("has a line to write on when it begins empty", () => {
    expect(blocksIn(docOf(documentState([])))).toEqual([{ kind: "paragraph", runs: [] }]);
  });

  it("leaves out what is no block, whoever wrote it there", () => {
    const doc = docOf(documentState([]));
    const hostile = ["{", "null", '{"kind":"claim","claimId":"x"}', '{"kind":"heading","level":1,"runs":[]}'];
    const nodes = hostile.map((said) => {
      const node = new XmlElement(LIVE_BLOCK);
      node.setAttribute(BLOCK_ATTRIBUTE, said);
      return node;
    });
    doc.getXmlFragment(TEXT_FIELD).insert(0, [...nodes, new XmlElement("script"), new XmlElement(LIVE_BLOCK)]);
    expect(blocksIn(doc)).toEqual([{ kind: "paragraph", runs: [] }]);
  });

  it("takes no address that runs something", () => {
    const runs = ["javascript:alert(1)", "data:text/html,x", " https://example.org"].map((link) => ({
      text: link,
      link,
    }));
    const [said] = blocksIn(docOf(documentState([{ kind: "paragraph", runs }])));
    expect(said).toMatchObject({ kind: "paragraph" });
    expect(JSON.stringify(said)).not.toContain('"link"');
  });

  it("names each claim once", () => {
    expect(claimsNamed(everything)).toEqual([claimId]);
  });
});
