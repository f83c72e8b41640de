import { fork } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSession } from "@/db/commands/accounts";
import { openDesk } from "@/db/testing/desk";
import type { Bench, Metric } from "@/lib/bench";
import { makeZip } from "@/lib/ingest/testing/make-zip";
import { benchFolder, bundled, held, p95, recorded, workFor } from "./testing/bench-desk";
import { cookieAt } from "./testing/live-server";
import type { Admitted, ServeAdmission } from "./testing/serve-admission";

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
    const folder = benchFolder("admission");
    const [by, investigation] = [desk.manager.reviewerId, desk.investigation.id];
    const file = join(folder, "desk.sqlite");
    const [module, program] = await Promise.all([
      bundled("server/reading-worker.ts", folder),
      bundled("server/testing/serve-admission.ts", folder),
    ]);
    const session = await openSession(desk.store, desk.accounts.annotator.userId, "bench");
    await desk.store.backup(file);
    const serving: ServeAdmission = { file, module, by, investigation };
    const env = { ...process.env, NODE_ENV: "production" } as const;
    const child = fork(program, [JSON.stringify(serving)], { env });
    try {
      const [url] = await once(child, "message");
      const cookie = await cookieAt(String(url), session);
      const rested = once(child, "message");
      child.send([]);
      const idleMs = await workFor(String(url), cookie, rested);
      const [{ delayP99Ms }] = await rested;
      const metrics: Metric[] = [
        recorded("a command while nothing is admitted, p95", p95(idleMs), "ms"),
        recorded("turns of the event loop meanwhile, p99", delayP99Ms, "ms"),
      ];
      for (const [kind, files] of [
        ["text", articles(asText)],
        ["pages", articles(asPage)],
      ] as const) {
        const paths = archived(files).map((zip, at) => {
          const path = join(folder, `${kind}-${at}.zip`);
          writeFileSync(path, zip);
          return path;
        });
        const told = once(child, "message");
        child.send(paths);
        const busyMs = await workFor(String(url), cookie, told);
        const [admitted] = await told;
        metrics.push(...figures(kind, admitted, p95(busyMs) / p95(idleMs)));
      }
      return metrics;
    } finally {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
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
    held(`${kind}: text admitted`, perSecond, "MB/s", "≥ 1", perSecond >= 1),
    recorded(`${kind}: text for each second of a processor`, textBytes / 1e6 / (processorMs / 1_000), "MB"),
    held(`${kind}: most memory of the process`, mostMemoryMb, "MB", "≤ 400", mostMemoryMb <= 400),
    held(`${kind}: a command meanwhile, p95 ÷ that before`, slower, "×", "≤ 2", slower <= 2),
    held(`${kind}: turns of the event loop, p99`, delayP99Ms, "ms", "≤ 20", delayP99Ms <= 20),
    recorded(`${kind}: turns of the event loop, longest`, longestDelayMs, "ms"),
  ];
}
