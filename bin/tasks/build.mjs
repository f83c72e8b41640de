import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBundled } from "./bundle.mjs";
import { contentHash } from "./content-hash.mjs";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

const ingredients = [
  ...["app", "lib", "db", "public", "instrumentation.ts", "instrumentation-client.ts"],
  ...["next.config.js", "package.json", "package-lock.json", "tsconfig.json"],
];
const recordPath = join(root, ".next", "crossread-built");

/**
 * Builds the pages and the command line, each if what it is made of has changed.
 *
 * @returns {Promise<boolean>} whether both are up to date now; if not, the reason has been printed
 */
export async function ensureBuilt() {
  const wanted = contentHash(ingredients);
  if (existsSync(recordPath) && readFileSync(recordPath, "utf8") === wanted) {
    console.error("The pages are up to date.");
  } else {
    console.error("Building the pages.");
    rmSync(recordPath, { force: true });
    const next = join(root, "node_modules", "next", "dist", "bin", "next");
    if (!(await run(process.execPath, [next, "build"], { env: { NODE_ENV: "production" } })).ok) return false;
    const frozen = pagesMadeAhead();
    if (frozen.length > 0) {
      console.error(
        `Made ahead of any request: ${frozen.join(", ")}. Such a page carries no nonce, and the browser refuses its ` +
          "scripts. Let it, or its layout, read the request.",
      );
      return false;
    }
    writeFileSync(recordPath, wanted);
  }
  try {
    await ensureBundled();
    return true;
  } catch (cause) {
    console.error(cause);
    return false;
  }
}

/** The pages Next made while building, but for the one that it shows when nothing else can be made. */
function pagesMadeAhead() {
  const { routes } = JSON.parse(readFileSync(join(root, ".next", "prerender-manifest.json"), "utf8"));
  return Object.keys(routes).filter((path) => routes[path].dataRoute && path !== "/_global-error");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = (await ensureBuilt()) ? 0 : 1;
}
