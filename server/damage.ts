import { statSync } from "node:fs";
import type { Store } from "@/db/store";
import { Problem } from "@/lib/errors";

/** A file up to this size is looked through at each start, in some 200 ms; a longer one by `crossread verify`. */
const LOOKED_THROUGH_BYTES = 64 * 1024 * 1024;

/**
 * Serving means writing, and writing makes damage worse.
 *
 * @throws {Problem} `unavailable`, saying what to do.
 */
export function refuseDamage(store: Store, file: string): void {
  if (statSync(file).size > LOOKED_THROUGH_BYTES) return;
  const [damage] = store.damage(false);
  if (damage === undefined) return;
  throw new Problem(
    "unavailable",
    `${file} is damaged (${onOneLine(damage)}). Put a backup in its place, and keep the damaged file: ` +
      "`crossread verify` names what is wrong, and `crossread export` saves what can be read.",
  );
}

const onOneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
