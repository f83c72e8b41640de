import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/db/new-id";
import { installationStream } from "@/db/schema/history";
import { openStore, type Queryable, type Store, type Writable } from "@/db/store";

/** Long enough that a busy machine cuts no transaction short. */
const A_MINUTE_MS = 60_000;

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "crossread-group-commit-"));
  file = join(folder, "desk.sqlite");
  store = await openStore(file, { synchronous: "OFF", batchMs: A_MINUTE_MS });
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function add(write: Writable, name: string): Promise<string> {
  await write.insert(store.tables.reviewers).values({ id: newId("rev"), name, createdAtMs: 1 });
  return name;
}
const change = (work: (write: Writable) => Promise<string>) => store.change(installationStream, work);
const changeTo = (name: string) => change((write) => add(write, name));
const refusedWith = (thrown: unknown) => change(() => Promise.reject(thrown));
async function namesIn(read: Queryable): Promise<string[]> {
  const { reviewers } = store.tables;
  return (await read.select({ name: reviewers.name }).from(reviewers).orderBy(reviewers.name)).map(({ name }) => name);
}

/** What became of each, in words. */
async function outcomes(changes: readonly Promise<string>[]): Promise<string[]> {
  const settled = await Promise.allSettled(changes);
  return settled.map((one) => (one.status === "fulfilled" ? one.value : String(one.reason)));
}

/** The commits in SQLite's log: the frames that say how long the database was after them. */
function commits(): number {
  const log = readFileSync(`${file}-wal`);
  const pageBytes = log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let found = 0;
  for (let at = 32; at < log.length; at += 24 + pageBytes) {
    const isOfThisRound = log.subarray(at + 8, at + 16).equals(salt);
    if (isOfThisRound && log.readUInt32BE(at + 4) > 0) found += 1;
  }
  return found;
}

/** Something in the database itself that happens when a reviewer of that name is added. */
function when(name: string, statement: string): void {
  const other = new Database(file);
  other.exec("create table owed (id text references reviewers (id) deferrable initially deferred)");
  other.exec(`create trigger trap after insert on reviewers when new.name = '${name}' begin ${statement}; end`);
  other.close();
}

describe("changes that wait together", () => {
  it("share one commit, and are told of once", async () => {
    await changeTo("Before");
    let told = 0;
    store.onChange(() => {
      told += 1;
    });
    const before = commits();
    const names = Array.from({ length: 20 }, (_, n) => `Reviewer ${n}`);
    expect(await outcomes(names.map(changeTo))).toEqual(names);
    expect([commits() - before, told]).toEqual([1, 1]);
  });

  it("have a commit each where they may not wait for each other", async () => {
    await store.close();
    store = await openStore(file, { synchronous: "OFF", batchMs: 0 });
    await changeTo("Before");
    const before = commits();
    await Promise.all(["1", "2", "3"].map(changeTo));
    expect(commits() - before).toBe(3);
  });

  it("are acknowledged only once they are there for everyone", async () => {
    const seen = ["1", "2", "3"].map(async (name) => {
      await changeTo(name);
      return namesIn(store.read);
    });
    expect(await Promise.all(seen)).toEqual([
      ["1", "2", "3"],
      ["1", "2", "3"],
      ["1", "2", "3"],
    ]);
  });

  it("each see those before them, and nothing of one that was refused", async () => {
    const look = () => change(async (write) => (await namesIn(write)).join());
    const halfWay = change(async (write) => {
      await add(write, "B");
      throw new Error("half-way");
    });
    const changes = [changeTo("A"), look(), halfWay, look(), changeTo("C"), look()];
    expect(await outcomes(changes)).toEqual(["A", "A", "Error: half-way", "A", "C", "A,C"]);
    expect(await namesIn(store.read)).toEqual(["A", "C"]);
  });

  it("hear their outcomes in the order in which they came, refusals too", async () => {
    const heard: string[] = [];
    const changes = [changeTo("1"), refusedWith("2"), changeTo("3"), refusedWith("4"), changeTo("5")];
    const hear = (outcome: unknown) => heard.push(String(outcome));
    await Promise.all(changes.map((one) => one.then(hear, hear)));
    expect(heard).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("tell nobody when all are refused", async () => {
    const listener = vi.fn();
    store.onChange(listener);
    await outcomes([refusedWith("1"), refusedWith("2")]);
    expect(listener).not.toHaveBeenCalled();
  });

  it("let others have their turn between two commits", async () => {
    await store.close();
    store = await openStore(file, { synchronous: "OFF", batchMs: 0 });
    const order: string[] = [];
    const changes = ["first", "second", "third"].map(async (name) => order.push(await changeTo(name)));
    await changes[0];
    await nextTurn();
    order.push("somebody else");
    await Promise.all(changes);
    expect(order.indexOf("somebody else")).toBeLessThan(order.indexOf("third"));
  });
});

describe("a transaction that takes long", () => {
  /** Keeps the loop busy for longer than changes may without a turn for others. */
  const slow = (name: string) =>
    change(async (write) => {
      for (const endsMs = performance.now() + 10; performance.now() < endsMs; );
      return add(write, name);
    });

  it("lets others have their turn in its midst, who see nothing of it, and takes in who comes meanwhile", async () => {
    await changeTo("Before");
    const before = commits();
    const changes = [slow("1"), slow("2"), slow("3")];
    const first = changes[0]?.then(() => "acknowledged");
    for (let n = 0; n < 2; n += 1) await nextTurn(); // The first is before the transaction, to see who comes.
    expect(await Promise.race([first, Promise.resolve("under way")])).toBe("under way");
    expect(await namesIn(store.read)).toEqual(["Before"]);
    changes.push(changeTo("4"));
    expect(await outcomes(changes)).toEqual(["1", "2", "3", "4"]);
    expect(commits() - before).toBe(1);
  });

  it("holds a change that goes on after its turn to nothing, though the transaction is still open", async () => {
    let late: Promise<string> | undefined;
    const hung = change(async (write) => {
      late = nextTurn()
        .then(() => add(write, "Late"))
        .catch(String);
      return "done too early";
    });
    const others = [slow("1"), slow("2")];
    expect(await outcomes([hung, ...others])).toEqual(["done too early", "1", "2"]);
    expect(await late).toContain("This change is over");
    expect(await namesIn(store.read)).toEqual(["1", "2"]);
  });
});

describe("a commit that fails", () => {
  it("refuses all of its changes, even what was refused before: it may have rested on what is lost", async () => {
    when("Owing", "insert into owed values ('nobody')"); // SQLite looks at a deferred reference when it commits.
    const listener = vi.fn();
    store.onChange(listener);
    const changes = [changeTo("A"), refusedWith(new Error("A is there already")), changeTo("Owing"), changeTo("C")];
    const [first, ...others] = await outcomes(changes);
    expect(first).toContain("FOREIGN KEY constraint failed");
    expect(others).toEqual([first, first, first]);
    expect(listener).not.toHaveBeenCalled();
    expect(await namesIn(store.read)).toEqual([]);
    expect(await changeTo("Next")).toBe("Next");
  });

  it("takes along those before it when SQLite gives the transaction up, and not those after it", async () => {
    when("Full", "select raise(rollback, 'the disk is full')"); // What SQLite does when it is.
    const [a, full, c] = await outcomes(["A", "Full", "C"].map(changeTo));
    expect([a, full]).toEqual([expect.stringContaining("disk is full"), expect.stringContaining("disk is full")]);
    expect(c).toBe("C");
    expect(await namesIn(store.read)).toEqual(["C"]);
  });

  it("is noticed when a change passes over it, and lets that one write nothing more", async () => {
    when("Full", "select raise(rollback, 'the disk is full')");
    const first = changeTo("A");
    const passing = change(async (write) => {
      await add(write, "Full").catch(() => undefined);
      return add(write, "B").catch(() => "went on");
    });
    expect(await outcomes([first, passing])).toEqual(Array(2).fill("Error: SQLite gave the transaction up."));
    expect(await namesIn(store.read)).toEqual([]);
  });
});

describe("a change that waits for something else", () => {
  const hung = (until: Promise<unknown>, then: (write: Writable) => Promise<unknown>) =>
    change(async (write) => {
      await add(write, "Hung");
      await until;
      await then(write);
      return "went on";
    });

  it("is taken back, and holds up nobody", async () => {
    const changes = [changeTo("A"), hung(new Promise(() => {}), namesIn), changeTo("C")];
    const [a, taken, c] = await outcomes(changes);
    expect([a, c]).toEqual(["A", "C"]);
    expect(taken).toContain("waited for more than its own transaction");
    expect(await namesIn(store.read)).toEqual(["A", "C"]);
  });

  it.each(["what it makes then", "what it made before"])("writes nothing into another's: %s", async (which) => {
    let goOn = () => {};
    const opened = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let late: Promise<unknown> = Promise.resolve();
    const { reviewers } = store.tables;
    const row = { id: newId("rev"), name: "Late", createdAtMs: 1 };
    const changing = change(async (write) => {
      const made = write.insert(reviewers).values(row);
      late = opened.then(async () => {
        await (which === "what it made before" ? made : write.insert(reviewers).values(row));
      });
      await late;
      return "went on";
    });
    expect(await outcomes([changing])).toEqual([expect.stringContaining("waited for more")]);
    const other = change(async (write) => {
      goOn();
      await expect(late).rejects.toThrow("This change is over");
      return add(write, "Other");
    });
    expect(await other).toBe("Other");
    expect(await namesIn(store.read)).toEqual(["Other"]);
  });

  it("leaves no way in behind for after it", async () => {
    const kept: Writable[] = [];
    await change(async (write) => {
      kept.push(write);
      return add(write, "A");
    });
    for (const write of kept) {
      await expect(add(write, "B")).rejects.toThrow("This change is over");
      const during = change(() => new Promise((resolve) => queueMicrotask(() => resolve("C"))));
      await expect(add(write, "D")).rejects.toThrow("This change is over");
      expect(await during).toBe("C");
    }
    expect(await namesIn(store.read)).toEqual(["A"]);
  });
});

describe("a database that another program holds", () => {
  it("refuses all that wait, once that is too long, and none that come later", async () => {
    const other = new Database(file);
    other.exec("begin immediate");
    vi.useFakeTimers({ toFake: ["performance"] });
    const waiting = ["A", "B"].map(changeTo);
    await nextTurn(); // By now they have asked for the lock, and were refused.
    vi.advanceTimersByTime(A_MINUTE_MS);
    const said = await outcomes(waiting);
    expect(said).toEqual(Array(2).fill(expect.stringContaining("Another program holds the database")));
    other.exec("commit");
    other.close();
    expect(await changeTo("C")).toBe("C");
    expect(await namesIn(store.read)).toEqual(["C"]);
  });
});

describe("the log", () => {
  const MEGABYTE = 1_000_000;
  const PATIENCE_MS = 15_000;
  const logBytes = () => statSync(`${file}-wal`).size;
  const write = (megabytes: number) =>
    Promise.all(Array.from({ length: megabytes }, (_, n) => changeTo(`${n}`.padEnd(MEGABYTE, "x"))));

  it("grows while somebody reads what was, and is cut once they are done, although nobody writes then", async () => {
    await store.snapshot(async (read) => {
      await namesIn(read);
      await write(20);
      expect(logBytes()).toBeGreaterThan(20 * MEGABYTE);
      expect(await namesIn(read)).toEqual([]);
    });
    await vi.waitFor(() => expect(logBytes()).toBe(0), PATIENCE_MS);
    expect(await namesIn(store.read)).toHaveLength(20);
  });

  it("does not stay long after one long change", async () => {
    await change(async (writing) => {
      for (let n = 0; n < 20; n += 1) await add(writing, `${n}`.padEnd(MEGABYTE, "x"));
      return "done";
    });
    await vi.waitFor(() => expect(logBytes()).toBe(0), PATIENCE_MS);
    expect(await namesIn(store.read)).toHaveLength(20);
  });
});

describe("a patient change", () => {
  const patiently = (name: string) =>
    store.change(installationStream, (write) => add(write, name), { isPatient: true });

  it("lets those go first that come while it waits, each with its commit before the next begins", async () => {
    const heard: string[] = [];
    const hear = (name: string) => heard.push(name);
    const patient = ["patient 1", "patient 2"].map((name) => patiently(name).then(hear));
    await nextTurn();
    // Somebody comes, hears, and comes again: no patient one gets between.
    for (const name of ["1", "2", "3"]) hear(await changeTo(name));
    await Promise.all(patient);
    expect(heard).toEqual(["1", "2", "3", "patient 1", "patient 2"]);
  });

  it("is not shut out by those who never pause", async () => {
    let isDone = false;
    const patient = patiently("patient").then(() => {
      isDone = true;
    });
    let others = 0;
    while (!isDone) {
      await changeTo(`other ${others}`);
      others += 1;
    }
    await patient;
    expect(others).toBeGreaterThan(1);
  });
});

describe("a change that pauses", () => {
  it("lets others read meanwhile, and nobody change, and goes on in its transaction", async () => {
    const happened: string[] = [];
    const long = change(async (write) => {
      await add(write, "first half");
      for (let slice = 0; slice < 3; slice += 1) await store.pause();
      happened.push(`read ${(await namesIn(write)).join()}`);
      return add(write, "second half");
    });
    await nextTurn();
    await nextTurn();
    happened.push(`meanwhile ${(await namesIn(store.read)).join()}`);
    await Promise.all([long, changeTo("another").then((name) => happened.push(name))]);
    expect(happened).toEqual(["meanwhile ", "read first half", "another"]);
    expect(await namesIn(store.read)).toEqual(["another", "first half", "second half"]);
  });

  it("is taken back when it then waits for something else", async () => {
    const stuck = change(async (write) => {
      await add(write, "stuck");
      await store.pause();
      await new Promise(() => undefined);
      return "";
    });
    await expect(stuck).rejects.toThrowError("waited for more than its own transaction");
    expect(await namesIn(store.read)).toEqual([]);
  });
});
