import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchDatabaseLog } from "./watch-database-log";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MEGABYTE = 1024 * 1024;

it("says once when the log of the database has grown long, and once when it is short again", () => {
  const said: string[] = [];
  let bytes = 0;
  const stop = watchDatabaseLog(
    "desk.sqlite",
    (text) => said.push(text),
    (path) => (path === "desk.sqlite-wal" ? bytes : 0),
  );
  const pass = (megabytes: number) => {
    bytes = megabytes * MEGABYTE;
    vi.advanceTimersByTime(10_000);
  };
  for (const megabytes of [0, 24, 100]) pass(megabytes);
  expect(said).toEqual([]);
  for (const megabytes of [200, 300, 100, 200]) pass(megabytes);
  expect(said).toEqual([expect.stringContaining("has grown to 200 MB")]);
  for (const megabytes of [0, 0]) pass(megabytes);
  expect(said.slice(1)).toEqual(["The log of the database is short again."]);
  stop();
  pass(500);
  expect(said).toHaveLength(2);
});

it("says nothing of a database that has none", () => {
  const said: string[] = [];
  const stop = watchDatabaseLog("no such folder/desk.sqlite", (text) => said.push(text));
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([]);
  stop();
});
