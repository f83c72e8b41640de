// Crossread as `crossread serve` has it, but composed so that it may fetch from this machine: no setting of the product does
// that. For the journey that brings in an address, from a site of its own.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, ensureBundled } from "../../bin/tasks/bundle.mjs";
import { root } from "../../bin/tasks/root.mjs";

process.env.NODE_ENV ??= "production";
await ensureBundled();
const outfile = join(root, ".build", "serve-reaching-here.mjs");
await bundle("server/testing/serve-reaching-here.ts", outfile);
await import(pathToFileURL(outfile).href);
