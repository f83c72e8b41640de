import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Problem } from "@/lib/errors";
import type { PrintJob, Progress, Told } from "./job";

/** As many reports are printed at a time; others wait for their turn. */
const AT_ONCE = 2;
const MEMORY_MB = 512;

type Options = Readonly<{
  /** The module that runs in the process: `printing-worker`, bundled. */
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
 * Prints reports, each in a process of its own with its own reader, so that none holds up the desk and the memory it
 * takes is given back: what sets pages keeps hundreds of megabytes for as long as its process lives. A process prints no
 * faster than its print is taken, and is ended when `signal` says that nobody wants it any more.
 */
export class PrintingRoom {
  readonly #options: Options;
  readonly #open = new Set<ChildProcess>();
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
    const worker = fork(this.#options.module, {
      serialization: "advanced",
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      env: { NODE_ENV: "production" }, // It needs nothing else of ours, and some of that is secret.
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    send(worker, { file: this.#options.file, job });
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
    await Promise.all([...this.#open].map(ended));
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

  /** Ends a process once and gives its turn to the next. */
  #ending(worker: ChildProcess, forget: () => void): () => Promise<void> {
    let ending: Promise<void> | null = null;
    return () => {
      ending ??= ended(worker).then(() => {
        forget();
        this.#open.delete(worker);
        this.#leave();
      });
      return ending;
    };
  }
}

/** To one that is gone already, in vain: that it is gone is heard. */
function send(worker: ChildProcess, message: number | Readonly<{ file: string; job: PrintJob }>): void {
  worker.send(message, () => undefined);
}

/** Kills it, in the middle of a page too. */
async function ended(worker: ChildProcess): Promise<void> {
  if (worker.pid === undefined || worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill("SIGKILL");
  await once(worker, "exit");
}

async function* output(worker: ChildProcess, told: AsyncGenerator<Told>, end: () => Promise<void>) {
  try {
    send(worker, 1); // It may begin.
    while (true) {
      const one = await next(told);
      if ("done" in one) return;
      if ("opened" in one) continue;
      yield one;
      if ("bytes" in one) send(worker, 1);
    }
  } finally {
    await end();
  }
}

/** @throws {Problem} what the process refused. @throws {Error} what broke in it, or that it ended in the middle. */
async function next(told: AsyncGenerator<Told>): Promise<Exclude<Told, { refused: unknown } | { broke: unknown }>> {
  const { value } = await told.next();
  if (!value) throw new Error("The printing process ended before its print did.");
  if ("refused" in value) throw new Problem(value.refused.code, value.refused.message);
  if ("broke" in value) throw new Error(`Printing broke: ${value.broke}`);
  return value;
}

/** What a process tells, kept until somebody asks for it. */
async function* heard(worker: ChildProcess): AsyncGenerator<Told> {
  const queue: Told[] = [];
  let end: Readonly<{ thrown: unknown }> | "ended" | null = null;
  let wake: () => void = () => undefined;
  worker.on("message", (told: Told) => {
    queue.push(told);
    wake();
  });
  worker.on("error", (thrown) => {
    end = { thrown };
    wake();
  });
  worker.on("disconnect", () => {
    end ??= "ended";
    wake();
  });
  while (true) {
    const told = queue.shift();
    if (told) {
      yield told;
    } else if (end === "ended") {
      return;
    } else if (end) {
      throw Object(end).thrown;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}
