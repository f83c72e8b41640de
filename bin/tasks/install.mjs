import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { aptInstall, isDebianRoot, isOnPath } from "./debian.mjs";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

const lockPath = join(root, "package-lock.json");
const recordPath = join(root, "node_modules", ".crossread-lock-hash");

/** Where Node lies. Its headers, which compiling needs, often lie there too; node-gyp would download them all the same. */
const nodePrefix = dirname(dirname(process.execPath));
const hasHeaders = existsSync(join(nodePrefix, "include", "node", "node.h"));

/**
 * Installs the packages if there are none or the lock has changed since. The lock itself is never changed by it.
 *
 * `npm install` and not `npm ci`: npm 11 can leave the optional packages of other platforms out of a lock, and `npm ci`
 * then refuses the lock it wrote. Where SQLite has to be compiled, the first time takes about three minutes.
 *
 * @returns {Promise<boolean>} whether the packages are there; if not, what to do has been printed
 */
export async function ensureInstalled() {
  const lock = readFileSync(lockPath);
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (existsSync(recordPath) && readFileSync(recordPath, "utf8") === wanted) return true;

  console.error("Installing packages. The first time takes some minutes: SQLite may have to be compiled.");
  await provideCompiler();
  // Also with NODE_ENV=production: what builds and checks is among the development packages.
  const install = (env = {}) => run("npm", ["install", "--include=dev"], { env });
  let installed = await install();
  if (!installed.ok && hasHeaders) {
    console.error("Trying again with the headers that came with Node, in case they could not be downloaded.");
    installed = await install({ npm_config_nodedir: nodePrefix });
  }
  if (!readFileSync(lockPath).equals(lock)) {
    writeFileSync(lockPath, lock);
    console.error("npm wanted another package-lock.json than the one here, which was put back as it was.");
  }
  if (!installed.ok) {
    if (installed.output) console.error(installed.output);
    console.error(
      "The packages could not be installed. Crossread needs npm, and Python 3, make and g++ to compile SQLite " +
        "(on Debian: apt-get install -y python3 make g++). Then run the same command again.",
    );
    return false;
  }
  writeFileSync(recordPath, wanted);
  return true;
}

/** better-sqlite3 is compiled where no ready-made binary can be had; a bare Debian image lacks the tools. */
async function provideCompiler() {
  const missing = ["python3", "make", "g++"].filter((tool) => !isOnPath(tool));
  if (missing.length > 0 && isDebianRoot()) await aptInstall(missing);
}
