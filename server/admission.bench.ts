import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDesk } from "@/db/testing/desk";
import { atLeast, atMost, type Bench, type Metric, quantile, recorded } from "@/lib/bench";
import { makeZip } from "@/lib/ingest/testing/make-zip";
import { openBusyDesk } from "./testing/busy-desk";
import type { Admitted, Rested } from "./testing/serve-admission";

const ARTICLES = 1_000;
const ARCHIVES = 10;

/**
 * Two thousand articles admitted, half of them text and half pages, in archives of a hundred: read in a thread of their
 * own and stored each in a change with its history while the next archive is read, and while somebody works on the desk
 * through a real socket. The process is one
 * of its own, and measures its memory and how long its turns are.
 */
export const bench: Bench = {
  name: "admission",
  async run() {
    const desk = await openDesk();
    const busy = await openBusyDesk<readonly string[], Admitted | Rested>(desk, "admission", {
      program: "server/testing/serve-admission.ts",
      worker: "server/reading-worker.ts",
    });
    try {
      const idle = await busy.ask([]);
      const metrics: Metric[] = [
        recorded("a command while nothing is admitted, p95", quantile(idle.commandsMs, 0.95), "ms"),
        recorded("turns of the event loop meanwhile, p99", idle.told.delayP99Ms, "ms"),
      ];
      for (const [kind, files] of [
        ["text", articles(asText)],
        ["pages", articles(asPage)],
      ] as const) {
        const paths = archived(files).map((zip, at) => {
          const path = join(busy.folder, `${kind}-${at}.zip`);
          writeFileSync(path, zip);
          return path;
        });
        const { told, commandsMs } = await busy.ask(paths);
        if ("sources" in told)
          metrics.push(...figures(kind, told, quantile(commandsMs, 0.95) / quantile(idle.commandsMs, 0.95)));
      }
      return metrics;
    } finally {
      await busy.close();
      await desk.close();
    }
  },
};

const sentences = [
  "The harbour board met on Monday to hear of the two ferries that were lost in the storm.",
  "Members asked how a radio that nobody had repaired since the spring could have cost so much.",
  "The keeper, Ada Brown, said that up to 4 boats had been out on 18 May, and that 3 came back.",
  "A spokesman of the ministry could neither confirm nor deny that figure, and gave no other.",
  "“We had told them twice,” she said, “and twice they said that it would be seen to.”",
] as const;

/** Articles of about 5 KB, no two alike. */
function articles(made: (title: string, paragraphs: readonly string[]) => readonly [string, string]) {
  const entries = Array.from({ length: ARTICLES }, (_, n) => {
    const paragraphs = Array.from({ length: 11 }, (_, paragraph) =>
      sentences.map((sentence, at) => (at === paragraph % 5 ? `${sentence} (${n}.${paragraph})` : sentence)).join(" "),
    );
    const [ending, text] = made(`What was lost, part ${n}`, paragraphs);
    return [`${n}.${ending}`, text] as const;
  });
  return Object.fromEntries(entries);
}

function archived(files: Readonly<Record<string, string>>) {
  const entries = Object.entries(files);
  const size = entries.length / ARCHIVES;
  return Array.from({ length: ARCHIVES }, (_, at) =>
    makeZip(Object.fromEntries(entries.slice(at * size, (at + 1) * size))),
  );
}

const asText = (title: string, paragraphs: readonly string[]) =>
  ["txt", `${title}\n\nBy Ada Brown – Harbour Post – May 30, 2017\n\n${paragraphs.join("\n\n")}\n`] as const;

const asPage = (title: string, paragraphs: readonly string[]) => {
  const menu = Array.from({ length: 40 }, (_, n) => `<li><a href="/topic/${n}">Topic ${n}</a></li>`).join("");
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
  const head = `<head><title>${title}</title><meta name="author" content="Ada Brown"></head>`;
  return [
    "html",
    `<html lang="en">${head}<body><nav><ul>${menu}</ul></nav><article><h1>${title}</h1>${body}</article></body></html>`,
  ] as const;
};

function figures(kind: string, admitted: Admitted, slower: number): Metric[] {
  const { sources, refused, textBytes, tookMs, mostMemoryMb, delayP99Ms, longestDelayMs, processorMs } = admitted;
  const perSecond = textBytes / 1e6 / (tookMs / 1_000);
  return [
    recorded(`${kind}: admitted; refused ${refused}`, sources, "sources"),
    atLeast(`${kind}: text admitted`, perSecond, "MB/s", 1),
    recorded(`${kind}: text for each second of a processor`, textBytes / 1e6 / (processorMs / 1_000), "MB"),
    atMost(`${kind}: most memory of the process`, mostMemoryMb, "MB", 400),
    atMost(`${kind}: a command meanwhile, p95 ÷ that before`, slower, "×", 2),
    atMost(`${kind}: turns of the event loop, p99`, delayP99Ms, "ms", 20),
    recorded(`${kind}: turns of the event loop, longest`, longestDelayMs, "ms"),
  ];
}
