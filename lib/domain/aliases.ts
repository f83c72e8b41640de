import { z } from "zod";
import { words } from "@/lib/domain/claim";
import { id } from "@/lib/domain/ids";
import { foldedName } from "@/lib/text/folded-name";

/**
 * Aliases are names that mean the same in an investigation: "al-Tanf", "at-Tanf", "Tanf". What is searched for by one
 * of them is found by all. A name stands in one group only, since it cannot mean two things at once.
 */

export const ALIAS_CODE_UNITS = 80;
export const ALIASES_AT_MOST = 20;

/** A name without a letter or digit would stand for nothing that can be found. */
const alias = words(ALIAS_CODE_UNITS).pipe(z.string().regex(/[\p{L}\p{N}]/u, "must have a letter or a digit"));

const names = z
  .array(alias)
  .max(ALIASES_AT_MOST, `must be at most ${ALIASES_AT_MOST} names`)
  .transform((given) => [...new Set(given)])
  .pipe(z.array(z.string()).min(2, "must be two names at least"));

/** What the sender saw stand there: absent for a new group. */
const seen = z.array(z.string()).exactOptional();

export const setAliasesInput = z.object({ groupId: id("ali"), names, seen });
export const removeAliasesInput = z.object({ groupId: id("ali"), seen });

/** The first of the names that another group has already, however it is written there; null when none has. */
export function takenAlias(names: readonly string[], others: readonly (readonly string[])[]): string | null {
  const taken = new Set(others.flat().map(foldedName));
  return names.find((name) => taken.has(foldedName(name))) ?? null;
}
