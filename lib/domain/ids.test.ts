import { describe, expect, it } from "vitest";
import { commandId, id, parseId, toId } from "@/lib/domain/ids";

const characters = "0123456789abcdefghij";

describe("an id", () => {
  it("is read when it is of its kind", () => {
    expect(parseId("clm", `clm_${characters}`)).toBe(`clm_${characters}`);
    expect(toId("clm", characters)).toBe(`clm_${characters}`);
  });

  it.each([
    `psg_${characters}`,
    `clm_${characters}0`,
    `clm_${characters.slice(1)}`,
    `clm_${characters.toUpperCase()}`,
    ` clm_${characters}`,
    `clm_${characters}\n`,
    "",
  ])("is not read from %j", (text) => {
    expect(parseId("clm", text)).toBeNull();
    expect(id("clm").safeParse(text).error?.issues[0]?.message).toContain('"clm_"');
  });

  it("is not made of other characters", () => {
    expect(() => toId("clm", "too-short")).toThrow(RangeError);
  });
});

describe("a command's id", () => {
  it.each(["claim-1", "import:05-south-front.md", "a".repeat(100)])("may be %s", (text) => {
    expect(commandId.safeParse(text).success).toBe(true);
  });
  it.each(["", "two words", "a/b", "a".repeat(101), "a\n"])("may not be %j", (text) => {
    expect(commandId.safeParse(text).success).toBe(false);
  });
});
