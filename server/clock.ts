import type { Log } from "./log";

const LOOK_EVERY_MS = 5_000;
/** Clocks that are kept by the network are moved by less all the time. */
const STEP_MS = 2_000;

/** Says in the log when the machine's clock was set. Nothing here depends on it; what people read as times does. */
export function watchClock(
  log: Log,
  { now = Date.now, steady = () => performance.now() }: Partial<Readonly<Record<"now" | "steady", () => number>>> = {},
): () => void {
  let offsetMs = now() - steady();
  const timer = setInterval(() => {
    const stepMs = now() - steady() - offsetMs;
    if (Math.abs(stepMs) < STEP_MS) return;
    offsetMs += stepMs;
    const seconds = Math.round(Math.abs(stepMs) / 1_000);
    if (stepMs > 0) log(`The clock of this machine went forward by ${seconds} s.`);
    else {
      log(
        `The clock of this machine went back by ${seconds} s: changes keep the time of the last one until it is past.`,
      );
    }
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
