import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

/** `npm run screenshots`: draws the pictures of the documents; all screens into CROSSREAD_PICTURES where it is set. */
const playwright = join(root, "node_modules", ".bin", "playwright");
const LIMIT_MS = 10 * 60_000;

const chromium = (await ensureBuilt()) && (await ensureChromium());
if (chromium) {
  const args = ["test", "-c", "e2e/screenshots.config.ts"];
  const { ok } = await run(playwright, args, { timeoutMs: LIMIT_MS, env: { CROSSREAD_CHROMIUM: chromium } });
  process.exitCode = ok ? 0 : 1;
} else process.exitCode = 1;
