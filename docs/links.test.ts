import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const documents = [
  "README.md",
  "SECURITY.md",
  ...["docs", "corpus"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  ),
].filter((name) => name.endsWith(".md"));

it.each(documents)("%s leads nowhere that does not exist", (document) => {
  const links = [...readFileSync(document, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
    ([, target]) => target ?? "",
  );
  expect(links.filter((target) => !existsSync(join(dirname(document), target)))).toEqual([]);
});
