import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { newCommandId, newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { searchResults } from "@/db/queries/search";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { recordedClaim, sent } from "@/db/testing/records";
import { isProblem } from "@/lib/errors";
import { type Found, ingestAll } from "@/lib/ingest/ingest-all";
import { captureSource } from "./capture-source";

const file = join(process.env["CROSSREAD_EXTRA_CORPUS"] ?? "", "blns.json");
const strings = existsSync(file) ? z.array(z.string()).parse(JSON.parse(readFileSync(file, "utf8"))) : [];

/** Whether it was done; what is refused is a `Problem`, and anything else fails the test. */
async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (thrown) {
    if (isProblem(thrown)) return false;
    throw thrown;
  }
}

async function admitted({ manager }: TestDesk, { name, bytes, outcome }: Found): Promise<boolean> {
  if ("refused" in outcome) return false;
  const ids = { sourceId: newId("src"), versionId: newId("ver") };
  return isDone(captureSource(manager, newCommandId(), { ...ids, fileName: name, bytes, ingested: outcome.ingested }));
}

describe("strings that break programs (runs when CROSSREAD_EXTRA_CORPUS names a folder with blns.json)", () => {
  it.runIf(strings.length > 0)(
    "are titles, names, bodies and comments like any other",
    { timeout: 300_000 },
    async () => {
      const desk = await openDesk();
      onTestFinished(() => desk.close());
      const rows = strings.flatMap((words, n) => [
        {
          title: words,
          author: words,
          outlet: words,
          url: words,
          published: words,
          descriptor: words,
          text: `Body ${n}.`,
        },
        { title: `Row ${n}`, text: words },
      ]);
      const table = rows.map((row) => JSON.stringify(row)).join("\n");
      const files = strings.flatMap((words, n) => [
        { name: `${n}.txt`, text: words },
        { name: `${n}.html`, text: `<title>${words}</title><h1>${words}</h1><p>${words}</p>` },
        {
          name: `${n}.eml`,
          text: `From: ${words.replace(/\s/g, " ")} <a@post.example>\nSubject: ${words.replace(/\s/g, " ")}\n\n${words}`,
        },
        { name: `${words}.txt`, text: `Body of a name, ${n}.` },
      ]);
      const found = [
        ...(await ingestAll(new TextEncoder().encode(table), { name: "rows.jsonl" })),
        ...(
          await Promise.all(files.map(({ name, text }) => ingestAll(new TextEncoder().encode(text), { name })))
        ).flat(),
      ];
      const before = Object.keys((await deskView(desk.manager)).sources).length;
      let count = 0;
      for (const one of found) if (await admitted(desk, one)) count += 1;
      const { claimId } = await recordedClaim(desk.annotator);
      let comments = 0;
      for (const text of strings) {
        const subject = { kind: "claim", id: claimId } as const;
        const opened = { threadId: newId("thr"), commentId: newId("cmt"), subject, text, mentions: [] };
        if (await isDone(sent(desk.annotator, "open-thread", opened))) comments += 1;
        await isDone(searchResults(desk.annotator, text));
      }
      const view = await deskView(desk.manager);
      expect(Object.keys(view.sources)).toHaveLength(before + count);
      expect(Object.keys(view.comments)).toHaveLength(comments);
      expect((await verifyInstallation(desk.store)).findings).toEqual([]);
      console.table({ strings: strings.length, found: found.length, admitted: count, comments });
      expect([count > strings.length * 3, comments > strings.length * 0.9]).toEqual([true, true]);
    },
  );
});
