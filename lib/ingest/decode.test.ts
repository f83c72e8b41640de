import { describe, expect, it } from "vitest";
import { decode } from "./decode";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("decode", () => {
  it("reads UTF-8, with and without a byte order mark, and makes line ends one", () => {
    expect(decode(utf8("Übung\r\nzwei\rdrei"), "a.txt")).toBe("Übung\nzwei\ndrei");
    expect(decode(utf8("\ufeffText"), "a.txt")).toBe("Text");
  });

  it("reads UTF-16 where a byte order mark says so", () => {
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x48, 0, 0xe9, 0), "a.txt")).toBe("Hé");
    expect(decode(Uint8Array.of(0xfe, 0xff, 0, 0x48, 0, 0xe9), "a.txt")).toBe("Hé");
  });

  it.each([
    ["nothing", utf8(""), /“a.txt” is empty/],
    ["white space alone", utf8(" \n\t\u00a0\ufeff\n"), /“a.txt” has no visible text/],
    ["bytes that are not UTF-8", Uint8Array.of(0x48, 0xe9, 0x21), /“a.txt” is not valid UTF-8. Save it again/],
    ["half a UTF-16 character", Uint8Array.of(0xff, 0xfe, 0x48, 0, 0x48), /“a.txt” is not valid UTF-16/],
    ["a NUL byte", utf8("text\0text"), /“a.txt” is a binary file/],
    ["a NUL character in UTF-16", Uint8Array.of(0xff, 0xfe, 0x48, 0, 0, 0), /“a.txt” is a binary file/],
    ["many control characters", utf8("\u0001\u0002text\u0007"), /“a.txt” is a binary file/],
    ["a zip archive", utf8("PK\u0003\u0004 and so on"), /“a.txt” is a zip archive/],
    ["an image", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), /“a.txt” is a PNG image/],
  ])("refuses %s, saying why and what to do", (_, bytes, message) => {
    expect(() => decode(bytes, "a.txt")).toThrowError(expect.objectContaining({ name: "Problem", code: "invalid" }));
    expect(() => decode(bytes, "a.txt")).toThrowError(message);
  });

  it("lets a stray control character pass", () => {
    expect(decode(utf8("A long line with one bell\u0007 in it"), "a.txt")).toContain("\u0007");
  });
});

it("refuses accents without end, which would take minutes to put in order", () => {
  const heap = new TextEncoder().encode(`a${"\u0301\u0323".repeat(50_000)}`);
  expect(() => decode(heap, "heap.txt")).toThrow("accents");
});
