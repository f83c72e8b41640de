import { readFileSync } from "node:fs";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { type Access, enter } from "@/db/access";
import { applyLine, commandLine } from "@/db/commands/apply-line";
import { captureSource } from "@/db/commands/capture-source";
import { setAliases } from "@/db/commands/set-aliases";
import { appendAuditEvents, canonicalJson, GENESIS_HASH, sha256 } from "@/db/history";
import { derivedId } from "@/db/new-id";
import { unscopedInvestigationBySlug } from "@/db/queries/unscoped";
import type { Store } from "@/db/store";
import { slug } from "@/lib/domain/account";
import { commandId, type ReviewerId } from "@/lib/domain/ids";
import { ingest } from "@/lib/ingest/ingest";
import { roles } from "@/lib/policy/permissions";

const reviewer = z.object({ key: z.string(), name: z.string(), role: z.enum(roles) });
const manifest = z.object({
  slug,
  title: z.string(),
  question: z.string(),
  reviewers: z.tuple([reviewer], reviewer),
  sources: z.array(z.string()),
  /** Groups of names that mean the same. */
  aliases: z.array(z.array(z.string())),
});

/** Bundled history happens at fixed times, a minute apart, so that every installation has the same. */
const FIRST_MS = Date.UTC(2026, 10, 1, 9);
const STEP_MS = 60_000;

/**
 * Loads a bundled investigation, once: sources, then what its reviewers did, through the same
 * commands as everybody's. Ids and times are derived, so that a bug report can name a seeded claim.
 */
export async function loadBundled(store: Store, folder: string): Promise<void> {
  const read = (name: string) => readFileSync(join(folder, name));
  const { reviewers, sources, aliases, ...investigation } = manifest.parse(
    parseYaml(read("investigation.yaml").toString("utf8")),
  );
  if (await isLoaded(store, investigation.slug)) return;
  const lines = read("annotations.jsonl").toString("utf8").split("\n").filter(Boolean).map(parsedLine);

  let atMs = FIRST_MS;
  const now = () => {
    atMs += STEP_MS;
    return atMs;
  };
  const members = await openWithReviewers(store, investigation, reviewers, now);
  const [opener] = reviewers;
  for (const fileName of sources) {
    const bytes = read(fileName);
    const sourceId = derivedId("src", investigation.slug, fileName);
    const versionId = derivedId("ver", investigation.slug, fileName);
    const captured = { sourceId, versionId, fileName, bytes, ingested: await ingest(bytes, { name: fileName }) };
    await captureSource(memberCalled(members, opener.key), `capture:${fileName}`, captured);
  }
  const curator = reviewers.find(({ role }) => role === "curator") ?? opener;
  for (const [at, names] of aliases.entries()) {
    const groupId = derivedId("ali", investigation.slug, String(at));
    await setAliases(memberCalled(members, curator.key), `aliases:${at}`, { groupId, names });
  }
  for (const { as, ...sent } of lines) await applyLine(memberCalled(members, as), sent);
  await markLoaded(memberCalled(members, opener.key), investigation.slug);
}

const bundledLine = commandLine.extend({ as: z.string() });
const parsedLine = (line: string) => bundledLine.parse(JSON.parse(line));

const markOf = (slug: string) => commandId.parse(`loaded:${slug}`);

/**
 * Whether a release, this one or an earlier, loaded it to the end: what a later one ships differently stays as it was.
 * A process killed half-way goes on at the next start, since every step has its own id.
 */
async function isLoaded({ read, tables }: Store, slug: string): Promise<boolean> {
  const { commandOutcomes } = tables;
  const outcome = await read
    .select({ atMs: commandOutcomes.atMs })
    .from(commandOutcomes)
    .where(and(eq(commandOutcomes.stream, derivedId("inv", slug)), eq(commandOutcomes.commandId, markOf(slug))));
  return outcome.length > 0;
}

/** Marks it by an outcome without an event: that it came with the program is no part of the history. */
async function markLoaded({ store, tables, stream, reviewerId: actorId, now }: Access, slug: string): Promise<void> {
  await store.change(stream, async (write) => {
    await write
      .insert(tables.commandOutcomes)
      .values({
        stream,
        actorId,
        commandId: markOf(slug),
        name: "load-bundled",
        inputSha256: sha256(canonicalJson(slug)),
        result: canonicalJson(null),
        atMs: now(),
      })
      .onConflictDoNothing(); // Another process may have loaded it beside this one.
  });
}

async function openWithReviewers(
  store: Store,
  { slug, title, question }: Readonly<{ slug: string; title: string; question: string }>,
  people: z.infer<typeof manifest>["reviewers"],
  now: () => number,
): Promise<Map<string, Access>> {
  const investigationId = derivedId("inv", slug);
  const idOf = (key: string): ReviewerId => derivedId("rev", slug, key);
  const atMs = now(); // Also where it is open: what follows then has the times it would have had.
  const isOpen = (await unscopedInvestigationBySlug(store, slug)) !== null;
  if (!isOpen)
    await store.change(investigationId, async (write) => {
      const { investigations, reviewers, memberships } = store.tables;
      const [opener] = people;
      await write.insert(investigations).values({ id: investigationId, slug, title, question, createdAtMs: atMs });
      for (const { key, name, role } of people) {
        await write.insert(reviewers).values({ id: idOf(key), name, createdAtMs: atMs });
        await write.insert(memberships).values({ investigationId, reviewerId: idOf(key), role, joinedAtMs: atMs });
      }
      await appendAuditEvents(
        write,
        store.tables,
        { seq: 0, hash: GENESIS_HASH },
        { stream: investigationId, actorId: idOf(opener.key), atMs, commandId: commandId.parse(`open:${slug}`) },
        [
          { type: "investigation.opened", investigationId, slug, title, question },
          ...people.map(({ key, name, role }) => ({
            type: "reviewer.joined" as const,
            reviewerId: idOf(key),
            name,
            role,
          })),
        ],
      );
    });
  const members = new Map<string, Access>();
  for (const { key } of people) members.set(key, await enter(store, idOf(key), investigationId, now));
  return members;
}

function memberCalled(members: ReadonlyMap<string, Access>, key: string): Access {
  const member = members.get(key);
  if (!member) throw new Error(`The bundled investigation has no reviewer "${key}".`);
  return member;
}
