import { on, once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Anchoring } from "@/lib/anchoring/anchor";
import type { Stood } from "@/lib/anchoring/reanchor-all";
import type { DifferenceRow, versionDifference } from "@/lib/compare/version-difference";
import { Problem } from "@/lib/errors";
import type { FileToRead, Found } from "@/lib/ingest/ingest-all";
import type { Overlap } from "@/lib/near/shingles";

/** What the thread is asked about the passages of a source that has a new text, and what it answers. */
export type Finding = Readonly<{ stood: readonly Stood[]; into: string }>;
type Anchorings = ReadonlyMap<string, Anchoring>;

/** What the thread is asked about a file, which may hold many, and each thing that it tells. */
export type Reading = Readonly<{ bytes: Uint8Array; file: FileToRead; after: number }>;
export type Told =
  | Readonly<{ reading: Place }>
  /** Without bytes when they are those of the file. */
  | Readonly<{ found: Omit<Found, "bytes"> & Readonly<{ bytes?: Uint8Array }> }>
  | Readonly<{ done: true }>
  | Readonly<{ broke: string }>;

/** The thread compares too, since that takes as long as reading: how much a text shares with others. */
export type Comparing = Readonly<{ text: string; others: readonly string[] }>;
export type Compared = readonly Overlap[];

/** What the thread is asked about two versions of a text. */
export type Differing = Readonly<{ before: Text; after: Text }>;
type Text = Parameters<typeof versionDifference>[0];

type Place = Readonly<{ name: string; position: number }>;

/** What a thread that reads files may take: more, and the file is not worth what it costs the desk. */
const MEMORY_MB = 512;
const LIMIT_MS = 20_000;
/** For all that one file holds; nobody else is read for meanwhile. */
const ALL_MS = 300_000;
const IDLE_MS = 30_000;

type Options = Readonly<{
  /** The module that runs in the thread: `reading-worker`, bundled. */
  module: string;
  memoryMb?: number;
  limitMs?: number;
  allMs?: number;
  idleMs?: number;
}>;

/**
 * Reads files in a thread of its own, one after the other, so that a hostile or huge one costs nobody else a moment. A
 * thread that takes too long, or too much memory, is ended; the next file gets another. An idle one is let go, since it
 * holds what it has loaded.
 */
export class ReadingRoom {
  readonly #options: Required<Options>;
  #worker: Worker | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor({ module, memoryMb = MEMORY_MB, limitMs = LIMIT_MS, allMs = ALL_MS, idleMs = IDLE_MS }: Options) {
    this.#options = { module, memoryMb, limitMs, allMs, idleMs };
  }

  /** As `ingestAll`: the limits are for each thing in the file, and one that goes over them keeps no other out. */
  ingestAll(bytes: Uint8Array, file: FileToRead): Promise<readonly Found[]> {
    return this.#inTurn(() => this.#readAll(bytes, file));
  }

  /** Of one text, called `name`: how much of it stands in each of the others, both ways. */
  compare({ name, ...comparing }: Comparing & Readonly<{ name: string }>): Promise<Compared> {
    return this.#asked<Comparing, Compared>(comparing, name);
  }

  /** As `reanchorAll`. @throws {Problem} `too-large` when the time or the memory is used up. */
  reanchorAll(stood: readonly Stood[], into: string): Promise<Anchorings> {
    return this.#asked<Finding, Anchorings>({ stood, into }, "The new version");
  }

  /** As `versionDifference`. @throws {Problem} likewise. */
  versionDifference(before: Text, after: Text): Promise<readonly DifferenceRow[]> {
    return this.#asked<Differing, readonly DifferenceRow[]>({ before, after }, "What changed");
  }

  #asked<Asked, Answer>(asked: Asked, name: string): Promise<Answer> {
    return this.#inTurn(async () => {
      clearTimeout(this.#idle);
      this.#worker ??= this.#opened();
      const answer = await this.#answered<Asked, Answer>(this.#worker, asked, name);
      this.#idle = setTimeout(() => void this.#end(), this.#options.idleMs).unref();
      return answer;
    });
  }

  #inTurn<Result>(read: () => Promise<Result>): Promise<Result> {
    const reading = this.#queue.then(read);
    this.#queue = reading.then(
      () => undefined,
      () => undefined, // Its sender hears of it.
    );
    return reading;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#queue;
    await this.#end();
  }

  async #readAll(bytes: Uint8Array, file: FileToRead): Promise<readonly Found[]> {
    const all: Found[] = [];
    const endMs = performance.now() + this.#options.allMs;
    for (let after = -1; ; ) {
      const stopped = await this.#readOn({ bytes, file, after }, endMs, (found) => all.push(found));
      if (stopped === null) return all;
      const { name, position, problem } = stopped;
      all.push({ name, bytes: nothing, outcome: { refused: { code: problem.code, message: problem.message } } });
      if (performance.now() >= endMs) return all;
      after = position;
    }
  }

  /** Reads on after a position; where a limit stops it, says at what. */
  async #readOn(
    reading: Reading,
    endMs: number,
    keep: (found: Found) => void,
  ): Promise<(Place & Readonly<{ problem: Problem }>) | null> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#opened();
    let place: Place = { name: reading.file.name, position: reading.after + 1 };
    const limit = new AbortController();
    const limited = () => setTimeout(() => limit.abort(), Math.min(this.#options.limitMs, endMs - performance.now()));
    let timer = limited();
    const messages = on(this.#worker, "message", { signal: limit.signal }); // An error of the thread rejects it too.
    this.#worker.postMessage(reading);
    try {
      for await (const message of messages) {
        const told: Told = message[0];
        clearTimeout(timer);
        timer = limited();
        if ("broke" in told) throw new Error(`Reading “${place.name}” broke: ${told.broke}`);
        if ("done" in told) break;
        if ("reading" in told) place = told.reading;
        else keep({ bytes: reading.bytes, ...told.found });
      }
      this.#idle = setTimeout(() => void this.#end(), this.#options.idleMs).unref();
      return null;
    } catch (thrown) {
      await this.#end();
      const isOver = performance.now() >= endMs;
      if (limit.signal.aborted)
        return { ...place, problem: isOver ? this.#tooLongInAll(place.name) : this.#tooLong(place.name) };
      if (isOutOfMemory(thrown))
        return { ...place, problem: tooMuch(`“${place.name}” takes too much memory to read.`) };
      throw thrown;
    } finally {
      clearTimeout(timer);
    }
  }

  #tooLong(name: string): Problem {
    return tooMuch(`“${name}” takes longer than ${this.#options.limitMs / 1_000} seconds to read.`);
  }

  #tooLongInAll(name: string): Problem {
    const seconds = this.#options.allMs / 1_000;
    const message = `“${name}” and what follows it were left out: reading it all takes longer than ${seconds} seconds.`;
    return new Problem("too-large", `${message} Add it in parts.`);
  }

  async #answered<Asked, Answer>(worker: Worker, asked: Asked, name: string): Promise<Answer> {
    const limit = AbortSignal.timeout(this.#options.limitMs);
    worker.postMessage(asked);
    try {
      const [answer] = await once(worker, "message", { signal: limit }); // An error of the thread rejects it too.
      return answer;
    } catch (thrown) {
      await this.#end();
      if (limit.aborted) throw this.#tooLong(name);
      if (isOutOfMemory(thrown)) throw tooMuch(`“${name}” takes too much memory to read.`);
      throw thrown;
    }
  }

  #opened(): Worker {
    const { module, memoryMb } = this.#options;
    const worker = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    // One that breaks while nobody waits for it would end the process; the next file gets another.
    worker.on("error", () => {
      if (this.#worker === worker) this.#worker = null;
    });
    worker.unref();
    return worker;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

const nothing = new Uint8Array();

const isOutOfMemory = (thrown: unknown) =>
  thrown instanceof Error && "code" in thrown && thrown.code === "ERR_WORKER_OUT_OF_MEMORY";

const tooMuch = (what: string) => new Problem("too-large", `${what} Save only its text, or cut it into parts.`);
