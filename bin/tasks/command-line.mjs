import { pathToFileURL } from "node:url";
import { bundlePath, ensureBundled } from "./bundle.mjs";
import { root } from "./root.mjs";

/**
 * Runs one command in this process, from an up-to-date bundle, and leaves its exit code. Failures that the command
 * does not turn into words are bugs, and travel on with the lines of our own files.
 *
 * @param {readonly string[]} args what stands after `crossread`
 */
export async function commandLine(args) {
  // React and Next choose by this which of their two halves to load, so it must be set before either is.
  process.env.NODE_ENV ??= args[0] === "serve" && args.includes("--dev") ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED ??= "1";
  process.setSourceMapsEnabled(true);
  await ensureBundled();
  const { main } = await import(pathToFileURL(bundlePath).href);
  process.exitCode = await main(args, { root });
}
