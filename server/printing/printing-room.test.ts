import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { printInterchange } from "@/db/queries/interchange";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { recordedClaim } from "@/db/testing/records";
import { wholeFile } from "@/db/testing/whole-file";
import { interchangeFormats } from "@/lib/interop/print-annotations";
import { reportFormats } from "@/lib/report/report-formats";
import { type PrintJob, printed } from "./job";
import { PrintingRoom } from "./printing-room";

let desk: TestDesk;
let folder: string;
let module: string;

beforeAll(async () => {
  desk = await openDesk();
  for (let many = 0; many < 3; many += 1) await recordedClaim(desk.annotator);
  folder = mkdtempSync(join(process.cwd(), "node_modules", ".printing-")); // Where its packages are found.
  module = join(folder, "printing-worker.mjs");
  const entryPoints = ["server/printing/printing-worker.ts"];
  const outExtension = { ".js": ".mjs" };
  const made = { bundle: true, splitting: true, platform: "node", format: "esm", packages: "external" } as const;
  await build({ entryPoints, outdir: folder, outExtension, ...made });
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

function roomOf(printer: string): PrintingRoom {
  const room = new PrintingRoom({ module: printer, file: desk.file });
  onTestFinished(() => room.close());
  return room;
}

const jobOf = (format: PrintJob["format"]): PrintJob => {
  const { investigationId, reviewerId } = desk.observer;
  return { investigationId, reviewerId, format, claims: null, template: null, generatedAtMs: 0, version: "1.2.3" };
};

const never = new AbortController().signal;

it.each(reportFormats)("prints %s in a process of its own, and says how far it is", async (format) => {
  const printing = await roomOf(module).print(jobOf(format), never);
  expect(printing.opened.many).toBe(3);
  const parts: Uint8Array[] = [];
  const progress: unknown[] = [];
  for await (const told of printing.output()) {
    if ("bytes" in told) parts.push(told.bytes);
    else progress.push(told.progress);
  }
  const file = Buffer.concat(parts);
  expect(file.length).toBeGreaterThan(500);
  if (format === "pdf") expect(file.toString("latin1")).toMatch(/^%PDF-[\s\S]*%%EOF\s*$/);
  expect(progress.at(-1)).toEqual({ done: 3, of: 3 });
});

it.each(interchangeFormats)("prints %s for other programs", async (format) => {
  const printing = await roomOf(module).print({ ...jobOf(format), claims: "1-2" }, never);
  expect(printing.opened.seq).toBeGreaterThan(3);
  const parts: Uint8Array[] = [];
  for await (const told of printing.output()) if ("bytes" in told) parts.push(told.bytes);
  const { isChosen = null } = printed({ ...jobOf(format), claims: "1-2" });
  const whole = await printInterchange(desk.observer, format, { version: "1.2.3", isChosen }, wholeFile);
  // A zip has the time it was made in it.
  if (format === "brat") expect(Buffer.concat(parts)).toHaveLength(whole.length);
  else expect(Buffer.concat(parts).toString()).toBe(whole.toString());
});

it("refuses what names no claims, as the printer says it", async () => {
  const room = roomOf(module);
  await expect(room.print({ ...jobOf("json"), claims: "all" }, never)).rejects.toThrowError(
    expect.objectContaining({ name: "Problem", code: "invalid" }),
  );
});

/** A printer that does what `script` says once it has its job. */
function printerOf(script: string): string {
  const printer = join(mkdtempSync(join(folder, "printer-")), "printer.mjs");
  writeFileSync(printer, `process.once("message", () => { ${script} });`);
  return printer;
}

const opened = "process.send({ opened: { head: '', seq: 1, many: 1 } });";

it("ends a process whose print nobody wants any more, and gives its turn to the next", async () => {
  const room = roomOf(printerOf(`${opened} process.on("message", () => { while (true); });`));
  const gone = new AbortController();
  const two = await Promise.all([room.print(jobOf("pdf"), gone.signal), room.print(jobOf("pdf"), never)]);
  const third = room.print(jobOf("pdf"), never);
  const reading = two[0].output().next();
  gone.abort();
  await expect(reading).rejects.toThrow("ended before its print did");
  expect((await third).opened.seq).toBe(1);
});

it("says what broke in a process", async () => {
  const room = roomOf(printerOf(`${opened} process.on("message", () => process.send({ broke: "ink" }));`));
  const printing = await room.print(jobOf("pdf"), never);
  await expect(printing.output().next()).rejects.toThrow("Printing broke: ink");
});
