import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deskView } from "@/db/queries/desk";
import { openDesk } from "@/db/testing/desk";
import { carrier, steps } from "@/db/testing/random-commands";
import { allEvents } from "@/db/testing/records";
import { isProblem } from "@/lib/errors";
import type { CommandInput, CommandName, Sendable } from "@/lib/live/inputs";
import { FakeBrowser } from "./testing/fake-browser";
import { simDesk } from "./testing/sim-desk";

const RUNS = 15;
const STEPS = 36;

/** What befalls somebody's line or tab before they do the next thing. */
const mishap = fc.constantFrom("none", "none", "none", "lose", "lose the answer", "come back", "come back", "reload");

describe("three people with bad lines, whatever they do", () => {
  it(
    "end with the desk that the query gives, every change done once or refused, and none lost",
    {
      timeout: 120_000,
    },
    () =>
      fc.assert(
        fc.asyncProperty(
          steps(STEPS),
          fc.array(mishap, { minLength: STEPS, maxLength: STEPS }),
          async (list, mishaps) => {
            let clock = Date.UTC(2026, 0, 1);
            const desk = await openDesk({ now: () => clock++ });
            const browser = new FakeBrowser();
            const sim = await simDesk(desk, browser);
            try {
              const given = await carriedOut(sim, desk, list, mishaps);
              await sim.quiet();
              const now = await deskView(desk.manager);
              const events = await allEvents(desk.manager);
              for (const { store } of sim.seats) {
                expect(store.state.fate.waiting).toBe(0);
                expect(store.state.desk).toStrictEqual(now);
              }
              const refused = new Set(
                sim.seats.flatMap(({ store }) => store.state.changes.map(({ id }) => String(id))),
              );
              for (const id of given) {
                const seqs = events.filter(({ commandId }) => commandId === id).map(({ seq }) => seq);
                expect([id, seqs.length > 0]).toEqual([id, !refused.has(id)]);
                // Once: its events stand together, as one command's do.
                expect(seqs).toEqual(seqs.map((_, n) => (seqs[0] ?? 0) + n));
              }
            } finally {
              for (const { store } of sim.seats) store.stop();
              await browser.close();
              await desk.close();
            }
          },
        ),
        { numRuns: RUNS },
      ),
  );
});

type Sim = Awaited<ReturnType<typeof simDesk>>;

/** Answers with the ids of all commands that were given to a tab. */
async function carriedOut(
  sim: Sim,
  desk: Awaited<ReturnType<typeof openDesk>>,
  list: Parameters<ReturnType<typeof carrier>["send"]>[1][],
  mishaps: readonly string[],
): Promise<ReadonlySet<string>> {
  const { inputOf, isSendable, send } = carrier(desk);
  const given = new Set<string>();
  for (const [n, said] of list.entries()) {
    const seat = sim.seats.find(({ person }) => person === said.who);
    if (!seat) continue;
    if (mishaps[n] === "lose") seat.lose();
    if (mishaps[n] === "lose the answer") await sim.loseTheAnswer(seat);
    if (mishaps[n] === "come back") seat.comeBack();
    if (mishaps[n] === "reload") await seat.reload();
    if (said.what === "remove-reviewer") continue; // Whoever is let out sees nothing more.
    if (said.what === "undo") void seat.store.undo();
    else if (isSendable(said)) {
      void seat.store.submit(sendable(said.what, await inputOf(await seat.access, said)));
      await seat.store.looked; // It is kept before anything else happens to the tab.
    } else {
      await send(desk.manager, said).catch((thrown: unknown) => {
        if (!isProblem(thrown)) throw thrown;
      });
      await sim.tellAll();
    }
    for (const { id } of seat.store.state.changes) given.add(id);
    if (said.pick % 2 === 0) await sim.settle(seat);
  }
  return given;
}

function sendable<Name extends CommandName>(name: Name, input: object): Sendable {
  const command: { name: Name; input: CommandInput<Name> } = JSON.parse(JSON.stringify({ name, input }));
  return JSON.parse(JSON.stringify(command));
}
