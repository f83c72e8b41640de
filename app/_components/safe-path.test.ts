import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path";

describe("safePath", () => {
  it("keeps a path of ours", () => {
    expect(safePath("/investigations/al-tanf-2017/claims?type=timing#top")).toBe(
      "/investigations/al-tanf-2017/claims?type=timing#top",
    );
  });

  it.each([
    undefined,
    ["/a", "/b"],
    "",
    "https://example.org/",
    "//example.org/",
    "/\\example.org/",
    "/\t/example.org/",
    "/.//example.org",
    "javascript:alert(1)",
  ])("sends %j home", (asked) => {
    expect(safePath(asked)).toBe("/investigations");
  });
});
