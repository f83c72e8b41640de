import { type Log, logBug } from "./log";

const signals = ["SIGINT", "SIGTERM"] as const;
const FORCED = 1;

/** Stops in order at the first signal, and at once at the second. Returns what ends the listening. */
export function stopOnSignal(close: () => Promise<void>, log: Log): () => void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(FORCED);
    isStopping = true;
    log("Stopping.");
    close().then(
      () => process.exit(0),
      (thrown: unknown) => {
        logBug(log, "Stopping", thrown);
        process.exit(FORCED);
      },
    );
  };
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
