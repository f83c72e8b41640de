import { sql } from "drizzle-orm";
import type { Entered } from "@/db/access";
import { amongHidden } from "@/db/engines/sqlite/veil";
import { idsWithin } from "@/lib/domain/cut-body";
import { Problem } from "@/lib/errors";

/**
 * Refuses what names something that belongs to a confidential source, from who may not know of it: as what is not there.
 * Every id in the input is asked for, wherever it stands, so that no command can forget one.
 *
 * @throws {Problem} `not-found`.
 */
export async function refuseHidden({ read, hidden }: Pick<Entered, "read" | "hidden">, input: unknown): Promise<void> {
  if (hidden.length === 0) return;
  const named = idsWithin(JSON.stringify(input) ?? "");
  if (named.length === 0) return;
  const [found] = await read.select({ id: sql<string>`id` }).from(amongHidden(hidden, named)).limit(1);
  if (!found) return;
  const what = wordFor[found.id.slice(0, 3)] ?? "thing";
  throw new Problem("not-found", `There is no such ${what} in this investigation.`);
}

/** As the commands call what they do not find. */
const wordFor: Readonly<Record<string, string>> = {
  src: "source",
  ver: "version of a source",
  psg: "passage",
  clm: "claim",
  app: "appearance",
  evl: "evidence link",
  asm: "assessment",
  cur: "verdict",
  thr: "thread",
  cmt: "comment",
  rej: "rejection",
};
