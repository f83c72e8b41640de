import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const names = z.record(z.string(), z.string());
const manifest = z.object({ dependencies: names, devDependencies: names });
const licensed = z.object({ license: z.string() });

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const { dependencies, devDependencies } = manifest.parse(JSON.parse(read("package.json")));
const rows = [...read("docs/dependencies.md").matchAll(/^\| `(?<name>[^`]+)` \| (?<licence>[^|]+) \|/gm)].map(
  ({ groups }) => ({ name: groups?.["name"] ?? "", licence: groups?.["licence"] ?? "" }),
);

describe("docs/dependencies.md", () => {
  it("has one line for each package, in the order of package.json", () => {
    expect(rows.map(({ name }) => name)).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
  });

  it("names each package's own licence", () => {
    const declared = rows.map(({ name }) => ({
      name,
      licence: licensed.parse(JSON.parse(read(`node_modules/${name}/package.json`))).license,
    }));
    expect(rows).toEqual(declared);
  });
});
