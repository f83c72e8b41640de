import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { makeZip } from "@/lib/ingest/testing/make-zip";
import { told } from "@/lib/ingest/testing/told";
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
  it("reads a file as `ingestAll` does, and compares texts", async () => {
    const folder = mkdtempSync(join(process.cwd(), "node_modules", ".reading-")); // Where its packages are found.
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const module = join(folder, "reading-worker.mjs");
    const entryPoints = ["server/reading-worker.ts"];
    await build({ entryPoints, outfile: module, bundle: true, platform: "node", format: "esm", packages: "external" });
    room = new ReadingRoom({ module });
    const [found, ...more] = await room.ingestAll(words, { name: "a.txt" });
    expect([found, more]).toMatchObject([
      { name: "a.txt", bytes: words, outcome: { ingested: { text: "Words." } } },
      [],
    ]);
    const text = "It was said that the bridge had been closed since Friday.";
    const others = [`Nobody knew why. ${text}`, "Something else was said of another bridge."];
    const overlaps = await room.compare({ name: "a.txt", text, others });
    expect(overlaps).toMatchObject([{ ofThis: 1 }, { ofThis: 0, ofThat: 0 }]);
    const version = (words: string) => ({
      text: words,
      blocks: [{ kind: "paragraph" as const, start: 0, end: words.length }],
    });
    const rows = await room.versionDifference(version(text), version(text.replace("Friday", "Monday")));
    expect(rows.map(({ kind }) => kind)).toEqual(["changed"]);
    const mail = "From: Ada <ada@post.example>\nSubject: Late\n\nThe ferry was late.\n";
    const all = makeZip({ "a.txt": "Words.", "b.eml": mail, "c.csv": "title,text\nOne,Words.\n" });
    const inside = await room.ingestAll(all, { name: "all.zip" });
    expect(inside.map(told)).toEqual(["all.zip/a.txt | Words.", "all.zip/b.eml | Late", "all.zip/c.csv, line 2 | One"]);
    expect(inside.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(["Words.", mail, "One,Words."]);
    expect(await room.ingestAll(words, { name: "a.mp3" })).toMatchObject([
      { name: "a.mp3", bytes: words, outcome: { refused: { code: "invalid" } } },
    ]);
  });

  it("gives up on a file that takes too much memory, and reads the next", async () => {
    const module = threadOf(`parentPort.on("message", ({ file, after }) => {
      const all = [];
      while (file.name === "big.pdf" && after < 0) all.push(new Array(1000).fill({}));
      parentPort.postMessage({ done: true });
    });`);
    room = new ReadingRoom({ module, memoryMb: 16 });
    const [big, small] = [room.ingestAll(words, { name: "big.pdf" }), room.ingestAll(words, { name: "small.pdf" })];
    const message = expect.stringMatching(/^“big.pdf” takes too much memory/);
    expect(await big).toMatchObject([{ name: "big.pdf", outcome: { refused: { code: "too-large", message } } }]);
    expect(await small).toEqual([]);
  });

  it("tells a fault of ours apart from a refusal", async () => {
    const module = threadOf('parentPort.on("message", () => parentPort.postMessage({ broke: "Error: oh" }));');
    room = new ReadingRoom({ module });
    await expect(room.ingestAll(words, { name: "a.pdf" })).rejects.toThrowError("Reading “a.pdf” broke: Error: oh");
  });

  it("goes on behind a thing that takes too long, and says which it was", async () => {
    const module = threadOf(`parentPort.on("message", ({ after }) => {
      for (let position = after + 1; position < 4; position += 1) {
        parentPort.postMessage({ reading: { name: "thing " + position, position } });
        while (position === 2);
        parentPort.postMessage({ found: { name: "thing " + position, bytes: new Uint8Array(), outcome: "read" } });
      }
      parentPort.postMessage({ done: true });
    });`);
    room = new ReadingRoom({ module, limitMs: 1_500 });
    expect(await room.ingestAll(words, { name: "all.zip" })).toMatchObject([
      { name: "thing 0", outcome: "read" },
      { name: "thing 1", outcome: "read" },
      {
        name: "thing 2",
        outcome: {
          refused: { code: "too-large", message: expect.stringMatching(/^“thing 2” takes longer than 1.5 seconds/) },
        },
      },
      { name: "thing 3", outcome: "read" },
    ]);
  });

  it("leaves out what is not read when the time for a whole file is over", async () => {
    const module = threadOf(`parentPort.on("message", ({ after }) => {
      parentPort.postMessage({ reading: { name: "thing " + (after + 1), position: after + 1 } });
      for (;;);
    });`);
    room = new ReadingRoom({ module, limitMs: 400, allMs: 1_000 });
    const found = await room.ingestAll(words, { name: "all.zip" });
    expect(found.length).toBeLessThan(5);
    expect(found.at(-1)).toMatchObject({
      outcome: { refused: { message: expect.stringMatching(/and what follows it/) } },
    });
  });
});
