import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { main } from "@/bin/main";
import { openFirstAccount } from "@/db/commands/accounts";
import { DATABASE_FILE } from "@/db/open-installation";
import { loadBundled } from "@/db/seed";
import { openStore } from "@/db/store";

export const root = process.cwd();
export const managerEmail = "manager@example.org";
export const testPassword = "correct horse battery staple";

export type Answer = Readonly<{ code: number; out: string; err: string }>;

type Templates = Readonly<{ bare: string; managed: string }>;

let templates: Promise<Templates> | null = null;

/**
 * Data folders with the bundled investigation, without and with a first account. Made once for each
 * test process, and not flushed: loading the bundle is eighty commits.
 */
async function madeTemplates(): Promise<Templates> {
  const folder = mkdtempSync(join(tmpdir(), "crossread-cli-template-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const [bare, managed] = [join(folder, "bare"), join(folder, "managed")];
  mkdirSync(bare);
  const loaded = await openStore(join(bare, DATABASE_FILE), { synchronous: "OFF" });
  await loadBundled(loaded, join(root, "corpus", "al-tanf-2017"));
  await loaded.close();
  cpSync(bare, managed, { recursive: true });
  const store = await openStore(join(managed, DATABASE_FILE), { synchronous: "OFF" });
  await openFirstAccount(store, { email: managerEmail, name: "The manager", password: testPassword });
  await store.close();
  return { bare, managed };
}

/** A data folder of its own, with what runs `crossread` on it in this process, and a folder for files. */
export async function commandLine({ isManaged = true }: Readonly<{ isManaged?: boolean }> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "crossread-cli-"));
  const data = join(folder, "data");
  templates ??= madeTemplates();
  const { bare, managed } = await templates;
  cpSync(isManaged ? managed : bare, data, { recursive: true });
  const run = (args: readonly string[], input = "") => crossread([...args, "--data", data], input);
  return {
    data,
    folder,
    run,
    /** Runs with `--json`, and reads the one value that comes out. */
    async json(args: readonly string[], input = ""): Promise<unknown> {
      return JSON.parse((await run([...args, "--json"], input)).out);
    },
    file(name: string, content: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
export type CommandLine = Awaited<ReturnType<typeof commandLine>>;

let readingModule: Promise<string> | null = null;

/** What reads files, where its packages are found. Made once for each test process. */
async function bundledReader(): Promise<string> {
  const folder = mkdtempSync(join(root, "node_modules", ".reading-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, "reading-worker.mjs");
  const options = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
  await build({ entryPoints: [join(root, "server", "reading-worker.ts")], outfile, ...options, logLevel: "error" });
  return outfile;
}

/** One call of the command line, with what it read and wrote. */
export async function crossread(args: readonly string[], input = ""): Promise<Answer> {
  const said = { out: "", err: "" };
  const terminal = {
    input: chunksOf(input),
    async out(text: string | Uint8Array) {
      said.out += typeof text === "string" ? text : Buffer.from(text).toString("latin1");
    },
    err(text: string) {
      said.err += text;
    },
  };
  readingModule ??= bundledReader();
  const code = await main(args, { root, terminal, readingModule: await readingModule });
  return { code, ...said };
}

/** In pieces that end in the middle of lines and characters, as a pipe may. */
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const PIECE_BYTES = 7;
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) yield bytes.subarray(start, start + PIECE_BYTES);
}
