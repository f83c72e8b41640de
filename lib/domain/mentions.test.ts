import { describe, expect, it } from "vitest";
import { toId } from "./ids";
import { mentionParts, mentionsIn, nameBeingWritten } from "./mentions";

const person = (digit: string, name: string) => ({ id: toId("rev", digit.repeat(20)), name });
const ann = person("1", "Ann");
const annLee = person("2", "Ann Lee");
const ivan = person("3", "Иван");
const people = [ann, annLee, ivan];

describe("mentionParts", () => {
  it("takes the longest name, and none that is part of another word", () => {
    const parts = mentionParts("@Ann Lee and @Ann, not @Anna or a@Ann Lee", [ann, annLee]);
    expect(parts.map(({ text, reviewerId }) => [text, reviewerId])).toEqual([
      ["@Ann Lee", annLee.id],
      [" and ", null],
      ["@Ann", ann.id],
      [", not @Anna or a", null],
      ["@Ann Lee", annLee.id],
    ]);
  });

  it("leaves every character where it was", () => {
    for (const text of ["", "@", "@@Ann@Иван", "<script>@Ann</script>\u202e@"]) {
      const parts = mentionParts(text, people);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      for (const part of parts) expect(text.startsWith(part.text, part.start)).toBe(true);
    }
  });
});

describe("mentionsIn", () => {
  it("names each once, and all who have that name", () => {
    const another = person("4", "Иван");
    expect(mentionsIn("@Иван, @Иван!", [...people, another])).toEqual([ivan.id, another.id]);
    expect(mentionsIn("Ann", people)).toEqual([]);
  });
});

describe("nameBeingWritten", () => {
  it("is what stands between the sign and the caret", () => {
    expect(nameBeingWritten("Ask @An about", 7)).toEqual({ from: 4, query: "An" });
    expect(nameBeingWritten("@", 1)).toEqual({ from: 0, query: "" });
    expect(nameBeingWritten("@Ann L", 6)).toEqual({ from: 0, query: "Ann L" });
  });

  it("is none in an address, on another line, or far from a sign", () => {
    expect(nameBeingWritten("ann@example", 11)).toBeNull();
    expect(nameBeingWritten("@Ann\nthen", 9)).toBeNull();
    expect(nameBeingWritten(`@${"x".repeat(60)}`, 61)).toBeNull();
    expect(nameBeingWritten("nobody", 3)).toBeNull();
  });
});
