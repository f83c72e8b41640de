import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { DATABASE_FILE } from "@/db/open-installation";
import { takeLock } from "@/server/lock";
import { type CommandLine, commandLine, crossread, managerEmail, root } from "./testing/crossread";

const KILL_MS = 60_000;

let cli: CommandLine;
let backup: string;
/** The heads of the backup; one more account was made since. */
let then: string;

beforeEach(async () => {
  cli = await commandLine();
  backup = join(cli.folder, "backup.sqlite");
  then = (await cli.run(["backup", backup])).out;
  await cli.run(
    ["user", "add", "--email", "late@example.org", "--name", "Late", "--password-stdin"],
    "a long password",
  );
});
afterEach(() => cli.remove());

const heads = async () => (await cli.run(["verify"])).out;
const kept = () => readdirSync(cli.data).filter((name) => name.startsWith("replaced-"));
const present = () => join(cli.data, DATABASE_FILE);

describe("restore", () => {
  it("puts a backup in the place of the database, and keeps what was there, whole", async () => {
    const later = await heads();
    const { code, out, err } = await cli.run(["restore", backup]);
    expect(err).toContain("Restored. What was there is");
    expect(code).toBe(0);
    expect(out).toBe(then);
    expect(await heads()).toBe(then);
    expect(statSync(present()).mode & 0o777).toBe(0o600);
    const [name = ""] = kept();
    expect(readdirSync(cli.data).filter((file) => file.startsWith("incoming"))).toEqual([]);
    const other = join(cli.folder, "kept.sqlite");
    writeFileSync(other, readFileSync(join(cli.data, name)));
    await cli.run(["restore", other]);
    expect(await heads()).toBe(later);
  });

  it("lets nobody in who was signed in, and no invitation or link for a password that was open", async () => {
    const database = new Database(backup);
    const [user, investigation, reviewer] = ["users", "investigations", "reviewers"].map((table) =>
      database.prepare(`select id from ${table} limit 1`).pluck().get(),
    );
    database
      .prepare(
        "insert into sign_in_sessions (id, user_id, started_at_ms, expires_at_ms, user_agent) values (?, ?, 1, ?, '')",
      )
      .run(newId("ses"), user, Date.now() + KILL_MS);
    database
      .prepare(
        "insert into invitations (id, investigation_id, token_hash, role, invited_by, invited_at_ms, expires_at_ms) values (?, ?, ?, 'annotator', ?, 1, ?)",
      )
      .run(newId("inv"), investigation, "0".repeat(64), reviewer, Date.now() + KILL_MS);
    database
      .prepare("insert into password_links (user_id, token_hash, made_at_ms, expires_at_ms) values (?, ?, 1, ?)")
      .run(user, "0".repeat(64), Date.now() + KILL_MS);
    database.close();
    expect((await cli.run(["restore", backup])).code).toBe(0);
    const restored = new Database(present(), { readonly: true });
    for (const table of ["sign_in_sessions", "invitations", "password_links"]) {
      expect(restored.prepare(`select count(*) from ${table}`).pluck().get(), table).toBe(0);
    }
    restored.close();
  });

  it("makes a folder where there is none, and brings back what a damaged database held", async () => {
    const fresh = join(cli.folder, "fresh");
    expect((await cli.run(["restore", backup])).code).toBe(0);
    writeFileSync(present(), "this was a database once, and is longer than a page header has to be");
    const { code, err } = await cli.run(["restore", backup]);
    expect(err).toContain("Restored.");
    expect(code).toBe(0);
    expect(await heads()).toBe(then);
    const elsewhere = await crossread(["restore", backup, "--data", fresh]);
    expect(elsewhere).toMatchObject({ code: 0, err: "Restored.\n" });
  });

  it("refuses a backup that is not what was backed up, or not the one expected, and changes nothing", async () => {
    const before = await heads();
    const missing = await cli.run(["restore", backup, "--expect", "f".repeat(64)]);
    expect(missing.out).toContain("fault: expected-head");
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("Nothing was changed.") });
    const database = new Database(backup);
    database.prepare("update claims set wording = wording || '!' where number = 1").run();
    database.close();
    const changed = await cli.run(["restore", backup]);
    expect(changed).toMatchObject({ code: 1, out: expect.stringContaining("fault: claim") });
    expect(await heads()).toBe(before);
    expect(kept()).toEqual([]);
  });

  it("refuses while Crossread serves the folder or a program has the database open", async () => {
    const giveBack = takeLock(cli.data);
    const served = await cli.run(["restore", backup]);
    expect(served).toMatchObject({ code: 1, err: expect.stringContaining("Crossread serves") });
    giveBack();
    const open = new Database(present());
    open.prepare("select count(*) from users").get();
    const { code, err } = await cli.run(["restore", backup]);
    open.close();
    expect(err).toContain("Another program has");
    expect(code).toBe(1);
    expect(await heads()).not.toBe(then);
  });

  it("refuses what is no backup", async () => {
    expect((await cli.run(["restore", join(cli.folder, "missing")])).err).toContain("There is no file");
    expect((await cli.run(["restore", cli.file("a.txt", "no database")])).err).toContain("is no database of Crossread");
    const bundle = join(cli.folder, "a.bundle");
    await cli.run(["bundle", "--investigation", "al-tanf-2017", "--as", managerEmail, bundle]);
    expect((await cli.run(["restore", bundle])).err).toContain("it is no backup");
  });
});

/** Runs a restore in a process of its own, and kills it as the `nth` change in the data folder happens. */
async function killedAt(nth: number): Promise<void> {
  const child = spawn(process.execPath, [join(root, "bin", "crossread"), "restore", backup, "--data", cli.data]);
  let seen = 0;
  const watcher = watch(cli.data, () => {
    seen += 1;
    if (seen === nth) child.kill("SIGKILL");
  });
  await once(child, "close");
  watcher.close();
}

it("leaves the old database or the new one when it is killed on the way", { timeout: KILL_MS }, async () => {
  const later = await heads();
  for (const nth of [3, 6, 9, 12]) {
    await killedAt(nth);
    expect([later, then], `killed at change ${nth}`).toContain(await heads());
  }
  expect((await cli.run(["restore", backup])).code).toBe(0);
  expect(await heads()).toBe(then);
});
