import { closeSync, mkdirSync, openSync, readSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { contentHash } from "./content-hash.mjs";
import { root } from "./root.mjs";

/** The command line and the server as one file of plain JavaScript; packages stay outside it. */
export const bundlePath = join(root, ".build", "crossread.mjs");
/** What reads files, in a thread of its own. */
const readingPath = join(root, ".build", "reading-worker.mjs");
/** What prints reports, in a thread of its own. */
const printingPath = join(root, ".build", "printing-worker.mjs");

const ingredients = ["bin", "server", "db", "lib", "package.json", "tsconfig.json"];

/**
 * Bundles the command line, and what reads files, if what they are made of has changed. The hash is the bundle's first line, so that the two
 * cannot come apart. Takes about 10 ms when there is nothing to do, 100 ms otherwise.
 *
 * @throws esbuild's failure, which names file and line
 */
export async function ensureBundled() {
  const mark = `// made from ${contentHash(ingredients, (path) => /\.(tsx?|json)$/.test(path))}`;
  if (startOf(bundlePath, mark.length) === mark) return;
  await bundle("server/reading-worker.ts", readingPath, mark);
  await bundle("server/printing/printing-worker.ts", printingPath, mark);
  await bundle("bin/main.ts", bundlePath, mark); // Last: it says that all are up to date.
}

/**
 * Makes one TypeScript file of ours, with everything of ours it imports, into a module that Node runs. What is imported
 * only when it is needed, the printers with their large packages, stays apart in files named by what they hold. Each is
 * moved into place whole, because two commands may start at once; the module itself last.
 */
export async function bundle(entry, outfile, firstLine = "") {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: basename(outfile, ".mjs") }],
    outdir: dirname(outfile),
    outExtension: { ".js": ".mjs" },
    chunkNames: "[name]-[hash]",
    splitting: true,
    write: false,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    banner: { js: firstLine },
    logLevel: "silent",
  });
  mkdirSync(dirname(outfile), { recursive: true });
  const inOrder = outputFiles.sort((one, other) => Number(one.path === outfile) - Number(other.path === outfile));
  for (const { path, contents } of inOrder) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, contents);
    renameSync(draft, path);
  }
}

/** The first bytes of a file as text; empty when there is no such file. */
function startOf(path, lengthBytes) {
  try {
    const file = openSync(path, "r");
    const bytes = Buffer.alloc(lengthBytes);
    readSync(file, bytes);
    closeSync(file);
    return bytes.toString("utf8");
  } catch (cause) {
    if (cause.code === "ENOENT") return "";
    throw cause;
  }
}
