import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Problem, type ProblemCode } from "@/lib/errors";
import type { Ingested } from "@/lib/ingest/ingest";

/** What the thread is asked, and what it answers. */
export type Reading = Readonly<{ bytes: Uint8Array; file: FileNamed }>;
export type Read =
  | Readonly<{ ingested: Ingested }>
  | Readonly<{ refused: Readonly<{ code: ProblemCode; message: string }> }>
  | Readonly<{ broke: string }>;
type FileNamed = Readonly<{ name: string; mediaType?: string }>;

/** What a thread that reads files may take: more, and the file is not worth what it costs the desk. */
const MEMORY_MB = 512;
const LIMIT_MS = 20_000;
const IDLE_MS = 30_000;

type Options = Readonly<{
  /** The module that runs in the thread: `reading-worker`, bundled. */
  module: string;
  memoryMb?: number;
  limitMs?: number;
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

  constructor({ module, memoryMb = MEMORY_MB, limitMs = LIMIT_MS, idleMs = IDLE_MS }: Options) {
    this.#options = { module, memoryMb, limitMs, idleMs };
  }

  /** As `ingest`. @throws {Problem} what that refuses; `too-large` when the time or the memory is used up. */
  ingest(bytes: Uint8Array, file: FileNamed): Promise<Ingested> {
    const read = this.#queue.then(() => this.#read({ bytes, file }));
    this.#queue = read.then(
      () => undefined,
      () => undefined, // Its sender hears of it.
    );
    return read;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#queue;
    await this.#end();
  }

  async #read(reading: Reading): Promise<Ingested> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#opened();
    const answer = await this.#answered(this.#worker, reading);
    this.#idle = setTimeout(() => void this.#end(), this.#options.idleMs).unref();
    if ("ingested" in answer) return answer.ingested;
    if ("refused" in answer) throw new Problem(answer.refused.code, answer.refused.message);
    throw new Error(`Reading “${reading.file.name}” broke: ${answer.broke}`);
  }

  async #answered(worker: Worker, reading: Reading): Promise<Read> {
    const { name } = reading.file;
    const limit = AbortSignal.timeout(this.#options.limitMs);
    worker.postMessage(reading);
    try {
      const [answer] = await once(worker, "message", { signal: limit }); // An error of the thread rejects it too.
      return answer;
    } catch (thrown) {
      await this.#end();
      if (limit.aborted) throw tooMuch(`“${name}” takes longer than ${this.#options.limitMs / 1_000} seconds to read.`);
      if (isOutOfMemory(thrown)) throw tooMuch(`“${name}” takes too much memory to read.`);
      throw thrown;
    }
  }

  #opened(): Worker {
    const { module, memoryMb } = this.#options;
    const worker = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    worker.unref();
    return worker;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

const isOutOfMemory = (thrown: unknown) =>
  thrown instanceof Error && "code" in thrown && thrown.code === "ERR_WORKER_OUT_OF_MEMORY";

const tooMuch = (what: string) => new Problem("too-large", `${what} Save only its text, or cut it into parts.`);
