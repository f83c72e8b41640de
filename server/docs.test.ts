import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { environment } from "./env";

const page = readFileSync(fileURLToPath(new URL("../docs/environment.md", import.meta.url)), "utf8");

it("documents every variable, and no other", () => {
  const rows = environment.map(({ name, default: value, meaning }) => `| \`${name}\` | \`${value}\` | ${meaning} |`);
  const documented = page.split("\n").filter((line) => line.startsWith("| `"));
  expect(documented).toEqual(rows);
});
