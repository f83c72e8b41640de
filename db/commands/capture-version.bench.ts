import { monitorEventLoopDelay } from "node:perf_hooks";
import { newId } from "@/db/new-id";
import { openDesk } from "@/db/testing/desk";
import { capturedText, capturedVersion } from "@/db/testing/records";
import { describePassage } from "@/lib/anchoring/describe-passage";
import { reanchorAll } from "@/lib/anchoring/reanchor-all";
import { type Bench, recorded } from "@/lib/bench";

const PARAGRAPHS = 5_000;
const EDITED_EVERY = 50;

const paragraph = (n: number) =>
  `On day ${n} the spokesman for the ${n % 7}th garrison said that ${(n * 13) % 97} vehicles had passed the crossing before noon; ` +
  `the mayor of town ${n % 311} could confirm no more than ${n % 11} of them, and said so again on the evening of day ${n + 2}.`;
const quoteOf = (n: number) => `${(n * 13) % 97} vehicles had passed the crossing`;

/** A new version of a source with 1 MB and 5 000 passages: what the thread takes, and how long the change holds up the loop. */
export const bench: Bench = {
  name: "capture a version",
  async run() {
    const desk = await openDesk();
    try {
      const before = Array.from({ length: PARAGRAPHS }, (_, n) => paragraph(n));
      const text = before.join("\n");
      const { sourceId, versionId } = await capturedText(desk.manager, text);
      let at = 0;
      const spans = before.map((line, n) => {
        const start = at + line.indexOf(quoteOf(n));
        at += line.length + 1;
        return { id: newId("psg"), start, end: start + quoteOf(n).length };
      });
      const rows = spans.map(({ id, ...span }) => ({
        ...describePassage(text, span),
        id,
        versionId,
        investigationId: desk.investigation.id,
        anchoring: "anchored" as const,
      }));
      await desk.store.change(desk.investigation.id, async (write) => {
        for (let from = 0; from < rows.length; from += 1_000) {
          await write.insert(desk.store.tables.passages).values(rows.slice(from, from + 1_000));
        }
      });
      const edited = before.map((line, n) => (n % EDITED_EVERY === 0 ? line.replace("vehicles", "trucks") : line));
      const after = ["A line put in before all others.", ...edited].join("\n");

      const aligning = performance.now();
      reanchorAll([{ text, passages: rows }], after);
      const alignMs = performance.now() - aligning;

      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const begun = performance.now();
      const { followed, waiting } = await capturedVersion(desk.manager, sourceId, after);
      const wholeMs = performance.now() - begun;
      delay.disable();
      return [
        recorded("characters", after.length, ""),
        recorded("passages that went along", followed, ""),
        recorded("passages that wait", waiting, ""),
        recorded("alignment, in the thread that reads", alignMs, "ms"),
        recorded("alignment and change, in one thread", wholeMs, "ms"),
        recorded("longest the loop was held up, the alignment too", delay.max / 1e6, "ms"),
      ];
    } finally {
      await desk.close();
    }
  },
};
