import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { installationStream } from "@/db/schema/history";
import { openStore, type Queryable, type Store, type Writable } from "@/db/store";
import { refusal } from "@/db/testing/refusal";

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "crossread-store-"));
  file = join(folder, "desk.sqlite");
  store = await openStore(file, { synchronous: "OFF" });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const add = async (write: Writable, name: string) => {
  await write.insert(store.tables.reviewers).values({ id: newId("rev"), name, createdAtMs: 1 });
};
const change = (name: string) => store.change(installationStream, (write) => add(write, name));
const namesIn = async (read: Queryable) => {
  const { reviewers } = store.tables;
  return (await read.select({ name: reviewers.name }).from(reviewers).orderBy(reviewers.name)).map(({ name }) => name);
};

/** Something that is waited for, and what ends the waiting. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("a change", () => {
  it("is read back once it is done", async () => {
    await change("First");
    expect(await namesIn(store.read)).toEqual(["First"]);
  });

  it("leaves nothing when it throws, and hands the throw on", async () => {
    const thrown = new Error("half-way");
    const attempt = store.change(installationStream, async (write) => {
      await add(write, "First");
      throw thrown;
    });
    await expect(attempt).rejects.toBe(thrown);
    expect(await namesIn(store.read)).toEqual([]);
    await change("Second");
    expect(await namesIn(store.read)).toEqual(["Second"]);
  });

  it("sees through its own transaction what it wrote, which nobody else does yet", async () => {
    const { opened, open } = gate();
    const wrote = gate();
    const changing = store.change(installationStream, async (write) => {
      await add(write, "First");
      wrote.open();
      await opened;
      return namesIn(write);
    });
    await wrote.opened;
    expect(await namesIn(store.read)).toEqual([]);
    open();
    expect(await changing).toEqual(["First"]);
  });

  it("may not look past its transaction", async () => {
    const { reviewers } = store.tables;
    const around: readonly (() => unknown)[] = [
      () => store.read.select().from(reviewers),
      () => store.read.selectDistinct().from(reviewers),
      () => store.snapshot(namesIn),
      () => change("Inner"),
    ];
    for (const look of around) {
      const attempt = store.change(installationStream, async () => look());
      await expect(attempt).rejects.toThrow("Inside a change");
    }
    expect(await namesIn(store.read)).toEqual([]);
  });

  it("waits for the one before it", async () => {
    const order: string[] = [];
    const changing = ["first", "second"].map((name) =>
      store.change(installationStream, async (write) => {
        order.push(`${name} begins`);
        await add(write, name);
        order.push(`${name} has ${(await namesIn(write)).join(" and ")}`);
      }),
    );
    await Promise.all(changing);
    expect(order).toEqual(["first begins", "first has first", "second begins", "second has first and second"]);
  });

  it("waits for a writer of another process", async () => {
    const other = new Database(file);
    other.exec("begin immediate");
    let hasBegun = false;
    const changing = store.change(installationStream, async (write) => {
      hasBegun = true;
      await add(write, "First");
    });
    await nextTurn(); // By now it has asked for the lock, and was refused.
    expect(hasBegun).toBe(false);
    expect(await namesIn(store.read)).toEqual([]);
    other.exec("commit");
    other.close();
    await changing;
    expect(await namesIn(store.read)).toEqual(["First"]);
  });

  it("is told of after its commit, to those who listen", async () => {
    const heard: unknown[] = [];
    const stop = store.onChange((stream) => heard.push({ stream, read: namesIn(store.read) }));
    await change("First");
    await store.change(installationStream, () => Promise.reject(new Error("refused"))).catch(() => undefined);
    expect(heard).toEqual([{ stream: installationStream, read: expect.any(Promise) }]);
    expect(await Promise.all(heard.map((told) => Object(told).read))).toEqual([["First"]]);
    stop();
    await change("Second");
    expect(heard).toHaveLength(1);
  });

  it("is finished before the store closes", async () => {
    const changing = change("First");
    await store.close();
    await changing;
    store = await openStore(file, { synchronous: "OFF" });
    expect(await namesIn(store.read)).toEqual(["First"]);
  });
});

describe("a snapshot", () => {
  it("is one view while a change commits", async () => {
    await change("First");
    const seen = await store.snapshot(async (read) => {
      const before = await namesIn(read);
      await change("Second");
      return [before, await namesIn(read), await namesIn(store.read)];
    });
    expect(seen).toEqual([["First"], ["First"], ["First", "Second"]]);
  });

  it("takes its turn when there are more of them than connections", async () => {
    await change("First");
    const looks = Array.from({ length: 9 }, () => store.snapshot(namesIn));
    expect(await Promise.all(looks)).toEqual(looks.map(() => ["First"]));
  });

  it("gives its connection back when the look throws", async () => {
    for (let n = 0; n < 9; n++) {
      await expect(store.snapshot(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    }
    expect(await store.snapshot(namesIn)).toEqual([]);
  });

  it("loses no turn to connections that could not be opened", async () => {
    await change("First");
    const aside = `${folder}-aside`;
    renameSync(folder, aside);
    const looks = await Promise.allSettled(Array.from({ length: 9 }, () => store.snapshot(namesIn)));
    renameSync(aside, folder);
    expect(new Set(looks.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    expect(await store.snapshot(namesIn)).toEqual(["First"]);
  });

  it("cannot write", () => {
    const attempt = store.snapshot((read) => add(Object(read), "First")); // Past the type, which has no insert.
    return expect(attempt).rejects.toThrow("readonly");
  });
});

describe("the file", () => {
  it("is for its owner's eyes only, and so is what SQLite puts beside it", async () => {
    await change("First");
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777, name).toBe(0o600);
  });

  it("has another data version once another connection committed, and only then", async () => {
    const beside = await openStore(file, { synchronous: "OFF" });
    const before = store.dataVersion();
    expect(store.dataVersion()).toBe(before);
    await beside.change(installationStream, (write) => add(write, "First"));
    const after = store.dataVersion();
    expect(after).not.toBe(before);
    await change("Second");
    expect(store.dataVersion()).not.toBe(after);
    await beside.close();
  });

  it("is refused when a newer Crossread wrote it", async () => {
    const inTheFuture = Date.UTC(2999, 0);
    const other = new Database(file);
    other.prepare("insert into __drizzle_migrations (hash, created_at) values ('', ?)").run(inTheFuture);
    other.close();
    expect(await refusal({ file }, () => openStore(file))).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("newer Crossread"),
    });
  });

  it("is let go of when it cannot be brought to this schema", async () => {
    const migrationsFolder = join(folder, "migrations");
    mkdirSync(join(migrationsFolder, "meta"), { recursive: true });
    const entries = [{ idx: 0, version: "6", when: 1, tag: "0000_break", breakpoints: true }];
    const journal = { version: "7", dialect: "sqlite", entries };
    writeFileSync(join(migrationsFolder, "meta", "_journal.json"), JSON.stringify(journal));
    writeFileSync(join(migrationsFolder, "0000_break.sql"), "create nonsense;");
    const broken = join(folder, "broken.sqlite");
    await expect(openStore(broken, { migrationsFolder })).rejects.toThrow();
    expect(existsSync(broken)).toBe(true);
    expect(existsSync(`${broken}-wal`)).toBe(false); // SQLite takes it away with the last connection.
  });

  it("is opened again without a migration that was applied", async () => {
    const beside = await openStore(file, { synchronous: "OFF" });
    await beside.close();
    await change("First");
    expect(await namesIn(store.read)).toEqual(["First"]);
  });

  it("has no broken references", () => {
    expect(store.brokenReferences()).toEqual([]);
  });

  it("names the rows that refer to nothing", () => {
    const other = new Database(file);
    other.pragma("foreign_keys = OFF");
    const columns = "id, user_id, user_agent, started_at_ms, expires_at_ms";
    other.exec(`insert into sign_in_sessions (${columns}) values ('ses_1', 'usr_none', '', 1, 2)`);
    other.close();
    expect(store.brokenReferences()).toMatchObject([{ table: "sign_in_sessions", parent: "users" }]);
  });
});

describe("a backup", () => {
  it("is a sound copy, taken while others read and write", async () => {
    const copy = join(folder, "copy.sqlite");
    await change("First");
    const [, seen] = await Promise.all([store.backup(copy), namesIn(store.read), change("Second")]);
    expect(seen).toEqual(expect.arrayContaining(["First"]));
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const check = new Database(copy, { readonly: true });
    expect(check.pragma("integrity_check", { simple: true })).toBe("ok");
    check.close();
    const opened = await openStore(copy, { synchronous: "OFF" });
    expect(await namesIn(opened.read)).toEqual(expect.arrayContaining(["First"]));
    await opened.close();
  });

  it("never goes over a file that exists", async () => {
    await change("First");
    const copy = join(folder, "copy.sqlite");
    await store.backup(copy);
    await change("Second");
    expect(await refusal({ file: copy }, () => store.backup(copy))).toMatchObject({ code: "conflict" });
    expect(await refusal({ file }, () => store.backup(file))).toMatchObject({ code: "conflict" });
  });
});
