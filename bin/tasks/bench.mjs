// npm run bench: measures what the budgets are about. `npm run bench -- anchoring` runs those with the word in their
// name or path; `--json` prints one object a line and nothing else. Only a benchmark that breaks is a failure.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { filesUnder } from "./content-hash.mjs";
import { root } from "./root.mjs";

const columns = ["metric", "value", "unit", "budget", "holds"];
const args = process.argv.slice(2);

if (process.send) await measure(args);
else
  await runAll(
    args.includes("--json"),
    args.filter((arg) => arg !== "--json"),
  );

async function runAll(asJson, words) {
  const files = ["lib", "db", "server", "app", "e2e"].flatMap(filesUnder).filter((path) => path.endsWith(".bench.ts"));
  let measured = 0;
  for (const file of files) {
    const metrics = await metricsOf(file, words, asJson);
    if (metrics === null) {
      console.error(`${file} broke.`);
      process.exitCode = 1;
    } else if (metrics.length > 0) {
      measured += 1;
      if (asJson) for (const metric of metrics) console.log(JSON.stringify(metric));
      else printTable(metrics);
    }
  }
  if (measured === 0 && !process.exitCode) console.error("There is no such benchmark.");
}

/** Each in a process of its own, so that none warms up or litters for the next. `null` when it broke. */
async function metricsOf(file, words, asJson) {
  const outfile = join(root, ".build", "bench", file.replace(/\.ts$/, ".mjs"));
  try {
    await bundle(file, outfile);
  } catch (cause) {
    console.error(cause);
    return null;
  }
  const child = fork(fileURLToPath(import.meta.url), [outfile, file, ...words], {
    cwd: root,
    execArgv: ["--enable-source-maps", "--expose-gc"],
    env: { ...process.env, NODE_ENV: "production" },
    // What a benchmark prints is not a result.
    stdio: ["ignore", asJson ? 2 : 1, 2, "ipc"],
  });
  let metrics = null;
  child.on("message", (message) => {
    metrics = message;
  });
  const [code] = await once(child, "close");
  return code === 0 ? metrics : null;
}

/** In the child: one benchmark, whose figures go to the parent; none when it is not among those asked for. */
async function measure([outfile, file, ...words]) {
  const { bench } = await import(pathToFileURL(outfile).href);
  const chosen = words.length === 0 || words.some((word) => `${file} ${bench.name}`.includes(word));
  const metrics = chosen ? await bench.run() : [];
  const figures = metrics.map((metric) => ({ bench: bench.name, ...metric }));
  // A benchmark may leave a server or a timer behind; the figures are what was waited for.
  process.send(figures, () => process.exit(0));
}

function printTable(metrics) {
  const rows = metrics.map((metric) => columns.map((column) => cell(column, metric[column])));
  const widths = columns.map((column, n) => Math.max(column.length, ...rows.map((row) => row[n].length)));
  const line = (cells) =>
    cells.map((text, n) => (columns[n] === "value" ? text.padStart(widths[n]) : text.padEnd(widths[n]))).join("  ");
  console.log(`\n${metrics[0].bench}\n`);
  for (const row of [columns, ...rows]) console.log(`  ${line(row).trimEnd()}`);
}

function cell(column, value) {
  if (column === "value") return value.toLocaleString("en", { maximumSignificantDigits: 4 });
  if (column === "holds") return value === null ? "" : value ? "yes" : "NO";
  return value ?? "";
}
