import { isDeepStrictEqual } from "node:util";
import Database from "better-sqlite3";
import { isProblem, type Problem } from "@/lib/errors";

/** Every row of every table, as another program would find them. */
export function contentsOf(file: string): Readonly<Record<string, readonly unknown[]>> {
  const connection = new Database(file, { readonly: true });
  try {
    const names = connection.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all();
    return Object.fromEntries(names.map((name) => [name, connection.prepare(`select * from "${name}"`).all()]));
  } finally {
    connection.close();
  }
}

/** Does what must be refused, and answers with the refusal once it is certain that it left nothing behind. */
export async function refusal(desk: Readonly<{ file: string }>, attempt: () => Promise<unknown>): Promise<Problem> {
  const before = contentsOf(desk.file);
  const [outcome] = await Promise.allSettled([attempt()]);
  if (outcome.status === "fulfilled") throw new Error(`Not refused: ${JSON.stringify(outcome.value)}`);
  if (!isProblem(outcome.reason)) throw outcome.reason;
  if (!isDeepStrictEqual(contentsOf(desk.file), before)) throw new Error("Refused, and something was left behind.");
  return outcome.reason;
}
