import { z } from "zod";
import type { Connection } from "@/db/engines/sqlite/connection";
import { storageFaultOf } from "@/db/engines/sqlite/storage-fault";

const PLACES_AT_MOST = 20;
/** One row a place, or one that says `ok`; the column is named after the pragma. */
const rows = z.array(z.record(z.string(), z.string()));

/** Where the file is not what SQLite left there, in its words. Some damage keeps SQLite from looking further: that counts, too. */
export function damageOf(connection: Connection, isThorough: boolean): readonly string[] {
  try {
    const found = rows.parse(connection.pragma(`${isThorough ? "integrity" : "quick"}_check(${PLACES_AT_MOST})`));
    return found.flatMap((row) => Object.values(row)).filter((text) => text !== "ok");
  } catch (thrown) {
    if (storageFaultOf(thrown) !== "damaged" || !(thrown instanceof Error)) throw thrown;
    return [thrown.message];
  }
}

/** Whether it is a value that the schema refuses, in a file that is whole: what stands around it can be read and named. */
export const isRefusedValue = (message: string) => /^(CHECK constraint failed in|NULL value in) /.test(message);
