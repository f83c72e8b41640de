import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Access, enter, enterInstallation } from "@/db/access";
import { openFirstAccount } from "@/db/commands/accounts";
import { receiveBundle } from "@/db/commands/receive-bundle";
import { writeBundle } from "@/db/queries/bundle";
import { deskView } from "@/db/queries/desk";
import { eventsSince } from "@/db/queries/events";
import { railAround } from "@/db/queries/rail";
import { versionTextIn } from "@/db/queries/things";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { openStore } from "@/db/store";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { carrier, type Step, steps } from "@/db/testing/random-commands";
import { allEvents } from "@/db/testing/records";
import { verifyHistory } from "@/db/testing/verify-history";
import type { AuditEvent, AuditEventBody } from "@/lib/domain/audit-event";
import type { ClaimId } from "@/lib/domain/ids";
import { isProblem } from "@/lib/errors";
import { type Desk, emptyDesk, evolve, replay } from "@/lib/live/desk";
import type { DeskScope } from "@/lib/live/desk-scope";
import { predict } from "@/lib/live/predict";

const regrouping: ReadonlySet<string> = new Set(["claim.merged", "claim.unmerged", "claim.split"]);
const ofReports = ["create-report", "rename-report", "withdraw-report", "reinstate-report", "publish-edition"];
const RUNS = 40;
const STEPS = 30;

const replayed = (from: Desk, events: readonly AuditEvent[]) => events.reduce(evolve, from);

/** What a desk holds of things, for a look at whether another holds the same and more. */
const standing = ({ passages, claims, appearances, links, assessments, curations, sources, ...talk }: Desk) => ({
  ...{ passages, claims, appearances, links },
  ...{ assessments, curations, sources },
  ...{ threads: talk.threads, comments: talk.comments },
});

/** Lets three people do what they do; tells `each` what was done, with the desk before it, and what happened. */
async function carriedOut(
  desk: TestDesk,
  list: readonly Step[],
  turn: () => Promise<void> = async () => {},
  each?: (done: Done) => void,
): Promise<void> {
  const { send, inputOf, isSendable } = carrier(desk);
  for (const said of list) {
    await turn();
    try {
      const access: Access = await enter(
        desk.store,
        desk[said.who].reviewerId,
        desk.investigation.id,
        desk.manager.now,
      );
      const before = each ? await deskView(access) : null;
      const input = isSendable(said) ? await inputOf(access, said) : undefined;
      await send(access, said, input);
      if (each && before && isSendable(said)) {
        const events = await eventsSince(access, before.seq, STEPS);
        each({ before, said, input, events });
      }
    } catch (thrown) {
      if (!isProblem(thrown)) throw thrown;
    }
  }
}
type Done = Readonly<{ before: Desk; said: Step; input: unknown; events: readonly AuditEvent[] }>;

/** Runs a law on a desk of its own, whose clock moves with every look at it. */
const onDesks = (law: (desk: TestDesk, list: readonly Step[], cut: number) => Promise<void>, runs = RUNS) =>
  fc.assert(
    fc.asyncProperty(steps(STEPS), fc.nat(), async (list, cut) => {
      let clock = Date.UTC(2026, 0, 1);
      const desk = await openDesk({ now: () => clock++ });
      try {
        await law(desk, list, cut);
      } finally {
        await desk.close();
      }
    }),
    { numRuns: runs },
  );

describe("the desk, whatever three people did", () => {
  it("is what a replay of all events gives, at once or caught up in two parts", { timeout: 120_000 }, () =>
    onDesks(async (desk, list, cut) => {
      await carriedOut(desk, list);
      const view = await deskView(desk.manager);
      const events = await allEvents(desk.manager);
      const empty = emptyDesk(desk.investigation.id);
      expect(replayed(empty, events)).toStrictEqual(view);

      const atOnce = replay(empty);
      atOnce.take(events.slice(0, cut % (events.length + 1)));
      atOnce.take(events.slice(cut % (events.length + 1)));
      expect(atOnce.end()).toStrictEqual(view);
      expect(empty).toStrictEqual(emptyDesk(desk.investigation.id));

      const half = cut % (events.length + 1);
      const handed: Desk = JSON.parse(JSON.stringify(replayed(empty, events.slice(0, half)))); // As a page hands it.
      const missed = await eventsSince(desk.manager, handed.seq, events.length);
      expect(replayed(handed, missed)).toStrictEqual(view);
    }),
  );

  it("is kept in part as it would be read in part, or says that it has to be read again", { timeout: 120_000 }, () =>
    onDesks(async (desk, list) => {
      const { gazette, courier, manager } = desk;
      const scopes = (claimIds: readonly ClaimId[]): DeskScope[] => [
        { sourceIds: [gazette.sourceId], claimIds: [] },
        { sourceIds: [courier.sourceId], claimIds: claimIds.slice(0, 1) },
        { sourceIds: [], claimIds: claimIds.slice(-1) },
      ];
      let before: readonly Desk[] = [];
      const read = async () => {
        const claimIds = Object.values((await deskView(manager)).claims).map(({ id }) => id);
        return Promise.all(scopes(claimIds).map((scope) => deskView(manager, scope)));
      };
      await carriedOut(desk, list, async () => {
        for (const narrow of before) {
          const events = await eventsSince(manager, narrow.seq, STEPS);
          const kept = replayed(narrow, events);
          // What went from claim to claim may have left the part: it says so, and is read again.
          if (kept.isBehind && events.some(({ body }) => regrouping.has(body.type))) continue;
          const now = await deskView(manager, narrow.scope);
          if (kept.isBehind)
            expect(now, "what is missing is missing, and nothing is wrong").toMatchObject(standing(kept));
          else expect(kept).toStrictEqual(now);
        }
        before = await read();
      });
    }, RUNS / 4),
  );

  it("is counted in the rail as it would be counted anew", { timeout: 120_000 }, () =>
    onDesks(async (desk, list) => {
      const counted = async (access: Access) => (await railAround(access, null)).rows;
      // Of a store that nothing is kept of, though it reads the same file.
      const anew = ({ manager }: TestDesk) => counted({ ...manager, store: { ...manager.store } });
      await carriedOut(desk, list, async () => {
        expect(await counted(desk.manager)).toEqual(await anew(desk));
      });
      expect(await counted(desk.manager)).toEqual(await anew(desk));
    }, RUNS / 2),
  );

  it("has an unbroken history, quotes that the texts say, and references that hold", { timeout: 120_000 }, () =>
    onDesks(async (desk, list) => {
      await carriedOut(desk, list);
      expect(await verifyHistory(desk.manager)).toMatchObject({ unbroken: true });
      expect(desk.store.brokenReferences()).toEqual([]);
      for (const { versionId, start, end, exact } of Object.values((await deskView(desk.manager)).passages)) {
        expect((await versionTextIn(desk.manager, versionId)).text.slice(start, end)).toBe(exact);
      }
      // Every row is what a replay of the events says, and nothing passes for a fault that is none.
      expect((await verifyInstallation(desk.store)).findings).toEqual([]);
    }, RUNS / 4),
  );

  it("is foreseen by who sends a command, but for what only the server knows", { timeout: 120_000 }, () =>
    onDesks(async (desk, list) => {
      await carriedOut(desk, list, undefined, ({ before, said, input, events }) => {
        // What is not on the desk is not foreseen.
        const unforeseen = [
          "undo",
          "reject-candidate",
          "restore-candidate",
          "set-aliases",
          "remove-aliases",
          ...ofReports,
          "recut-source",
        ];
        if ([...unforeseen, "reopen-passage"].includes(said.what) || isOfEarlier(before, input)) return;
        if (said.what === "undo" || !carrier(desk).isSendable(said)) return;
        const foreseen = predict(said.what, input, before);
        expect(foreseen.map(unforeseeable)).toEqual(events.map(({ body }) => unforeseeable(body)));
      });
    }, RUNS / 2),
  );
});

/** Points at a version that is not its source's present one: what is meant there, the server finds. */
const isOfEarlier = ({ sources }: Desk, input: unknown) => {
  const { versionId } = Object(Object(input).passage ?? Object(Object(input).subject).passage);
  return versionId !== undefined && Object.values(sources).every(({ version }) => version.id !== versionId);
};

/** A passage's neighbours and what stood in a claim before are the server's to say. */
function unforeseeable(body: AuditEventBody): unknown {
  const passage = "passage" in body ? { passage: { ...body.passage, prefix: "", suffix: "" } } : {};
  const prior = body.type === "claim.revised" || body.type === "source.revised" ? { prior: {} } : {};
  return { ...body, ...passage, ...prior };
}

it("comes out of a bundle elsewhere as it went in, whatever three people did", { timeout: 120_000 }, () =>
  onDesks(async (desk, list) => {
    await carriedOut(desk, list);
    const bundled = join(desk.folder, "out.bundle");
    await writeBundle(desk.manager, bundled);
    const [there, bundle] = await Promise.all([openStore(join(desk.folder, "there.sqlite")), openStore(bundled)]);
    try {
      const account = { name: "Elsewhere", email: "elsewhere@example.org", password: "a password of some length" };
      const { userId, reviewerId } = await openFirstAccount(there, account);
      const received = await receiveBundle(await enterInstallation(there, userId), { store: bundle, file: bundled });
      const taken = await enter(there, reviewerId, received.id);
      const before = await allEvents(desk.manager);
      // All that happened, to the hash; then that it was taken in, by whom.
      const events = await allEvents(taken);
      expect(events.slice(0, before.length)).toEqual(before);
      expect(events.slice(before.length).every(({ actorId }) => actorId === reviewerId)).toBe(true);
      const view = await deskView(taken);
      expect(standing(view)).toEqual(standing(await deskView(desk.manager)));
      for (const { versionId } of Object.values(view.passages)) {
        expect(await versionTextIn(taken, versionId)).toEqual(await versionTextIn(desk.manager, versionId));
      }
    } finally {
      await Promise.all([there.close(), bundle.close()]);
    }
  }, RUNS / 8),
);
