import { describe, expect, it } from "vitest";
import { emptyDesk } from "@/lib/live/desk";
import { citation } from "./citation";
import { selectedPassage, tooLong, wordingOf } from "./selected-passage";
import { anArticle, anId, aSource } from "./testing/a-desk";

describe("citation", () => {
  it("names the source, the paragraph, the version and the hash", () => {
    expect(citation("Two tanks\nwere hit.", aSource({ retold: false }), 2, null)).toBe(
      "“Two tanks were hit.” — A. Writer, “A strike”, The Post, 30 May 2017, ¶2 (version 1, text sha256 aaaaaaaaaaaa…)",
    );
  });

  it("names the version that was read, and not the present one", () => {
    const present = aSource({});
    const read = { ...present.version, id: anId("ver", 7), textSha256: "b".repeat(64) };
    const source = { ...present, version: { ...present.version, number: 2 }, earlier: [read] };
    expect(citation("Two tanks.", source, null, null, read.id)).toContain("(version 1, text sha256 bbbbbbbbbbbb…)");
  });

  it("names the page where the text has pages", () => {
    const pages = { first: 3, last: 4 };
    expect(citation("Two tanks.", aSource({}), 12, pages)).toMatch(/, pages 3–4, ¶12 \(version 1/);
  });

  it("puts no quotation marks around words nobody said", () => {
    expect(citation("Two tanks were hit.", aSource({ retold: true }), null, null)).toMatch(
      /^Two tanks were hit\. \(retold\) — /,
    );
  });
});

describe("a selection", () => {
  const article = anArticle("Two  tanks\nwere hit.");

  it("becomes a claim's wording in one line", () => {
    expect(wordingOf(article.text, { start: 0, end: 15 })).toBe("Two tanks were");
    expect(wordingOf("x".repeat(3_000), { start: 0, end: 3_000 })).toHaveLength(2_000);
  });

  it("is a new passage with the words the reader saw", () => {
    const passage = selectedPassage(emptyDesk(anArticle("").investigationId), article, { start: 5, end: 10 });
    expect(passage).toMatchObject({ versionId: article.versionId, start: 5, end: 10, exact: "tanks" });
  });

  it("can be too long for a passage", () => {
    expect(tooLong({ start: 0, end: 20_000 })).toBeNull();
    expect(tooLong({ start: 0, end: 20_001 })).toMatch(/too long/);
  });
});
