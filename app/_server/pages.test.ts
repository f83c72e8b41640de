import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("../investigations/[slug]", import.meta.url));
const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)page\.tsx$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));

it("finds the pages of an investigation", () => {
  expect(pages.length).toBeGreaterThanOrEqual(3);
});

it.each(pages)("answers strangers with not-found, and under that title: $path", ({ text }) => {
  expect(text).toMatch(/^export const generateMetadata = page\(/m);
  expect(text).toMatch(/^export default page\(/m);
  expect(text).not.toMatch(/^export const metadata/m);
});
