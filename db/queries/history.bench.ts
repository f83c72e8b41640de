import { openConnection } from "@/db/engines/sqlite/connection";
import { derivedId } from "@/db/new-id";
import { claimAsOf, claimsAsOf } from "@/db/queries/as-of";
import { custodyOf } from "@/db/queries/custody";
import { headSeq, historyOf } from "@/db/queries/events";
import { undoingsOf } from "@/db/queries/undoings";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { recordedClaim } from "@/db/testing/records";
import { type Bench, type Metric, recorded } from "@/lib/bench";
import { typesOf } from "@/lib/domain/event-kinds";

const EVENTS = 200_000;

/**
 * What the history page and a look at the past take when 200 000 events happened: the newest page, filters that
 * few or no events pass, one claim and all of them as they were, and the check of every hash.
 */
export const bench: Bench = {
  name: "history",
  async run() {
    const desk = await openDesk();
    try {
      const { claimId } = await recordedClaim(desk.annotator);
      const seq = await manyEvents(desk);
      const { annotator, observer, manager, courier } = desk;
      const page = { limit: 51 };
      const oldest = await historyOf(observer, { ...page, beforeSeq: 60 });
      const work: Readonly<Record<string, () => Promise<unknown>>> = {
        "the newest page": () => historyOf(observer, page),
        "a kind that never happened": () => historyOf(observer, { ...page, types: typesOf("conversation") }),
        "a person who did little": () => historyOf(observer, { ...page, actorId: manager.reviewerId }),
        "one claim": () => historyOf(observer, { ...page, claimId }),
        "one source": () => historyOf(observer, { ...page, sourceId: courier.sourceId }),
        "a day when nothing happened": () => historyOf(observer, { ...page, untilMs: 1 }),
        "what undid the oldest events": () => undoingsOf(observer, oldest),
        "one claim as it was at the end": () => claimAsOf(observer, claimId, seq),
        "a person and a kind of which they did nothing": () =>
          historyOf(observer, { ...page, actorId: annotator.reviewerId, types: typesOf("evidence") }),
        "a page of all claims as they were in the middle": () => claimsAsOf(observer, Math.floor(seq / 2)),
        "… the last page": () => claimsAsOf(observer, seq - 1, { page: 1e6 }),
        "… those with words that none had": () => claimsAsOf(observer, Math.floor(seq / 2), { words: "zzz" }),
        "the check of every event": () => custodyOf(observer, true),
      };
      const metrics: Metric[] = [];
      for (const [metric, run] of Object.entries(work)) {
        await run();
        metrics.push(...(await measured(metric, run)));
      }
      return metrics;
    } finally {
      await desk.close();
    }
  },
};

/** How long it takes, and the longest that nothing else could run meanwhile. */
async function measured(metric: string, run: () => Promise<unknown>): Promise<Metric[]> {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const begun = performance.now();
  await run();
  const took = performance.now() - begun;
  isOver = true;
  return [recorded(metric, took, "ms"), recorded("… longest without a turn for others", longest, "ms")];
}

/** Claims recorded one after another, as rows of the history alone. Their hashes hold nothing together. */
async function manyEvents({ file, investigation, annotator }: TestDesk): Promise<number> {
  const head = await headSeq(annotator);
  const connection = openConnection(file, { synchronous: "OFF" });
  const last = `from audit_events where stream = '${investigation.id}' and seq = ${head}`;
  const event = connection.prepare(
    `insert into audit_events select stream, ?, actor_id, at_ms + ?, ?, json_set(body, '$.claimId', ?, '$.number', ?,
       '$.appearanceId', ?, '$.passage.id', ?), body_sha256, previous_hash, hash ${last}`,
  );
  const outcome = connection.prepare(
    `insert into command_outcomes select stream, actor_id, ?, 'record-claim', 'x', '{}', at_ms ${last}`,
  );
  connection.exec("begin");
  for (let n = 1; n <= EVENTS; n += 1) {
    const id = (prefix: "clm" | "app" | "psg") => derivedId(prefix, "bench", `${n}`);
    event.run(head + n, n, `bench-${n}`, id("clm"), n + 1, id("app"), id("psg"));
    outcome.run(`bench-${n}`);
  }
  connection.exec("commit");
  connection.close();
  return head + EVENTS;
}
