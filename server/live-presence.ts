import type { ReviewerId } from "@/lib/domain/ids";
import type { DownFrame, Presence } from "@/lib/live/frames";
import { inOrder, isSamePlace } from "@/lib/live/presence";
import type { LiveConnection } from "./live-connection";
import { textFrame } from "./text-frame";

/** How often, at most, the others are told. */
const EVERY_MS = 100;
/** What telling may take of the line, all sockets together: in a crowd it is told less often, not more. */
const BYTES_A_SECOND = 20_000_000;

/**
 * Who is here, where, and what they have selected. Everyone is told of those who moved, and only of
 * them: with a thousand people, who all would be told of all, the line would be full of nothing else.
 */
export class LivePresence {
  readonly #connections: ReadonlySet<LiveConnection>;
  /** The tabs of each person. */
  readonly #tabs = new Map<ReviewerId, Set<LiveConnection>>();
  /** As the others were told last. */
  readonly #told = new Map<ReviewerId, Presence>();
  readonly #moved = new Set<ReviewerId>();
  #everyone: Buffer | null = null;
  #timer: NodeJS.Timeout | null = null;
  #nextMs = 0;

  constructor(connections: ReadonlySet<LiveConnection>) {
    this.#connections = connections;
  }

  /** Tells somebody who has come in who is here, and soon the others of them. */
  welcome(connection: LiveConnection): void {
    const people = inOrder([...this.#told.values()]);
    this.#everyone ??= frameOf({ type: "present", people });
    if (connection.access.hidden.length > 0) connection.send(seenBy(connection, { type: "present", people }));
    else connection.sendFrame(this.#everyone);
    const { reviewerId } = connection;
    this.#tabs.set(reviewerId, (this.#tabs.get(reviewerId) ?? new Set()).add(connection));
    this.moved(connection);
  }

  leave(connection: LiveConnection): void {
    const tabs = this.#tabs.get(connection.reviewerId);
    if (!tabs?.delete(connection)) return;
    if (tabs.size === 0) this.#tabs.delete(connection.reviewerId);
    this.moved(connection);
  }

  /** Somebody is somewhere else, or may be. */
  moved({ reviewerId }: LiveConnection): void {
    this.#moved.add(reviewerId);
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(0, this.#nextMs - performance.now()));
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(): void {
    this.#timer = null;
    const people: Presence[] = [];
    const left: ReviewerId[] = [];
    for (const reviewerId of this.#moved) {
      const [before, now] = [this.#told.get(reviewerId), this.#placeOf(reviewerId)];
      if (now && !(before && isSamePlace(before, now))) {
        this.#told.set(reviewerId, now);
        people.push(now);
      } else if (before && !now) {
        this.#told.delete(reviewerId);
        left.push(reviewerId);
      }
    }
    this.#moved.clear();
    if (people.length === 0 && left.length === 0) return;
    this.#everyone = null;
    const moved = { type: "moved", people, left } as const;
    const frame = frameOf(moved);
    const bytes = frame.length * this.#connections.size;
    this.#nextMs = performance.now() + Math.max(EVERY_MS, (bytes * 1_000) / BYTES_A_SECOND);
    for (const connection of this.#connections) {
      if (connection.seq === null) continue;
      if (connection.access.hidden.length > 0) connection.send(seenBy(connection, moved));
      else connection.sendFrame(frame);
    }
  }

  /** Where somebody was last: of several tabs, the one that moved last counts. */
  #placeOf(reviewerId: ReviewerId): Presence | null {
    let latest: LiveConnection | null = null;
    for (const tab of this.#tabs.get(reviewerId) ?? []) {
      if (!latest || latest.place.sinceMs <= tab.place.sinceMs) latest = tab;
    }
    if (!latest) return null;
    const { name, place } = latest;
    return { reviewerId, name, sourceId: place.sourceId, block: place.block, selection: place.selection };
  }
}

const frameOf = (frame: DownFrame): Buffer => textFrame(JSON.stringify(frame));

/** For somebody who may not know of a source, whoever reads it is somewhere, and has nothing selected. */
function seenBy({ access }: LiveConnection, frame: Extract<DownFrame, { type: "present" | "moved" }>): DownFrame {
  const hidden = new Set(access.hidden);
  const people = frame.people.map((person) =>
    person.sourceId && hidden.has(person.sourceId) ? { ...person, ...nowhere } : person,
  );
  return { ...frame, people };
}

const nowhere = { sourceId: null, block: null, selection: null };
