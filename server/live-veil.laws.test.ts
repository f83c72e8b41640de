import fc from "fast-check";
import { expect, it } from "vitest";
import { enter } from "@/db/access";
import { deskView } from "@/db/queries/desk";
import { withCanary } from "@/db/testing/canary";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { carrier, type Step, steps } from "@/db/testing/random-commands";
import { recordedClaim } from "@/db/testing/records";
import type { ClaimId } from "@/lib/domain/ids";
import { isProblem } from "@/lib/errors";
import { type Desk, replay } from "@/lib/live/desk";
import { closeCodes } from "@/lib/live/frames";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { openTab, type Tab } from "./testing/tab";

const RUNS = 8;
const STEPS = 24;
const people = ["annotator", "curator", "manager", "observer"] as const;
type Person = (typeof people)[number];

/** Somebody's tab on the real line, with the desk that it keeps. */
class Seat {
  readonly person: Person;
  readonly #world: Readonly<{ desk: TestDesk; server: LiveServer }>;
  /** All that was ever said to them, and every desk that they read. */
  readonly told: unknown[] = [];
  #tab: Tab | null = null;
  #kept: Desk | null = null;

  constructor(person: Person, world: Readonly<{ desk: TestDesk; server: LiveServer }>) {
    this.person = person;
    this.#world = world;
  }

  async read(): Promise<Desk> {
    const { desk } = this.#world;
    return deskView(await enter(desk.store, desk[this.person].reviewerId, desk.investigation.id));
  }

  /** Comes back to what they had; whoever is told to reads the page again. */
  async arrive(): Promise<Tab> {
    const { desk, server } = this.#world;
    this.#kept ??= await this.read();
    this.told.push(this.#kept);
    const cookie = await server.cookieFor(await desk.sessionFor(this.person));
    const headers = { origin: server.url, cookie };
    const tab = await openTab({ url: server.url, slug: desk.investigation.slug, headers });
    tab.send({ type: "hello", since: this.#kept.seq });
    const code = await Promise.race([tab.next("ready").then(() => null), tab.closed]);
    if (code === null) {
      this.#tab = tab;
      return tab;
    }
    expect(code).toBe(closeCodes.leftBehind);
    this.told.push(...tab.said);
    this.#kept = null;
    return this.arrive();
  }

  leave(): void {
    if (!this.#tab) return;
    this.#tab.close();
    this.#keep(this.#tab);
    this.#tab = null;
  }

  /** The desk they have once they heard of a claim. */
  async deskWith(claimId: ClaimId): Promise<Desk> {
    const tab = this.#tab ?? (await this.arrive());
    const hear = () => tab.until((said) => JSON.stringify(said).includes(claimId)).then(() => null);
    const code = this.#kept?.claims[claimId] ? null : await Promise.race([hear(), tab.closed]);
    this.#keep(tab);
    this.#tab = null;
    if (code === null) {
      tab.close();
      return this.#kept ?? this.deskWith(claimId);
    }
    expect(code).toBe(closeCodes.leftBehind);
    this.#kept = null;
    return this.deskWith(claimId);
  }

  #keep(tab: Tab): void {
    this.told.push(...tab.said);
    if (this.#kept === null) return;
    const kept = replay(this.#kept);
    kept.take(tab.said.flatMap((frame) => (frame.type === "events" ? frame.events : [])));
    this.#kept = kept.end();
  }
}

it(
  "keeps everybody's desk as they would read it, and tells nobody what they may not know, whatever happens",
  {
    timeout: 120_000,
  },
  () =>
    fc.assert(
      fc.asyncProperty(steps(STEPS), fc.infiniteStream(fc.nat()), async (list, mishaps) => {
        const desk = await openDesk();
        const canary = await withCanary(desk);
        const server = await openLiveServer(desk.store);
        const seats = people.map((person) => new Seat(person, { desk, server }));
        try {
          for (const seat of seats) await seat.arrive();
          const openedUp = new Set<string>(); // A claim that comes to be made in another source is nobody's secret any more.
          await carriedOut(desk, list, async () => {
            const read = JSON.stringify(await deskView(canary.unnamed.manager));
            for (const secret of canary.secrets) if (read.includes(secret)) openedUp.add(secret);
            const seat = seats[(mishaps.next().value ?? 0) % (2 * seats.length)];
            if (!seat) return;
            seat.leave();
            if ((mishaps.next().value ?? 0) % 2 === 0) await seat.arrive();
          });
          const { claimId } = await recordedClaim(desk.annotator);
          for (const seat of seats) {
            const kept = await seat.deskWith(claimId);
            expect(tied(kept), seat.person).toStrictEqual(tied(await seat.read()));
          }
          for (const { person, told } of seats) {
            const text = JSON.stringify(told);
            const heard = canary.secrets.filter((secret) => text.includes(secret) && !openedUp.has(secret));
            if (person === "annotator" || person === "curator") expect(heard).not.toEqual([]);
            else expect(heard, person).toEqual([]);
          }
        } finally {
          await server.close();
          await desk.close();
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    ),
);

/**
 * Without passages that nothing refers to: words of an open source that a hidden claim alone is tied to are there for
 * who reads the page, and nobody is told of them.
 */
function tied({ passages, ...desk }: Desk) {
  const named = JSON.stringify(desk);
  return { ...desk, passages: Object.fromEntries(Object.entries(passages).filter(([id]) => named.includes(id))) };
}

async function carriedOut(desk: TestDesk, list: readonly Step[], after: () => Promise<void>): Promise<void> {
  const { send } = carrier(desk);
  for (const said of list) {
    if (said.what === "remove-reviewer" || said.what === "change-role") continue; // Others of the tests see to who may stay.
    try {
      await send(desk[said.who], said);
    } catch (thrown) {
      if (!isProblem(thrown)) throw thrown;
    }
    await after();
  }
}
