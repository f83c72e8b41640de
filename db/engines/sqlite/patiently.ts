import { setTimeout as delay } from "node:timers/promises";
import { isBusy } from "@/db/engines/sqlite/connection";
import { Problem } from "@/lib/errors";

/** How long is waited for a writer of another process (the command line, a backup). */
const BUSY_LIMIT_MS = 10_000;
const BUSY_RETRY_MS = 5;

/**
 * Tries until no other process holds the file, without holding up this one.
 *
 * @throws {Problem} `unavailable` when it is held too long.
 */
export async function patiently<Result>(attempt: () => Result): Promise<Result> {
  const until = performance.now() + BUSY_LIMIT_MS;
  for (;;) {
    try {
      return attempt();
    } catch (thrown) {
      if (!isBusy(thrown)) throw thrown;
      if (performance.now() > until) {
        throw new Problem("unavailable", "Another program holds the database. Try again when it is done.", {
          cause: thrown,
        });
      }
      await delay(BUSY_RETRY_MS);
    }
  }
}
