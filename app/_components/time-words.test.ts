import { describe, expect, it } from "vitest";
import { agoWords, countedWords, countWords, momentWords, waitWords } from "./time-words";

const noon = Date.UTC(2026, 10, 22, 12, 0);
const minutes = (count: number) => count * 60_000;

describe("times in words", () => {
  it("names a moment in UTC, wherever the machine stands", () => {
    expect(momentWords(Date.UTC(2017, 4, 18, 23, 59))).toBe("18 May 2017, 23:59 UTC");
  });

  it.each([
    [0, "just now"],
    [-minutes(2), "just now"],
    [minutes(1), "1 minute ago"],
    [minutes(59), "59 minutes ago"],
    [minutes(60), "1 hour ago"],
    [minutes(60 * 47), "1 day ago"],
    [minutes(60 * 24 * 6), "6 days ago"],
    [minutes(60 * 24 * 7), "15 Nov 2026"],
  ])("says how long ago %i ms are", (pastMs, words) => {
    expect(agoWords(noon - pastMs, noon)).toBe(words);
  });

  it.each([
    [1, "a minute"],
    [minutes(1.2), "2 minutes"],
    [minutes(15), "15 minutes"],
    [minutes(60), "an hour"],
    [minutes(61), "2 hours"],
  ])("never promises a wait shorter than %i ms", (lengthMs, words) => {
    expect(waitWords(lengthMs)).toBe(words);
  });

  it("groups thousands and knows one from many", () => {
    expect(countWords(1204)).toBe("1\u202f204");
    expect(countWords(999)).toBe("999");
    expect(countedWords(1, "source")).toBe("1 source");
    expect(countedWords(0, "source")).toBe("0 sources");
    expect(countedWords(2, "person", "people")).toBe("2 people");
  });
});
