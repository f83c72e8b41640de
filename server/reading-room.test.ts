import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { ReadingRoom } from "./reading-room";

const words = new TextEncoder().encode("Words.");
let room: ReadingRoom;

afterEach(() => room.close());

/** A thread that does what `script` says with each file it is asked to read. */
function threadOf(script: string): string {
  const module = join(mkdtempSync(join(tmpdir(), "reading-")), "thread.mjs");
  writeFileSync(module, `import { parentPort } from "node:worker_threads";\n${script}`);
  return module;
}

describe("ReadingRoom", () => {
  it("reads a file as `ingest` does, and refuses one as that does", async () => {
    const folder = mkdtempSync(join(process.cwd(), "node_modules", ".reading-")); // Where its packages are found.
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const module = join(folder, "reading-worker.mjs");
    const entryPoints = ["server/reading-worker.ts"];
    await build({ entryPoints, outfile: module, bundle: true, platform: "node", format: "esm", packages: "external" });
    room = new ReadingRoom({ module });
    expect(await room.ingest(words, { name: "a.txt" })).toMatchObject({ text: "Words.", mediaType: "text/plain" });
    await expect(room.ingest(words, { name: "a.csv" })).rejects.toThrowError(
      expect.objectContaining({ name: "Problem", code: "invalid" }),
    );
  });

  it("gives up on a file that takes too long, and reads the next", async () => {
    const module = threadOf(
      'parentPort.on("message", ({ file }) => { while (file.name === "long.pdf"); parentPort.postMessage({ ingested: file.name }); });',
    );
    room = new ReadingRoom({ module, limitMs: 300 });
    const [long, short] = [room.ingest(words, { name: "long.pdf" }), room.ingest(words, { name: "b.pdf" })];
    await expect(long).rejects.toThrowError("“long.pdf” takes longer than 0.3 seconds to read.");
    expect(await short).toBe("b.pdf");
  });

  it("gives up on a file that takes too much memory", async () => {
    const module = threadOf(
      'parentPort.on("message", () => { const all = []; for (;;) all.push(new Array(1000).fill({})); });',
    );
    room = new ReadingRoom({ module, memoryMb: 16 });
    await expect(room.ingest(words, { name: "big.pdf" })).rejects.toThrowError(/“big.pdf” takes too much memory/);
  });

  it("tells a fault of ours apart from a refusal", async () => {
    const module = threadOf('parentPort.on("message", () => parentPort.postMessage({ broke: "Error: oh" }));');
    room = new ReadingRoom({ module });
    await expect(room.ingest(words, { name: "a.pdf" })).rejects.toThrowError("Reading “a.pdf” broke: Error: oh");
  });
});
