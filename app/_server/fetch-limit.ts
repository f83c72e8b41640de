import "server-only";
import { RateLimit } from "./rate-limit";

const key = Symbol.for("crossread.fetch-limit");

/** How many addresses one person may have fetched. Global, because Next may load a module more than once. */
export function fetchLimit(): RateLimit {
  const made: RateLimit | undefined = Reflect.get(globalThis, key);
  if (made) return made;
  const limit = new RateLimit({ attempts: 30, windowMs: 60_000 });
  Reflect.set(globalThis, key, limit);
  return limit;
}
