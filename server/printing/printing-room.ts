import { Worker } from "node:worker_threads";
import { Problem } from "@/lib/errors";
import type { PrintJob, Progress, Told } from "./job";

/** As many reports are printed at a time; others wait for their turn. */
const AT_ONCE = 2;
const MEMORY_MB = 512;

type Options = Readonly<{
  /** The module that runs in the thread: `printing-worker`, bundled. */
  module: string;
  /** The database. */
  file: string;
}>;

/** What comes of a print, as it comes. */
export type Printing = Readonly<{
  opened: Readonly<{ head: string; seq: number; many: number }>;
  /** Begins when it is first read from; ends by itself when nobody reads on. */
  output: () => AsyncGenerator<Readonly<{ progress: Progress }> | Readonly<{ bytes: Uint8Array }>>;
  /** For whoever does not read it to the end. */
  cancel: () => Promise<void>;
}>;

/**
 * Prints reports, each in a thread of its own with its own reader, so that none holds up the desk. A thread prints no
 * faster than its print is taken, and is ended when `signal` says that nobody wants it any more.
 */
export class PrintingRoom {
  readonly #options: Options;
  readonly #open = new Set<Worker>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @throws {Problem} what the printer refuses; `limited` when the asker left while waiting. */
  async print(job: PrintJob, signal: AbortSignal): Promise<Printing> {
    await this.#turn();
    if (signal.aborted) {
      this.#leave();
      throw new Problem("limited", "The export was cancelled.");
    }
    const worker = new Worker(this.#options.module, {
      workerData: { file: this.#options.file, job },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.#open.add(worker);
    const told = heard(worker);
    const end = this.#ending(worker, () => signal.removeEventListener("abort", end));
    signal.addEventListener("abort", end, { once: true });
    try {
      const first = await next(told);
      if (!("opened" in first)) throw new Error("A print begins by saying what it is of.");
      return { opened: first.opened, output: () => output(worker, told, end), cancel: end };
    } catch (thrown) {
      await end();
      throw thrown;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((worker) => worker.terminate()));
  }

  async #turn(): Promise<void> {
    if (this.#busy < AT_ONCE) this.#busy += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy -= 1;
  }

  /** Ends a thread once and gives its turn to the next. */
  #ending(worker: Worker, forget: () => void): () => Promise<void> {
    let ended: Promise<void> | null = null;
    return () => {
      ended ??= worker.terminate().then(() => {
        forget();
        this.#open.delete(worker);
        this.#leave();
      });
      return ended;
    };
  }
}

async function* output(worker: Worker, told: AsyncGenerator<Told>, end: () => Promise<void>) {
  try {
    worker.postMessage(1); // It may begin.
    while (true) {
      const one = await next(told);
      if ("done" in one) return;
      if ("opened" in one) continue;
      yield one;
      if ("bytes" in one) worker.postMessage(1);
    }
  } finally {
    await end();
  }
}

/** @throws {Problem} what the thread refused. @throws {Error} what broke in it, or that it ended in the middle. */
async function next(told: AsyncGenerator<Told>): Promise<Exclude<Told, { refused: unknown } | { broke: unknown }>> {
  const { value } = await told.next();
  if (!value) throw new Error("The printing thread ended before its print did.");
  if ("refused" in value) throw new Problem(value.refused.code, value.refused.message);
  if ("broke" in value) throw new Error(`Printing broke: ${value.broke}`);
  return value;
}

/** What a thread tells, kept until somebody asks for it. */
async function* heard(worker: Worker): AsyncGenerator<Told> {
  const queue: Told[] = [];
  let ended: Readonly<{ thrown: unknown }> | "ended" | null = null;
  let wake: () => void = () => undefined;
  worker.on("message", (told: Told) => {
    queue.push(told);
    wake();
  });
  worker.on("error", (thrown) => {
    ended = { thrown };
    wake();
  });
  worker.on("exit", () => {
    ended ??= "ended";
    wake();
  });
  while (true) {
    const told = queue.shift();
    if (told) {
      yield told;
    } else if (ended === "ended") {
      return;
    } else if (ended) {
      throw Object(ended).thrown;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}
