import { describe, expect, it } from "vitest";
import { layOut } from "./lay-out";
import { shown } from "./testing/shown";

describe("layOut", () => {
  it("makes a block of each line and leaves blank ones out", () => {
    const source = layOut([
      { kind: "heading", level: 2, text: "\t Head " },
      { kind: "paragraph", text: "One\n  \nTwo" },
    ]);
    expect(source.text).toBe("Head\nOne\nTwo");
    expect(shown(source)).toEqual(["heading 2 | Head", "paragraph | One", "paragraph | Two"]);
    expect(source.segments).toEqual([{ start: 0, end: 12, kind: "body", voice: null, reliability: null }]);
  });

  it("composes characters, so that the same word is the same text", () => {
    expect(layOut([{ kind: "paragraph", text: "cafe\u0301" }]).text).toBe("caf\u00e9");
  });

  it("keeps no-break spaces, even at the ends of a line", () => {
    expect(layOut([{ kind: "paragraph", text: " \u00a0a \u00a0b\u00a0 " }]).text).toBe("\u00a0a \u00a0b\u00a0");
  });

  it("keeps a form feed between two blocks as a page break, once", () => {
    const source = layOut([{ kind: "paragraph", text: "\fOne\f\f\nTwo\f" }]);
    expect(shown(source)).toEqual(["paragraph | One", "page-break | \f", "paragraph | Two"]);
  });

  it("starts a segment where its first block starts", () => {
    const wire = { kind: "wire", voice: "Agency", reliability: "B" } as const;
    const comment = { kind: "comment", voice: null, reliability: null } as const;
    const { segments } = layOut([
      { kind: "paragraph", text: "Note" },
      { kind: "paragraph", text: "", opens: wire },
      { kind: "paragraph", text: "One\nTwo" },
      { kind: "paragraph", text: "", opens: comment },
    ]);
    expect(segments).toEqual([
      { start: 0, end: 4, kind: "body", voice: null, reliability: null },
      { start: 5, end: 12, ...wire },
    ]);
  });
});
