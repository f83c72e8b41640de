import { AsyncLocalStorage } from "node:async_hooks";
import { statSync } from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import type { Connection } from "@/db/engines/sqlite/connection";
import { guarded } from "@/db/engines/sqlite/guarded";
import { patiently } from "@/db/engines/sqlite/patiently";
import type { Stream } from "@/db/schema/history";

/** One that waits for its turn. `attempt` answers with what tells its caller of success. */
type Change = Readonly<{ stream: Stream; attempt: () => Promise<() => void>; reject: (thrown: unknown) => void }>;
/** What became of a change inside its transaction, and what tells its caller so once that is certain. */
type Outcome = Readonly<{ change: Change; tell: () => void; failure: Readonly<{ thrown: unknown }> | null }>;

/** How long changes are done without a turn of the event loop for reads and sockets. The transaction stays open meanwhile. */
const SLICE_MS = 8;
/** How long changes may go on joining a transaction: whoever waits is in the next one, also where sixty write at once. */
export const BATCH_MS = 64;
/**
 * The same for patient ones, since somebody may come meanwhile. They begin when for some turns of the loop nobody came: so
 * many it takes from a commit until its sender hears. After so long they go on whoever comes, or many writers would shut them out.
 */
const PATIENT_BATCH_MS = 2;
const CALM_TURNS = 3;
const PATIENCE_MS = 50;
/**
 * A log longer than this is folded into the file and cut to nothing when nobody waits; one longer than the other, even
 * while many write, as soon as no reader needs it. Between them SQLite folds it at a commit, and goes on at its beginning.
 */
const LOG_BYTES = 4 * 1024 * 1024;
const LOG_BYTES_AT_MOST = 24 * 1024 * 1024;

/**
 * The one queue of changes. Those that wait together share a transaction, and so one flush; each has a savepoint
 * and an outcome of its own, in the order in which they came. Nobody hears an outcome before the commit, not even a
 * refusal: it may rest on a change that the commit still loses.
 *
 * A change may wait for nothing but its own transaction. One that still waits after a turn of the event loop is taken
 * back, and from then on its hand on the database is refused: `Turn` tells apart who is asking.
 */
export class GroupCommit {
  /** The connection for changes: runs statements of the change under way, and of nobody else. */
  readonly writer: Connection;
  readonly #inside = new AsyncLocalStorage<Change>();
  readonly #steps: ReturnType<typeof stepsOf>;
  readonly #batchMs: number;
  readonly #onCommit: (streams: ReadonlySet<Stream>) => void;
  readonly #logFile: string;
  readonly #waiting: Change[] = [];
  readonly #patient: Change[] = [];
  #patientUntilMs = 0;
  #current: Change | null = null;
  #isPausing = false;
  #working: Promise<void> | null = null;

  constructor(
    connection: Connection,
    { batchMs, onCommit }: Readonly<{ batchMs: number; onCommit: (streams: ReadonlySet<Stream>) => void }>,
  ) {
    this.#steps = stepsOf(connection);
    this.#batchMs = batchMs;
    this.#onCommit = onCommit;
    this.#logFile = `${connection.name}-wal`;
    this.writer = guarded(connection, () => {
      const isUnderWay = this.#current !== null && this.#inside.getStore() === this.#current;
      if (isUnderWay && connection.inTransaction) return;
      throw new Error("This change is over. A change may wait for nothing but its own transaction.");
    });
  }

  /** Whether what runs now was begun by a change. */
  get isInside(): boolean {
    return this.#inside.getStore() !== undefined;
  }

  /** Resolves once the work is done and on the disk. A patient one lets all others go first, and has its own transaction. */
  change<Result>(stream: Stream, work: () => Promise<Result>, isPatient = false): Promise<Result> {
    return new Promise((resolve, reject) => {
      const attempt = async () => {
        const result = await work();
        return () => resolve(result);
      };
      if (isPatient && this.#patient.length === 0) this.#patientUntilMs = performance.now() + PATIENCE_MS;
      (isPatient ? this.#patient : this.#waiting).push({ stream, attempt, reject });
      this.#wake();
    });
  }

  /**
   * For a change that takes long: lets all that reads have a turn of the loop. The transaction stays open meanwhile, and who
   * changes something waits for it. Outside a change there is nothing to pause.
   */
  async pause(): Promise<void> {
    if (this.#current === null || this.#inside.getStore() !== this.#current) return;
    this.#isPausing = true; // Looked at before this goes on, since that turn was asked for first.
    await breathe();
  }

  /** Looks after the log, now that a reader is gone who may have needed it. */
  readerLeft(): void {
    this.#wake();
  }

  /** Waits until nobody waits. */
  async idle(): Promise<void> {
    await this.#working;
  }

  #wake(): void {
    this.#working ??= this.#work();
  }

  async #work(): Promise<void> {
    await breathe(); // What comes in the same turn of the loop shares the first transaction.
    let calmTurns = 0;
    do {
      calmTurns += 1;
      if (this.#waiting.length > 0) {
        await this.#batch(this.#waiting, this.#batchMs);
        calmTurns = 0;
      }
      if (this.#patient.length > 0 && (calmTurns > CALM_TURNS || performance.now() > this.#patientUntilMs)) {
        await this.#batch(this.#patient, Math.min(PATIENT_BATCH_MS, this.#batchMs));
        this.#patientUntilMs = performance.now() + PATIENCE_MS;
        calmTurns = 0;
      }
      await breathe();
      this.#cutLog(this.#isWaitedFor ? LOG_BYTES_AT_MOST : LOG_BYTES);
    } while (this.#isWaitedFor);
    this.#working = null;
  }

  get #isWaitedFor(): boolean {
    return this.#waiting.length > 0 || this.#patient.length > 0;
  }

  async #batch(waiting: Change[], batchMs: number): Promise<void> {
    const { begin, commit, rollback } = this.#steps;
    const asking = waiting.length;
    try {
      await patiently(begin);
    } catch (thrown) {
      for (const { reject } of waiting.splice(0, asking)) reject(thrown);
      return;
    }
    const outcomes: Outcome[] = [];
    try {
      const endsAtMs = performance.now() + batchMs;
      let turnAtMs = performance.now() + SLICE_MS;
      do {
        const change = waiting.shift();
        if (change) await this.#attempt(change, outcomes);
        if (waiting.length > 0 && performance.now() >= turnAtMs) {
          await breathe(); // Who comes meanwhile joins.
          turnAtMs = performance.now() + SLICE_MS;
        }
      } while (waiting.length > 0 && performance.now() < endsAtMs);
      commit();
    } catch (thrown) {
      for (const { change } of outcomes) change.reject(thrown);
      rollback();
      return;
    }
    try {
      this.#onCommit(new Set(outcomes.flatMap(({ failure, change }) => (failure ? [] : [change.stream]))));
    } finally {
      for (const { tell } of outcomes) tell();
    }
  }

  /** Throws when not this change alone is lost: SQLite gives up a whole transaction when, say, the disk is full. */
  async #attempt(change: Change, outcomes: Outcome[]): Promise<void> {
    const { savepoint, rollbackToSavepoint, release, isOpen } = this.#steps;
    try {
      savepoint();
    } catch (thrown) {
      change.reject(thrown); // It has left the queue and has no outcome yet: nobody else would tell it.
      throw thrown;
    }
    this.#current = change;
    const outcome = await this.#outcomeOf(change);
    this.#current = null;
    outcomes.push(outcome);
    if (!isOpen()) throw outcome.failure?.thrown ?? new Error("SQLite gave the transaction up.");
    if (outcome.failure) rollbackToSavepoint();
    release();
  }

  async #outcomeOf(change: Change): Promise<Outcome> {
    const failed = (thrown: unknown): Outcome => ({ change, failure: { thrown }, tell: () => change.reject(thrown) });
    let turn: NodeJS.Immediate | undefined;
    const waitsTooLong = new Promise<Outcome>((resolve) => {
      const look = () => {
        if (!this.#isPausing) return resolve(failed(new Error("A change waited for more than its own transaction.")));
        this.#isPausing = false;
        turn = setImmediate(look);
      };
      turn = setImmediate(look);
    });
    const done = this.#inside.run(change, change.attempt).then((tell) => ({ change, failure: null, tell }), failed);
    try {
      return await Promise.race([done, waitsTooLong]);
    } finally {
      clearImmediate(turn);
    }
  }

  #cutLog(longerThan: number): void {
    try {
      if (this.#logBytes() > longerThan) this.#steps.cutLog();
    } catch {
      // Busy, or a disk that is full: the log stays as it is and holds everything. The next change tells.
    }
  }

  #logBytes(): number {
    return statSync(this.#logFile, { throwIfNoEntry: false })?.size ?? 0;
  }
}

/** Each statement prepared once. */
function stepsOf(connection: Connection) {
  const step = (source: string) => {
    const statement = connection.prepare(source);
    return () => void statement.run();
  };
  const rollbackAll = step("rollback");
  return {
    begin: step("begin immediate"),
    savepoint: step("savepoint change"),
    rollbackToSavepoint: step("rollback to change"),
    release: step("release change"),
    commit: step("commit"),
    isOpen: () => connection.inTransaction,
    rollback: () => {
      try {
        if (connection.inTransaction) rollbackAll();
      } catch {
        // The disk fails even at this. The next change cannot begin, and says so.
      }
    },
    /** Does what it can: a reader that still needs the log keeps it, and leaves it to the next time. */
    cutLog: () => void connection.pragma("wal_checkpoint(TRUNCATE)"),
  };
}
