import { describe, expect, it } from "vitest";
import { publishedWords } from "./published-words";

describe("publishedWords", () => {
  it("is as exact as what is known", () => {
    expect(publishedWords({ date: "2017-05-30", precision: "day", inferred: false })).toBe("30 May 2017");
    expect(publishedWords({ date: "2017-06-08", precision: "day", inferred: false })).toBe("8 June 2017");
    expect(publishedWords({ date: "2017-06", precision: "month", inferred: false })).toBe("June 2017");
    expect(publishedWords({ date: "2017", precision: "year", inferred: false })).toBe("2017");
  });

  it("marks a date that was inferred, and says when there is none", () => {
    expect(publishedWords({ date: "2017-05-25", precision: "day", inferred: true })).toBe("~25 May 2017");
    expect(publishedWords(null)).toBe("undated");
  });
});
