import { describe, expect, it } from "vitest";
import { normaliseText } from "./normalise";

describe("normaliseText", () => {
  it("ends every line with a single \\n", () => {
    expect(normaliseText("one\r\ntwo\rthree\nfour\n\r\nfive")).toBe("one\ntwo\nthree\nfour\n\nfive");
  });

  it("composes letters typed with combining accents", () => {
    expect(normaliseText("Tel Rifa\u0302t")).toBe("Tel Rif\u00e2t");
  });

  it("keeps what a source distinguishes: no-break spaces, fractions, ligatures", () => {
    expect(normaliseText("55\u00a0km, ½, ﬁve")).toBe("55\u00a0km, ½, ﬁve");
  });
});
