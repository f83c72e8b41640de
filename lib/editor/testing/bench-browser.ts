import { type Browser, chromium } from "@playwright/test";
import { build } from "esbuild";

/** The browser that is named, or the one that Playwright brought. */
export function benchBrowser(): Promise<Browser> {
  const executablePath = process.env["CROSSREAD_CHROMIUM"];
  return chromium.launch(executablePath ? { executablePath } : {});
}

/** What a page runs, as production would have it. */
export async function scriptOf(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: ".build/bench",
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    jsx: "automatic",
    loader: { ".css": "empty" },
    banner: { js: 'var process = { env: { NODE_ENV: "production" } };' },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("\n");
}
