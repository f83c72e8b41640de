import { describe, expect, it } from "vitest";
import { calendarDate, fullDates } from "./dates";
import {
  guessByline,
  guessDirection,
  guessLanguage,
  guessPublished,
  hasWords,
  titleFromFileName,
  titleFromWords,
} from "./guess";

const prose = "The ferry had been due at noon, and by the evening nobody on the quay could say where it was.";

describe("guessByline", () => {
  it.each([
    [`By Staff Writer – harbourpost – May 30, 2017 – ${prose}`, "Staff Writer", "harbourpost"],
    ["By <u>Staff Writer</u> Harbour Post, May 30, 2017", "Staff Writer", "Harbour Post"],
    ["By Staff Writer, Harbour Post", "Staff Writer", "Harbour Post"],
    ["by: Staff Writer | 30 May 2017", "Staff Writer", null],
    ["By Staff Writer", "Staff Writer", null],
    [`Harbourpost – ${prose}`, null, "Harbourpost"],
    [`HARBOURTOWN (Agency) — ${prose}`, null, "Agency"],
    [`HARBOURTOWN – ${prose}`, null, null],
    [`By Monday – the third day – ${prose}`, null, null],
    [`By noon the ferry was late. ${prose}`, null, null],
    [`By the Harbour Office's own account, ${prose}`, null, null],
    [prose, null, null],
  ])("reads %j", (line, author, outlet) => {
    expect(guessByline([line])).toEqual({ author, outlet });
  });

  it("looks only at the first lines", () => {
    expect(guessByline([...Array(6).fill(prose), "By Staff Writer"])).toEqual({ author: null, outlet: null });
  });
});

describe("guessPublished", () => {
  it.each([
    ["a byline", ["By Staff Writer – Harbour Post – May 30, 2017 – text"], "2017-05-30", false],
    ["a line of its own", [prose, "Updated: 30 May 2017, 10:15 GMT"], "2017-05-30", false],
    ["an ISO date on a line of its own", ["2017-05-30"], "2017-05-30", false],
    ["prose, as inferred", [`On 18 May 2017 it rained. ${prose}`], "2017-05-18", true],
    [
      "a byline below a date in prose",
      [`On 18 May 2017, ${prose}`, "By Staff Writer, May 30, 2017"],
      "2017-05-30",
      false,
    ],
    ["figures that could be read both ways, as inferred", ["05/06/2017"], "2017-05-06", true],
  ])("takes the date of %s", (_, lines, date, inferred) => {
    expect(guessPublished(lines, "en")).toEqual({ date, precision: "day", inferred });
  });

  it.each([
    "It has been three weeks.",
    "On May 18 it rained.",
    "In May 2017 it rained.",
    "Last Tuesday.",
    "30 February 2017",
  ])("takes none from %j, which is not a day in full", (line) => {
    expect(guessPublished([line], "en")).toBeNull();
  });

  it("reads the text's own language", () => {
    expect(guessPublished(["30. Mai 2017"], "de")?.date).toBe("2017-05-30");
    expect(guessPublished(["٣٠ مايو ٢٠١٧"], "ar")?.date).toBe("2017-05-30");
  });
});

describe("dates", () => {
  it("names every full date of a line in order", () => {
    expect(fullDates("First 1 May 2017, then 3 May 2017", null).map(({ date }) => date)).toEqual([
      "2017-05-01",
      "2017-05-03",
    ]);
  });

  it("keeps the precision that was written", () => {
    expect(calendarDate("2016-02-29T01:00")).toEqual({ date: "2016-02-29", precision: "day" });
    expect(calendarDate("2017-02-29")).toBeNull();
    expect(calendarDate("2017-13")).toBeNull();
    expect(calendarDate("2017-05")).toEqual({ date: "2017-05", precision: "month" });
    expect(calendarDate("17")).toBeNull();
  });
});

describe("guessLanguage and guessDirection", () => {
  const arabic = "قال متحدث باسم الميناء إن السفينة لم تصل بعد وإن البحث عنها مستمر منذ المساء";

  it("tells the language of enough text, and nothing of too little", () => {
    const english = "Officials said the convoy was struck after it entered the zone near the border crossing.";
    expect(guessLanguage(english)).toBe("en");
    expect(guessLanguage(`${prose} ${english} It rained for most of the night. `.repeat(3))).toBe("en");
    expect(guessLanguage(arabic)).toBe("ar");
    expect(guessLanguage("Too short to tell")).toBeNull();
  });

  it("reads right to left by language or by letters", () => {
    expect(guessDirection(prose, "en")).toBe("ltr");
    expect(guessDirection(prose, "fa-IR")).toBe("rtl");
    expect(guessDirection("שלום", null)).toBe("rtl");
    expect(guessDirection("12 %", null)).toBe("ltr");
  });
});

describe("titleFromFileName", () => {
  it.each([
    ["border-strike_2.final.html", "border strike 2.final"],
    ["folder/night.txt", "night"],
    [".txt", ".txt"],
    ["---.md", "Untitled"],
    ["Nr. 5", "Nr. 5"],
  ])("makes %j a title", (name, title) => {
    expect(titleFromFileName(name)).toBe(title);
  });
});

describe("a title where the text names none", () => {
  it("is the file name only where that has words", () => {
    expect(hasWords("border-strike.html")).toBe(true);
    expect(hasWords("001_46bc68fc3da17950.txt")).toBe(false);
  });

  it("else the first sentence, cut at a word", () => {
    expect(titleFromWords("The bridge is closed. Nobody knows why.")).toBe("The bridge is closed.");
    expect(titleFromWords(`${"word ".repeat(30)}end.`)).toMatch(/^word( word)*…$/);
    expect(titleFromWords("  ")).toBeNull();
  });
});
