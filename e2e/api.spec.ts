import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "./fixtures";

const slug = "al-tanf-2017";

test("every example of the guide for programs does what it says", async ({ served }) => {
  const annotator = await served.data.addMember("Ada Lind", slug, "annotator");
  const token = await served.data.tokenFor(annotator, slug, ["read", "write", "export"]);
  const examples = [...readFileSync("docs/api.md", "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
    ([, code]) => code ?? "",
  );
  const [setting, ...others] = examples;
  expect(setting).toMatch(/^export CROSSREAD=\S+ INVESTIGATION=\S+ TOKEN=\S+\n$/);
  expect(others.length).toBeGreaterThan(5);
  const folder = mkdtempSync(join(tmpdir(), "crossread-api-"));
  const env = { ...process.env, CROSSREAD: served.url, INVESTIGATION: slug, TOKEN: token };
  const said = new Map<string, string>();
  for (const example of others) {
    const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", example], { env, cwd: folder });
    said.set(example, stdout);
  }
  const answers = [...said.values()].join("\n");
  for (const words of [
    '"slug":"al-tanf-2017"',
    '"claims":[{',
    '"events":[{"seq":1',
    '"commandId":"atk_',
    '"sourceId":"src_',
  ]) {
    expect(answers).toContain(words);
  }
  const [[, twice] = [undefined, ""]] = [...said].filter(([example]) => example.includes("for attempt in"));
  const [first, second] = twice.split(/(?<=\})(?=\{)/);
  expect(first).toBe(second);
  expect(readFileSync(join(folder, "report.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  rmSync(folder, { recursive: true, force: true });
});

test("somebody reads what programs can do, by way of their account", async ({ as, manager }) => {
  const page = await as(manager);
  await page.goto("/account");
  await page.getByRole("link", { name: "What programs can do" }).click();
  await expect(page.getByRole("heading", { name: "For programs", level: 1 })).toBeVisible();
  await page.getByText("record-claim", { exact: true }).click();
  await expect(page.getByText("wording: text of 1 to 2000 characters").first()).toBeVisible();
});
