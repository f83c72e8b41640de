import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { API_ROOT, operations } from "@/lib/api/operations";

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
  const forPrograms = Object.values(operations).map(({ path }) => `${API_ROOT}${path}`);
  // Answered by the process itself.
  const served = ["/api/health", "/api/health/live", "/collab", "/editions/[token]", "/live", ...new Set(forPrograms)];
  expect(documented.sort()).toEqual([...routes, ...served].sort());
});
