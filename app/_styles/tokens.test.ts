import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

/** Lightness, chroma and hue of a token in a theme. */
function token(name: string, theme: Theme, hue = 0): readonly [number, number, number] {
  const value = new RegExp(`--${name}: light-dark\\(oklch\\(([^;]*?)\\), oklch\\(([^;]*?)\\)\\);`).exec(css);
  const [lightness = Number.NaN, chroma = Number.NaN, given] = (value?.[theme === "light" ? 1 : 2] ?? "")
    .replaceAll("var(--h)", String(hue))
    .replaceAll(/[()]/g, "")
    .split(" ")
    .map(Number);
  return [lightness, chroma, given ?? hue];
}

/** Relative luminance, as WCAG 2.2 defines it, of a colour in OKLCH. @see https://bottosson.github.io/posts/oklab/ */
function luminance([lightness, chroma, hue]: readonly [number, number, number]): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (channel: number) => Math.min(1, Math.max(0, channel));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly [number, number, number], other: readonly [number, number, number]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["paper", "surface", "sunken", "accent-soft"] as const;
const texts = ["ink", "ink-2", "ink-3", "accent", "corroborates", "contradicts", "qualifies"] as const;
const hues = [...css.matchAll(/--h: (\d+);/g)].map(([, hue]) => Number(hue));

describe.each(themes)("the %s theme", (theme) => {
  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    "lets %s be read on %s",
    (text, ground) => {
      expect(contrast(token(text, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it("lets every claim type's word be read, and ink on its tint", () => {
    expect(hues).toHaveLength(8);
    for (const hue of hues) {
      for (const ground of ["paper", "surface", "sunken"]) {
        expect(contrast(token("edge", theme, hue), token(ground, theme)), `${hue} on ${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
      for (const text of ["ink", "ink-2", "ink-3"]) {
        const least = text === "ink-3" ? 3 : 4.5;
        expect(contrast(token(text, theme), token("tint", theme, hue)), `${text} on ${hue}`).toBeGreaterThanOrEqual(
          least,
        );
      }
    }
  });

  it("shows where a control ends, and the button's words", () => {
    expect(contrast(token("edge-control", theme), token("surface", theme))).toBeGreaterThanOrEqual(3);
    expect(contrast(token("edge-control", theme), token("paper", theme))).toBeGreaterThanOrEqual(3);
    expect(contrast(token("on-accent", theme), token("accent", theme))).toBeGreaterThanOrEqual(4.5);
  });
});
