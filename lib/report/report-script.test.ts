import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { REPORT_SCRIPT_SHA256, reportScript } from "./report-script";

it("is the script that the page's policy allows", () => {
  expect(createHash("sha256").update(reportScript).digest("base64")).toBe(REPORT_SCRIPT_SHA256);
});

it("ends nowhere before its end, and puts no text into the page as markup", () => {
  expect(reportScript).not.toMatch(/<\/script|innerHTML|insertAdjacentHTML|eval|fetch|XMLHttpRequest/);
});
