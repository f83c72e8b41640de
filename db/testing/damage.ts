import { closeSync, openSync, writeSync } from "node:fs";
import Database from "better-sqlite3";

/** Overwrites the first page of a table, past every program, as a failing disk does. The log has to be empty. */
export function damageTable(file: string, table: string): void {
  const connection = new Database(file);
  connection.pragma("wal_checkpoint(TRUNCATE)");
  const page = Number(connection.prepare("select rootpage from sqlite_master where name = ?").pluck().get(table));
  const size = Number(connection.pragma("page_size", { simple: true }));
  connection.close();
  const opened = openSync(file, "r+");
  writeSync(opened, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size);
  closeSync(opened);
}
