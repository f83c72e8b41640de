import { existsSync } from "node:fs";
import { join } from "node:path";
import { aptInstall, isDebianRoot } from "./debian.mjs";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

/** Debian's packages, the one without a window first: the same engine, and it takes a third less of a processor. */
const debianPackages = ["chromium-headless-shell", "chromium"];

/** A download that is going to work has ended by then; one that is kept waiting has not. */
const DOWNLOAD_MS = 120_000;
const CONNECTION_MS = 15_000;

/**
 * The path of a Chromium that starts: Debian's, else Playwright's own, downloaded if need be, else Debian's installed
 * now. Playwright's is tried out, because on a bare machine it downloads well and then lacks its libraries.
 *
 * @returns {Promise<string | null>} `null` when there is none to be had; what to install has been printed
 */
export async function ensureChromium() {
  const installed = debianPackages.map(pathOf).find(existsSync);
  if (installed) return installed;

  const { chromium } = await import("playwright-core");
  const own = chromium.executablePath();
  if (!existsSync(own)) await download();
  if (await starts(own)) return own;

  // Older releases of Debian have only the second.
  for (const name of isDebianRoot() ? debianPackages : []) {
    if ((await aptInstall([name])) && (await starts(pathOf(name)))) return pathOf(name);
  }
  console.error(
    "The journeys need a Chromium. Install your system's (on Debian: apt-get install -y chromium), or run " +
      '"npx playwright install --with-deps chromium", and then the same command again.',
  );
  return null;
}

const pathOf = (name) => `/usr/bin/${name}`;

async function download() {
  console.error("Downloading Playwright's Chromium.");
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  const { ok, timedOut } = await run(process.execPath, [playwright, "install", "--no-shell", "chromium"], {
    capture: true,
    timeoutMs: DOWNLOAD_MS,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECTION_MS) },
  });
  if (!ok) console.error(`It could not be downloaded${timedOut ? ` in ${DOWNLOAD_MS / 1_000} seconds` : ""}.`);
}

async function starts(executable) {
  if (!existsSync(executable)) return false;
  return (await run(executable, ["--version"], { capture: true, timeoutMs: CONNECTION_MS })).ok;
}
