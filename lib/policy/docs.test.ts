import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { printPermissions } from "./print-permissions";

it("says in docs/permissions.md what the table says", () => {
  const document = readFileSync(new URL("../../docs/permissions.md", import.meta.url), "utf8");
  expect(document).toBe(printPermissions());
});
