import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { filesUnder } from "./content-hash.mjs";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

/**
 * The suites of `npm test`. Each takes the time it has and answers
 * `{ passed, failed, note, output }`: counts, a few words for its line, and what it printed.
 */

/** A tool that sees fewer of our files than this has not looked: dependency-cruiser does so with TypeScript 7. */
const LEAST_MODULES = 20;

const bin = (name) => join(root, "node_modules", ".bin", name);

/** Runs one program after the other until one fails, within the time for all. */
async function inTurn(timeoutMs, ...commands) {
  const deadline = Date.now() + timeoutMs;
  let result = { ok: true, timedOut: false, output: "", stdout: "" };
  for (const [command, args, env] of commands) {
    const left = Math.max(1, deadline - Date.now());
    result = await run(command, args, { capture: true, timeoutMs: left, env });
    if (!result.ok) break;
  }
  return result;
}

/** Counts a tool, whose outcome is one. */
const asOne = ({ ok, timedOut, output }, note = "") => ({
  passed: ok ? 1 : 0,
  failed: ok ? 0 : 1,
  note: timedOut ? "out of time" : note,
  output,
});

export async function lint(timeoutMs) {
  const args = ["check", "--error-on-warnings", "--max-diagnostics=100", "."];
  return asOne(await inTurn(timeoutMs, [bin("biome"), args]));
}

export async function imports(timeoutMs) {
  const folders = ["lib", "db", "app", "server", "bin", "e2e"].filter((folder) => filesUnder(folder).length > 0);
  const args = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...folders];
  const result = await inTurn(timeoutMs, [bin("depcruise"), args]);
  const cruise = parsed(result.stdout);
  if (!cruise) return asOne({ ...result, ok: false });

  const seen = cruise.modules.filter(({ source }) => /\.tsx?$/.test(source) && !source.includes("node_modules/"));
  const wrong = cruise.summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle ? cycle.map((step) => step.name).join(" → ") : to;
    const { comment } = cruise.summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name) ?? {};
    return `${rule.name}: ${from} → ${path}\n    ${comment ?? ""}`;
  });
  if (seen.length < LEAST_MODULES) wrong.push(`Only ${seen.length} of our modules were seen, so nothing was checked.`);
  return asOne({ ...result, ok: wrong.length === 0, output: wrong.join("\n") }, `${seen.length} modules seen`);
}

/** Next makes the types of routes and of `next-env.d.ts` first: in a fresh clone they are not there yet. */
export async function types(timeoutMs) {
  return asOne(await inTurn(timeoutMs, [bin("next"), ["typegen"]], [bin("tsc"), ["--noEmit", "-p", "."]]));
}

/** Examples, laws and storage. */
export function unit(timeoutMs) {
  return counted(timeoutMs, (report) => ({
    command: [bin("vitest"), ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]],
    count: ({ numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests }) => ({
      passed: numPassedTests,
      // A file that cannot be loaded has no tests to count.
      failed: numFailedTests || numFailedTestSuites,
      skipped: numPendingTests + numTodoTests,
    }),
  }));
}

export async function build(timeoutMs) {
  return asOne(await inTurn(timeoutMs, [process.execPath, ["bin/tasks/build.mjs"]]));
}

/** Builds first, which is nothing to do after the suite before it; the time is for the journeys alone. */
export async function journeys(timeoutMs) {
  if (filesUnder("e2e").length === 0) return { passed: 0, failed: 0, note: "there is no e2e folder yet", output: "" };

  const built = await build(timeoutMs);
  if (built.failed > 0) return built;
  const chromium = await ensureChromium();
  if (!chromium) return asOne({ ok: false, timedOut: false, output: "There is no Chromium to make them in." });

  return counted(timeoutMs, (report) => ({
    command: [
      bin("playwright"),
      ["test", "-c", "e2e/playwright.config.ts", "--reporter=list,json"],
      { CROSSREAD_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    ],
    count: ({ stats, errors }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected || errors.length,
      skipped: stats.skipped,
      flaky: stats.flaky,
    }),
  }));
}

/** Runs a program that writes its counts to a file. None, or a bad end without a failed test, is a failure. */
async function counted(timeoutMs, programFor) {
  const folder = mkdtempSync(join(tmpdir(), "crossread-check-"));
  try {
    const report = join(folder, "report.json");
    const { command, count } = programFor(report);
    const result = await inTurn(timeoutMs, command);
    const counts = existsSync(report) ? parsed(readFileSync(report, "utf8")) : null;
    const { passed, failed, skipped, flaky = 0 } = counts ? count(counts) : { passed: 0, failed: 0, skipped: 0 };
    const none = passed + failed === 0;
    const notes = [
      `${passed} passed, ${failed} failed`,
      skipped > 0 ? `${skipped} skipped` : "",
      flaky > 0 ? `${flaky} only at the second try` : "",
      result.timedOut ? "out of time" : "",
      none ? "no tests were run" : "",
    ];
    return {
      passed,
      failed: failed || (none || !result.ok ? 1 : 0),
      note: notes.filter(Boolean).join(", "),
      output: result.output,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** JSON, or `null` when a program has printed something else. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
