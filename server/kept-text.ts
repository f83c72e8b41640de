import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import type { Access } from "@/db/access";
import type { StoredJointText } from "@/db/queries/joint-texts";
import { isProblem } from "@/lib/errors";
import { type Log, logBug } from "./log";
import type { TextDoor } from "./text-doors";

export type Taken = "taken" | "unreadable" | "too-long";

type Options = Readonly<{
  door: TextDoor;
  /** Of whoever came first; the latest writer's after that. */
  access: Access;
  log: Log;
  /** How long nobody writes before the text is kept. */
  quietMs: number;
  /** Shows what was stored to everybody who has the text open. */
  spread: (update: Uint8Array) => void;
}>;

/** After as many updates the text is kept even while somebody writes. */
const UPDATES_AT_MOST = 200;

/**
 * A joint text while somebody has it open. An update is tried on a copy, stored, and
 * only then shown to the others and acknowledged; one that cannot be stored leaves nothing behind.
 */
export class KeptText {
  readonly ready: Promise<void>;
  readonly #options: Options;
  #access: Access;
  #doc = new Doc();
  #seq = 0;
  #bytes = 0;
  #updates = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #quiet: NodeJS.Timeout | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#access = options.access;
    this.ready = this.#inTurn(() => this.#load());
    this.ready.catch(() => undefined); // Whoever came for it awaits it.
  }

  /** All of it, as one update. */
  get state(): Uint8Array {
    return encodeStateAsUpdate(this.#doc);
  }

  /** Takes what somebody wrote. Stored when this resolves, and shown to the others. @throws {Problem} when they may not. */
  take(access: Access, update: Uint8Array): Promise<Taken> {
    return this.#inTurn(async () => {
      if (!(await this.#hasRoomFor(update))) return "too-long";
      const effect = effectOf(this.#doc, update);
      if (effect === "unreadable") await this.#load();
      if (effect !== "news") return effect === "nothing" ? "taken" : effect;
      await this.#store(access, update);
      return "taken";
    });
  }

  /** Something else was stored: the claim was settled, by somebody here or by another program. */
  catchUp(): Promise<void> {
    return this.#inTurn(() => this.#readStored());
  }

  /** Keeps the text as it stands, when nobody has it open any more. */
  async close(): Promise<void> {
    await this.#inTurn(() => this.#keep());
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined); // Whoever asked hears of it.
    return done;
  }

  async #load(): Promise<void> {
    const stored = await this.#options.door.stored(this.#access);
    this.#doc.destroy();
    this.#doc = new Doc();
    this.#seq = stored?.seq ?? 0;
    this.#updates = stored?.updates.length ?? 0;
    for (const part of stored ? partsOf(stored) : []) applyUpdate(this.#doc, part);
    this.#bytes = this.state.length;
    if (this.#updates > 0) this.#keepWhenQuiet();
  }

  async #readStored(): Promise<void> {
    const stored = await this.#options.door.stored(this.#access);
    if (!stored || stored.seq === this.#seq) return;
    for (const part of partsOf(stored)) {
      applyUpdate(this.#doc, part);
      this.#options.spread(part);
    }
    this.#seq = stored.seq;
  }

  async #store(access: Access, update: Uint8Array): Promise<void> {
    const before = this.#seq;
    try {
      this.#seq = await this.#options.door.write(access, update);
    } catch (thrown) {
      await this.#load(); // The copy has what is not stored.
      throw thrown;
    }
    this.#access = access;
    this.#bytes += update.length;
    this.#updates += 1;
    this.#options.spread(update);
    if (this.#seq !== before + 1) {
      this.#seq = before; // Something else was stored between the two.
      await this.#readStored();
    }
    if (this.#updates >= UPDATES_AT_MOST) await this.#keep();
    else this.#keepWhenQuiet();
  }

  async #hasRoomFor(update: Uint8Array): Promise<boolean> {
    if (this.#bytes + update.length <= this.#options.door.bytes) return true;
    this.#bytes = this.state.length;
    return this.#bytes + update.length <= this.#options.door.bytes;
  }

  #keepWhenQuiet(): void {
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => void this.#inTurn(() => this.#keep()), this.#options.quietMs);
  }

  /** What fails is tried again when the text is opened the next time: everything is stored as it is. */
  async #keep(): Promise<void> {
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#quiet = null;
    if (this.#updates === 0) return;
    try {
      await this.#options.door.keep(this.#access);
      this.#updates = 0;
    } catch (thrown) {
      if (!isProblem(thrown)) logBug(this.#options.log, "Keeping a text", thrown);
    }
  }
}

function partsOf({ state, updates }: StoredJointText): Uint8Array[] {
  return [state, ...updates.map(({ update }) => update)];
}

/** Applies an update and says what came of it. One that is not readable may have been applied in part. */
function effectOf(doc: Doc, update: Uint8Array): "news" | "nothing" | "unreadable" {
  let isNews = false;
  const hear = () => {
    isNews = true;
  };
  doc.on("update", hear);
  try {
    applyUpdate(doc, update);
  } catch {
    return "unreadable";
  } finally {
    doc.off("update", hear);
  }
  // What refers to something that has not come yet waits in the document: it is news too.
  return isNews || doc.store.pendingStructs !== null || doc.store.pendingDs !== null ? "news" : "nothing";
}
