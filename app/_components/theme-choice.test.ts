import { describe, expect, it } from "vitest";
import { themeAttribute, toTheme } from "./theme-choice";

describe("the theme", () => {
  it("is the system's unless a known one was chosen", () => {
    expect(toTheme(undefined)).toBe("system");
    expect(toTheme("sepia")).toBe("system");
    expect(toTheme("dark")).toBe("dark");
  });

  it("marks the root element only when it was chosen", () => {
    expect(themeAttribute("system")).toBeUndefined();
    expect(themeAttribute("light")).toBe("light");
  });
});
