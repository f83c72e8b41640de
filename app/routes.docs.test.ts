import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** The address a file under `app` answers, or null for one that is no page or handler. */
function routeOf(file: string): string | null {
  const found = /^(.*?)\/?(page\.tsx|route\.ts)$/.exec(file);
  return found ? `/${found[1]}` : null;
}

it("documents every page and handler, and no other", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const routes = files.flatMap((file) => routeOf(file) ?? []).sort();
  const documented = [...readFileSync("docs/routes.md", "utf8").matchAll(/^\| `(\/[^`]*)` \|/gm)].map(
    ([, route]) => route,
  );
  const served = ["/api/health", "/collab", "/editions/[token]", "/live"]; // Answered by the process itself.
  expect(documented.sort()).toEqual([...routes, ...served].sort());
});
