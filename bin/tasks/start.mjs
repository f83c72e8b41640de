// npm start, npm run dev: everything from a fresh clone to a served page. What follows is given on to
// `crossread serve`, which runs in this process: signals and the exit code need no forwarding.
import { ensureInstalled } from "./install.mjs";

const args = process.argv.slice(2);

if (!(await ensureInstalled())) process.exit(1);
if (!args.includes("--dev")) {
  const { ensureBuilt } = await import("./build.mjs");
  if (!(await ensureBuilt())) process.exit(1);
}
const { commandLine } = await import("./command-line.mjs");
await commandLine(["serve", ...args]);
