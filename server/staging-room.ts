import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type InvestigationId, parseId, type ReviewerId, type StagedId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import { Problem } from "@/lib/errors";
import type { Ingested } from "@/lib/ingest/ingest";
import type { Corrections } from "@/lib/staging/corrections";
import { type Near, STAGED_AT_MOST, STAGED_BYTES_AT_MOST, STAGED_FOR_MS, type Staged } from "@/lib/staging/staged";
import { hasCode } from "./system-error";

/** In the data folder. */
export const STAGED_FOLDER = "staged";

/** Whose shelf: what waits in one investigation for one person. */
export type Owner = Readonly<{ investigationId: InvestigationId; reviewerId: ReviewerId }>;

/** What is told of a staged source without opening it. */
type StagedEntry = Readonly<{
  id: StagedId;
  name: string;
  /** Where it was fetched; null for a file. */
  url: string | null;
  response: PageResponse | null;
  mediaType: string | null;
  sha256: string;
  sizeBytes: number;
  stagedAtMs: number;
  /** Among those that came in one file. */
  place: number;
  outcome: Staged["outcome"];
  sketch: readonly number[];
  near: readonly Near[];
}>;

export type ToStage = Readonly<{ entry: StagedEntry; bytes: Uint8Array; ingested: Ingested | null }>;
export type OnShelf = StagedEntry & Readonly<{ said: Corrections }>;

type Shelf = Map<StagedId, OnShelf>;
type Limits = Readonly<{ atMost: number; bytesAtMost: number; keptForMs: number; now: () => number }>;

const usual: Limits = {
  atMost: STAGED_AT_MOST,
  bytesAtMost: STAGED_BYTES_AT_MOST,
  keptForMs: STAGED_FOR_MS,
  now: Date.now,
};

/**
 * Where sources wait between being read and being admitted: in files of the data folder, outside the database, so that
 * neither a backup nor a bundle ever has what nobody admitted. A shelf for each person and investigation. One process
 * serves a data folder, so what stands on the shelves is known here once it was read.
 */
export class StagingRoom {
  readonly #folder: string;
  readonly #limits: Limits;
  readonly #shelves = new Map<ReviewerId, Promise<Map<InvestigationId, Shelf>>>();
  readonly #turns = new Map<ReviewerId, Promise<unknown>>();
  readonly #sweeping: NodeJS.Timeout;

  constructor(folder: string, limits: Partial<Limits> = {}) {
    this.#folder = folder;
    this.#limits = { ...usual, ...limits };
    this.#sweeping = setInterval(() => void this.sweep(), this.#limits.keptForMs / 24).unref();
  }

  /** What waits, in the order in which it came. */
  async on({ reviewerId, investigationId }: Owner): Promise<readonly OnShelf[]> {
    const shelf = (await this.#of(reviewerId)).get(investigationId);
    return [...(shelf?.values() ?? [])]
      .filter((entry) => !this.#isOver(entry.stagedAtMs))
      .sort((one, other) => one.stagedAtMs - other.stagedAtMs || one.place - other.place);
  }

  /** One that waits, whole; null when it does not. */
  async open(owner: Owner, id: StagedId): Promise<(OnShelf & Pick<ToStage, "ingested" | "bytes">) | null> {
    const entry = (await this.#of(owner.reviewerId)).get(owner.investigationId)?.get(id);
    if (!entry || this.#isOver(entry.stagedAtMs)) return null;
    const folder = this.#place(owner, id);
    try {
      const [bytes, read] = await Promise.all([
        readFile(join(folder, "original")),
        readFile(join(folder, "read.json")),
      ]);
      return { ...entry, bytes, ingested: JSON.parse(read.toString()) };
    } catch (thrown) {
      if (hasCode(thrown, "ENOENT")) return null; // Removed meanwhile.
      throw thrown;
    }
  }

  /** All of them or none. @throws {Problem} `limited` when more would wait than may; `unavailable` without room on the disk. */
  put(owner: Owner, things: readonly ToStage[]): Promise<void> {
    return this.#inTurn(owner.reviewerId, async () => {
      const shelves = await this.#of(owner.reviewerId);
      this.#refuseUnlessFits(shelves, owner, things);
      const shelf = shelves.get(owner.investigationId) ?? new Map();
      shelves.set(owner.investigationId, shelf);
      try {
        for (const thing of things) await this.#write(owner, thing);
      } catch (thrown) {
        await this.#discard(
          owner,
          things.map(({ entry }) => entry.id),
        );
        throw explained(thrown);
      }
      for (const { entry } of things) shelf.set(entry.id, { ...entry, said: {} });
    });
  }

  /** Keeps what a person says of it, over what they said before; null when it does not wait. */
  say(owner: Owner, id: StagedId, corrections: Corrections): Promise<OnShelf | null> {
    return this.#inTurn(owner.reviewerId, async () => {
      const shelf = (await this.#of(owner.reviewerId)).get(owner.investigationId);
      const entry = shelf?.get(id);
      if (!shelf || !entry || this.#isOver(entry.stagedAtMs)) return null;
      const said = { ...entry.said, ...corrections };
      await replace(join(this.#place(owner, id), "said.json"), JSON.stringify(said)).catch((thrown: unknown) => {
        throw explained(thrown);
      });
      const kept = { ...entry, said };
      shelf.set(id, kept);
      return kept;
    });
  }

  /** Takes them off the shelf, for good. */
  remove(owner: Owner, ids: readonly StagedId[]): Promise<void> {
    return this.#inTurn(owner.reviewerId, async () => {
      const shelf = (await this.#of(owner.reviewerId)).get(owner.investigationId);
      for (const id of ids) shelf?.delete(id);
      await this.#discard(owner, ids);
    });
  }

  /** Removes what has waited too long, and what was left half written; at start, and from time to time. */
  async sweep(): Promise<void> {
    for (const reviewer of await namesIn(this.#folder)) {
      const reviewerId = parseId("rev", reviewer);
      if (reviewerId) await this.#inTurn(reviewerId, () => this.#sweepOf(reviewerId));
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    await Promise.all(this.#turns.values());
  }

  async #sweepOf(reviewerId: ReviewerId): Promise<void> {
    const own = join(this.#folder, reviewerId);
    for (const investigation of await namesIn(own)) {
      for (const name of await namesIn(join(own, investigation))) {
        const folder = join(own, investigation, name);
        const writtenAtMs = await stat(join(folder, "entry.json")).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        );
        if (parseId("stg", name) && !this.#isOver(writtenAtMs)) continue;
        await rm(folder, { recursive: true, force: true });
      }
    }
    this.#shelves.delete(reviewerId); // Read anew when asked for.
  }

  #isOver(stagedAtMs: number): boolean {
    return stagedAtMs + this.#limits.keptForMs <= this.#limits.now();
  }

  #refuseUnlessFits(shelves: Map<InvestigationId, Shelf>, owner: Owner, things: readonly ToStage[]): void {
    const renewed = new Set(things.map(({ entry }) => entry.id));
    const standing = [...shelves].flatMap(([where, shelf]) =>
      [...shelf.values()].filter(
        ({ id, stagedAtMs }) => !this.#isOver(stagedAtMs) && !(where === owner.investigationId && renewed.has(id)),
      ),
    );
    const all = [...standing, ...things.map(({ entry }) => entry)];
    const bytes = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (all.length <= this.#limits.atMost && bytes <= this.#limits.bytesAtMost) return;
    const most = `${this.#limits.atMost} files and ${Math.round(this.#limits.bytesAtMost / 1_048_576)} MB`;
    const message = `More would wait than may wait for one person, ${most}. Add or remove what waits, then add this.`;
    throw new Problem("limited", message);
  }

  /** Whole, or not there: it gets its name last. */
  async #write(owner: Owner, { entry, bytes, ingested }: ToStage): Promise<void> {
    const folder = this.#place(owner, entry.id);
    const part = `${folder}.part`;
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { recursive: true, mode: 0o700 });
    await Promise.all([
      writeFile(join(part, "original"), bytes, { mode: 0o600 }),
      writeFile(join(part, "read.json"), JSON.stringify(ingested), { mode: 0o600 }),
      writeFile(join(part, "entry.json"), JSON.stringify(entry), { mode: 0o600 }),
    ]);
    await rm(folder, { recursive: true, force: true });
    await rename(part, folder);
  }

  async #discard(owner: Owner, ids: readonly StagedId[]): Promise<void> {
    for (const id of ids) {
      const folder = this.#place(owner, id);
      await rm(folder, { recursive: true, force: true });
      await rm(`${folder}.part`, { recursive: true, force: true });
    }
  }

  /** Ids alone make the path, and an id is letters and digits. */
  #place({ reviewerId, investigationId }: Owner, id: StagedId): string {
    return join(this.#folder, reviewerId, investigationId, id);
  }

  #of(reviewerId: ReviewerId): Promise<Map<InvestigationId, Shelf>> {
    const known = this.#shelves.get(reviewerId) ?? this.#read(reviewerId);
    this.#shelves.set(reviewerId, known);
    return known;
  }

  async #read(reviewerId: ReviewerId): Promise<Map<InvestigationId, Shelf>> {
    const own = join(this.#folder, reviewerId);
    const shelves = new Map<InvestigationId, Shelf>();
    for (const name of await namesIn(own)) {
      const investigationId = parseId("inv", name);
      if (!investigationId) continue;
      const shelf: Shelf = new Map();
      for (const folder of await namesIn(join(own, name))) {
        const id = parseId("stg", folder);
        const entry = id && (await entryIn(join(own, name, folder)));
        if (id && entry) shelf.set(id, entry);
      }
      shelves.set(investigationId, shelf);
    }
    return shelves;
  }

  #inTurn<Result>(reviewerId: ReviewerId, work: () => Promise<Result>): Promise<Result> {
    const done = (this.#turns.get(reviewerId) ?? Promise.resolve()).then(work);
    const quiet = done.then(
      () => undefined,
      () => undefined, // Whoever asked hears of it.
    );
    this.#turns.set(reviewerId, quiet);
    void quiet.then(() => {
      if (this.#turns.get(reviewerId) === quiet) this.#turns.delete(reviewerId);
    });
    return done;
  }
}

/** Null for what a loss of power left half written: it was promised to nobody for longer than a day. */
async function entryIn(folder: string): Promise<OnShelf | null> {
  try {
    const entry: StagedEntry = JSON.parse(await readFile(join(folder, "entry.json"), "utf8"));
    const said: Corrections = JSON.parse(await readFile(join(folder, "said.json"), "utf8").catch(() => "{}"));
    return { ...entry, said };
  } catch (thrown) {
    if (thrown instanceof SyntaxError || hasCode(thrown, "ENOENT")) return null;
    throw thrown;
  }
}

async function replace(file: string, content: string): Promise<void> {
  await writeFile(`${file}.part`, content, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((thrown: unknown) => {
    if (hasCode(thrown, "ENOENT") || hasCode(thrown, "ENOTDIR")) return [];
    throw thrown;
  });
}

function explained(thrown: unknown): unknown {
  const isFull = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO"].some((code) => hasCode(thrown, code));
  if (!isFull) return thrown;
  const message = "The server has no room to keep this until it is added. Whoever runs it can make some.";
  return new Problem("unavailable", message, { cause: thrown });
}
