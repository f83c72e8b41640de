import { z } from "zod";
import type { Access } from "@/db/access";
import { deskView } from "@/db/queries/desk";
import { headSeq, historyOf } from "@/db/queries/events";
import { pageResponses, sourceSummaries } from "@/db/queries/sources";
import { unscopedInvestigationsOf } from "@/db/queries/unscoped";
import { claimViews } from "@/lib/live/claim-view";
import { actor, entered } from "./acting";
import { cliCommand, exitCodes, type Invocation, investigationOption, oneOf } from "./cli-command";
import { Misuse } from "./misuse";
import { withExisting } from "./opened";
import { printJsonArray } from "./print";
import { type Cell, table } from "./table";

const listed = ["investigations", "sources", "claims", "events"] as const;

type Listing = Readonly<{ headings: readonly string[]; items: AsyncIterable<Item> }>;
/** One thing as programs and as people see it. */
type Item = Readonly<{ json: unknown; row: readonly Cell[] }>;

/** How many events are read, and laid out as one table, at a time. */
const PAGE = 500;

/** Lists what there is, for people or programs. */
export const listCommand = cliCommand({
  name: "list",
  usage: `${listed.join("|")} [--investigation SLUG]`,
  summary: "Lists what there is: of an investigation its sources, claims, or history.",
  acts: true,
  options: [{ ...investigationOption, meaning: "Which one; needed for all but `investigations`." }],
  notes: ["Investigations are those that the one who acts is in. Events come newest first."],
  shape: z.object({
    investigation: z.string().optional(),
    words: z.tuple([oneOf(listed)], `Say what to list: ${listed.join(", ")}.`),
  }),
  run: ({ investigation, words: [what] }, invocation) =>
    withExisting(invocation, async (store) => {
      const acting = await actor(store, invocation);
      if (what === "investigations") {
        return print(invocation, investigations(await unscopedInvestigationsOf(store, acting.reviewerId)));
      }
      if (investigation === undefined) throw new Misuse(`Say of which investigation: --investigation SLUG`);
      return print(invocation, listings[what](await entered(store, investigation, acting)));
    }),
});

async function print(invocation: Invocation, { headings, items }: Listing): Promise<number> {
  if (invocation.asJson) {
    await printJsonArray(invocation, mapped(items));
    return exitCodes.done;
  }
  let rows: (readonly Cell[])[] = [];
  for await (const { row } of items) {
    rows.push(row);
    if (rows.length < PAGE) continue;
    await invocation.terminal.out(table(headings, rows));
    rows = [];
  }
  if (rows.length > 0) await invocation.terminal.out(table(headings, rows));
  return exitCodes.done;
}

async function* mapped(items: AsyncIterable<Item>) {
  for await (const { json } of items) yield json;
}

function investigations(found: Awaited<ReturnType<typeof unscopedInvestigationsOf>>): Listing {
  async function* items(): AsyncGenerator<Item> {
    for (const investigation of found) {
      const { slug, role, sources, claims, openContested, title } = investigation;
      yield { json: investigation, row: [slug, role, sources, claims, openContested, title] };
    }
  }
  return { headings: ["slug", "role", "sources", "claims", "open contested", "title"], items: items() };
}

const listings: Readonly<Record<Exclude<(typeof listed)[number], "investigations">, (access: Access) => Listing>> = {
  sources: (access) => {
    async function* items(): AsyncGenerator<Item> {
      const answered = await pageResponses(access);
      const responses = new Map(answered.map(({ versionId, ...response }) => [versionId, response]));
      for (const source of await sourceSummaries(access)) {
        const response = responses.get(source.version.id);
        const { number, id, outlet, published, language, title } = source;
        yield {
          json: { ...source, ...(response && { response }) },
          row: [number, id, outlet, published?.date ?? null, language, title],
        };
      }
    }
    return { headings: ["number", "id", "outlet", "published", "language", "title"], items: items() };
  },
  claims: (access) => {
    async function* items(): AsyncGenerator<Item> {
      for (const { claim, state, count, curation, appearances } of claimViews(await deskView(access))) {
        const { number, id, type, wording } = claim;
        const verdict = curation?.verdict ?? null;
        const { corroborates, contradicts, qualifies } = count;
        yield {
          json: { ...claim, state, verdict, appearances: appearances.length, evidence: count },
          row: [number, id, type, state, verdict, corroborates, contradicts, qualifies, wording],
        };
      }
    }
    return { headings: ["number", "id", "type", "state", "verdict", "▲", "▼", "◆", "wording"], items: items() };
  },
  events: (access) => {
    async function* items(): AsyncGenerator<Item> {
      // By stretches of `seq`, which has no gaps, since a stretch may hold fewer events that can be read.
      for (let beforeSeq = (await headSeq(access)) + 1; beforeSeq > 1; beforeSeq -= PAGE) {
        const page = await historyOf(access, { beforeSeq, limit: PAGE });
        for (const event of page.filter(({ seq }) => seq >= beforeSeq - PAGE)) {
          const { seq, atMs, actorName, commandId, body } = event;
          yield { json: event, row: [seq, new Date(atMs).toISOString(), actorName, body.type, commandId] };
        }
      }
    }
    return { headings: ["seq", "at", "reviewer", "event", "command"], items: items() };
  },
};
