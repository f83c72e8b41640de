// npm run rehearse -- BACKUP: would this backup bring the desk back? Restores it into a folder of its own, serves that at
// a port of its own, asks whether it is well, and throws the folder away. Touches nothing else; safe beside a running
// desk. Worth doing whenever backups are changed, and before each upgrade.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { ensureBuilt } from "./build.mjs";
import { root } from "./root.mjs";

const [backup, ...more] = process.argv.slice(2);
if (backup === undefined || more.length > 0) {
  console.error("Name the backup: npm run rehearse -- FILE");
  process.exit(2);
}
if (!(await ensureBuilt())) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), "crossread-rehearsal-"));
const startedMs = performance.now();
try {
  const isRestored = await crossread(["restore", resolve(backup)]).done;
  const isWell = isRestored && (await servesWell());
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  console.log(
    isWell ? `This backup brings the desk back, in ${seconds} s.` : "This backup does not bring the desk back.",
  );
  process.exitCode = isWell ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a command on the rehearsal's folder; what it says is passed on, line by line. */
function crossread(args, onLine = () => undefined) {
  const child = spawn(process.execPath, [join(root, "bin", "crossread"), ...args, "--data", folder], {
    stdio: ["ignore", "inherit", "pipe"],
    env: { ...process.env, PORT: "0", HOST: "", CROSSREAD_URL: "" },
  });
  createInterface(child.stderr).on("line", (line) => {
    console.error(line);
    onLine(line);
  });
  return { child, done: once(child, "close").then(([code]) => code === 0) };
}

async function servesWell() {
  let found;
  const address = new Promise((resolve) => {
    found = resolve;
  });
  const { child, done } = crossread(["serve"], (line) => {
    const [url] = /http:\/\/localhost:\d+/.exec(line) ?? [];
    if (url) found(url);
  });
  const url = await Promise.race([address, done.then(() => null)]);
  if (url === null) return false;
  const answer = await fetch(`${url}/api/health`);
  const { status } = await answer.json();
  child.kill("SIGTERM");
  return (await done) && answer.ok && status === "ok";
}
