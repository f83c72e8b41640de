import { type Access, unveiled } from "@/db/access";
import { eventsSince, headSeq } from "@/db/queries/events";
import type { ClaimId } from "@/lib/domain/ids";
import { type Log, logBug } from "./log";

const EVENTS_AT_ONCE = 500;

/** After these somebody may know of less than before. */
const changesWhoSees: ReadonlySet<string> = new Set([
  "source.readers-set",
  "claim.merged",
  "claim.unmerged",
  "claim.split",
]);

type Told = Readonly<{
  /** Somebody was let in or out, or has another role. */
  peopleChanged: () => void;
  settled: (claimId: ClaimId) => Promise<void>;
}>;

/** What happens in an investigation that matters to those who write together: who may, and what was settled. */
export class CollabWatch {
  readonly #access: Access;
  readonly #log: Log;
  readonly #told: Told;
  #seq: number | null = null;
  #running: Promise<void>;
  #again = false;

  constructor(access: Access, log: Log, told: Told) {
    this.#access = unveiled(access);
    this.#log = log;
    this.#told = told;
    this.#running = this.#guarded(async () => {
      this.#seq = await headSeq(access);
    });
  }

  /** Something was committed: reads what, once for all that comes while it reads. */
  changed(): void {
    if (this.#again) return;
    this.#again = true;
    this.#running = this.#running.then(() => {
      this.#again = false;
      return this.#guarded(() => this.#read());
    });
  }

  /** Waits until everything that was committed before this call is read. */
  done(): Promise<void> {
    return this.#running;
  }

  async #read(): Promise<void> {
    for (;;) {
      const events = await eventsSince(this.#access, this.#seq ?? 0, EVENTS_AT_ONCE);
      const last = events.at(-1);
      if (!last) return;
      this.#seq = last.seq;
      if (events.some(({ body }) => body.type.startsWith("reviewer.") || changesWhoSees.has(body.type)))
        this.#told.peopleChanged();
      for (const { body } of events) if (body.type === "claim.curated") await this.#told.settled(body.claimId);
    }
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      logBug(this.#log, "Following what happens to a text", thrown);
    }
  }
}
