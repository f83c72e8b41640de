import { enter } from "@/db/access";
import { sendables } from "@/db/commands/sendable";
import { deskView } from "@/db/queries/desk";
import { eventsSince, headSeq } from "@/db/queries/events";
import type { TestDesk } from "@/db/testing/desk";
import { isProblem } from "@/lib/errors";
import type { UpFrame } from "@/lib/live/frames";
import { isCommandName } from "@/lib/live/inputs";
import { BROKEN, type LineEvents } from "../line";
import { LiveStore } from "../live-store";
import type { FakeBrowser } from "./fake-browser";

const persons = ["annotator", "curator", "manager"] as const;
export type Person = (typeof persons)[number];
const ALL = 100_000;

/** One person's tab, whose line breaks and comes back when the test says so. */
class Seat {
  readonly person: Person;
  readonly #desk: TestDesk;
  readonly #browser: FakeBrowser;
  store: LiveStore;
  /** What was sent and not yet heard by the server. */
  frames: UpFrame[] = [];
  /** The line as the server has it; null while it is broken. `seq` is up to where it was told, null before hello. */
  line: { events: LineEvents; seq: number | null } | null = null;
  mustReload = false;
  #isOnline = true;
  #retries: (() => void)[] = [];

  constructor(person: Person, desk: TestDesk, browser: FakeBrowser, read: Awaited<ReturnType<typeof deskView>>) {
    this.person = person;
    this.#desk = desk;
    this.#browser = browser;
    this.store = this.#opened(read);
  }

  get access() {
    const { store, investigation, manager } = this.#desk;
    return enter(store, this.#desk[this.person].reviewerId, investigation.id, manager.now);
  }

  /** The line breaks; what was sent and not heard is gone. */
  lose(): void {
    const line = this.line;
    this.line = null;
    this.frames = [];
    this.#isOnline = false;
    line?.events.closed(BROKEN);
  }

  comeBack(): void {
    this.#isOnline = true;
    for (const retry of this.#retries.splice(0)) retry();
  }

  /** The tab is closed, whatever is under way, and the page is opened anew. */
  async reload(): Promise<void> {
    this.mustReload = false;
    this.line = null;
    this.frames = [];
    this.store.stop();
    this.#retries = [];
    this.store = this.#opened(await deskView(await this.access));
  }

  #opened(read: Awaited<ReturnType<typeof deskView>>): LiveStore {
    const { reviewerId } = this.#desk[this.person];
    const me = { reviewerId, name: this.person, role: this.person };
    const store = new LiveStore(read, me, {
      memory: { read: () => null, write: () => {} },
      connect: (_slug, events) => {
        if (!this.#isOnline) {
          queueMicrotask(() => events.closed(BROKEN));
          return { send: () => {}, close: () => {} };
        }
        const line = { events, seq: null };
        this.line = line;
        this.frames = [];
        queueMicrotask(() => events.opened());
        return {
          send: (frame) => {
            if (this.line === line) this.frames.push(frame);
          },
          close: () => {
            if (this.line === line) this.line = null;
          },
        };
      },
      later: (_delayMs, work) => {
        this.#retries.push(work);
        return () => {
          this.#retries = this.#retries.filter((other) => other !== work);
        };
      },
      random: () => 1,
      nowMs: this.#desk.manager.now,
      openShelf: this.#browser.openShelf,
      signIn: () => {},
      leave: () => {},
      reload: () => {
        this.mustReload = true;
      },
    });
    store.start();
    return store;
  }
}

/** Three people at one investigation and on one device: real commands and queries, and lines that the test breaks. */
export async function simDesk(desk: TestDesk, browser: FakeBrowser) {
  const read = await deskView(desk.manager);
  const seats = persons.map((person) => new Seat(person, desk, browser, read));

  const tellAll = async () => {
    for (const { line } of seats) {
      if (!line || line.seq === null) continue;
      const events = await eventsSince(desk.manager, line.seq, ALL);
      if (events.length === 0) continue;
      line.seq = events.at(-1)?.seq ?? line.seq;
      line.events.said({ type: "events", events });
    }
  };

  /** The server hears one frame; `isHeardOut` says whether its answer gets through. */
  const hear = async (seat: Seat, frame: UpFrame, isHeardOut: boolean) => {
    const { line } = seat;
    const say = isHeardOut ? line?.events.said : undefined;
    if (frame.type === "hello") {
      const events = await eventsSince(desk.manager, frame.since, ALL);
      const seq = events.at(-1)?.seq ?? (await headSeq(desk.manager));
      if (line && isHeardOut) line.seq = seq;
      if (events.length > 0) say?.({ type: "events", events });
      say?.({ type: "ready", seq });
    } else if (frame.type === "command" && isCommandName(frame.command)) {
      try {
        // As it comes over the wire.
        const input: unknown = JSON.parse(JSON.stringify(frame.input));
        await sendables[frame.command](await seat.access, frame.id, input);
      } catch (thrown) {
        if (!isProblem(thrown)) throw thrown;
        say?.({ type: "refused", id: frame.id, problem: { code: thrown.code, message: thrown.message } });
        return;
      }
      if (!isHeardOut) seat.lose();
      await tellAll();
      say?.({ type: "acknowledged", id: frame.id, seq: await headSeq(desk.manager) });
    }
  };

  /** Everything that is under way arrives, and is answered. */
  const settle = async (seat: Seat) => {
    await seat.store.looked;
    for (let frame = seat.frames.shift(); frame; frame = seat.frames.shift()) await hear(seat, frame, true);
  };

  return {
    seats,
    settle,
    tellAll,
    /** The server does the first of what was sent, and the line breaks before it can say so. */
    async loseTheAnswer(seat: Seat): Promise<void> {
      const frame = seat.frames.shift();
      if (frame?.type === "command") await hear(seat, frame, false);
      seat.lose();
    },
    /** Everyone comes back, and all is sent and answered. */
    async quiet(rounds = 60): Promise<void> {
      for (let n = 0; n < rounds; n += 1) {
        for (const seat of seats) {
          if (seat.mustReload) await seat.reload();
          seat.comeBack();
          await settle(seat);
        }
        await tellAll();
        if (n > 2 && seats.every(({ store, line }) => line?.seq !== null && store.state.fate.waiting === 0)) return;
      }
    },
  };
}
