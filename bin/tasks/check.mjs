// npm test: everything that continuous integration runs, the cheapest first. `npm test -- types unit` runs only those.
// The last line is `N passed, N failed`: a tool counts as one, vitest and Playwright count their tests.
import { ensureInstalled } from "./install.mjs";

const MINUTE_MS = 60_000;

/** How many minutes a suite may take before it has failed: twice what it takes on two cores, where all take a quarter of an hour. */
const minutes = { lint: 1, imports: 1, types: 2, unit: 12, build: 3, journeys: 20 };
const names = Object.keys(minutes);
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !names.includes(name));

if (unknown.length > 0) {
  console.error(`There is no suite named ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  process.exit(2);
}
if (!(await ensureInstalled())) {
  console.log("0 passed, 1 failed");
  process.exit(1);
}

const suites = await import("./suites.mjs");
const failed = new Set();
const total = { passed: 0, failed: 0 };

for (const name of names.filter((each) => chosen.length === 0 || chosen.includes(each))) {
  process.stdout.write(`${name.padEnd(9)} `);
  const startedAtMs = Date.now();
  const result =
    name === "journeys" && failed.has("build")
      ? { passed: 0, failed: 1, note: "not run: there is no build", output: "" }
      : await suites[name](minutes[name] * MINUTE_MS);
  total.passed += result.passed;
  total.failed += result.failed;
  if (result.failed > 0) failed.add(name);
  const seconds = ((Date.now() - startedAtMs) / 1_000).toFixed(1);
  console.log(`${result.failed > 0 ? "FAILED" : "passed"} in ${seconds} s${result.note ? ` · ${result.note}` : ""}`);
  if (result.failed > 0 && result.output) console.log(`\n${result.output.trimEnd()}\n`);
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
