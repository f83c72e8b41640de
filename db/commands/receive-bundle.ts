import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull } from "drizzle-orm";
import { allow, type Installation } from "@/db/access";
import { appendAuditEvents, headOfStream, nextMoment } from "@/db/history";
import { newCommandId } from "@/db/new-id";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { indexMissingSentences } from "@/db/sentences";
import { indexMissingSketches } from "@/db/sketches";
import type { Store } from "@/db/store";
import type { InvestigationId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

/** A bundle that was opened: the store on it, which brought it to this schema, and its file. */
type OpenBundle = Readonly<{ store: Store; file: string }>;
export type Received = Readonly<{ id: InvestigationId; slug: string; title: string; events: number; head: string }>;

/**
 * Takes in an investigation that another installation bundled. Every hash is checked first, and every row compared with
 * its history. Its people come along as names; who takes it in manages it from now on, and its history says so. All of
 * it comes in, or nothing does.
 *
 * @throws {Problem} `forbidden`; `invalid` for what is no bundle, or is not what was written; `conflict` when the
 * investigation, or another with its name in the address, is here already.
 */
export async function receiveBundle(access: Installation, { store: bundle, file }: OpenBundle): Promise<Received> {
  allow(access, "investigation.open");
  // Before anything is read of it: what is no table of ours may say one thing to us now, and another when it is copied.
  if (!isDeepStrictEqual(bundle.shape(), access.store.shape())) {
    throw new Problem("invalid", "This is not a bundle: it holds something else beside the tables of Crossread.");
  }
  const { investigations } = bundle.tables;
  const [found, another] = await bundle.read.select().from(investigations);
  if (!found || another) throw new Problem("invalid", "This is not a bundle: a bundle holds one investigation.");
  const { heads, findings } = await verifyInstallation(bundle);
  const [fault] = findings;
  if (fault) {
    throw new Problem(
      "invalid",
      `The bundle is not what was written, and nothing was taken in. ${fault.where}: ${fault.message}`,
    );
  }
  await refuseIfHere(access, found);
  await access.store.receive(file, found.id, (write) => join(access, write, found.id));
  await indexMissingSentences(access.store);
  await indexMissingSketches(access.store);
  const head = heads.find(({ stream }) => stream === found.id);
  const { id, slug, title } = found;
  return { id, slug, title, events: head?.events ?? 0, head: head?.head ?? "" };
}

async function refuseIfHere(
  { read, tables: { investigations } }: Installation,
  one: Readonly<{ id: InvestigationId; slug: string }>,
) {
  const here = await read.select({ id: investigations.id, slug: investigations.slug }).from(investigations);
  if (here.some(({ id }) => id === one.id)) {
    throw new Problem("conflict", `The investigation "${one.slug}" is here already.`);
  }
  if (here.some(({ slug }) => slug === one.slug)) {
    throw new Problem(
      "conflict",
      `Another investigation is called "${one.slug}" here, and two cannot have one address.`,
    );
  }
}

/** The one who takes it in joins as its manager, unless they are in it as that. */
async function join(
  { tables, reviewerId: actorId, now }: Installation,
  write: Parameters<Parameters<Store["receive"]>[2]>[0],
  investigationId: InvestigationId,
): Promise<void> {
  const { memberships, reviewers } = tables;
  const own = and(eq(memberships.investigationId, investigationId), eq(memberships.reviewerId, actorId));
  const [member] = await write
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(own, isNull(memberships.leftAtMs)));
  if (member?.role === "manager") return;
  const head = await headOfStream(write, tables, investigationId);
  const atMs = nextMoment(now(), head);
  await write.delete(memberships).where(own);
  await write.insert(memberships).values({ investigationId, reviewerId: actorId, role: "manager", joinedAtMs: atMs });
  const [person] = await write.select({ name: reviewers.name }).from(reviewers).where(eq(reviewers.id, actorId));
  const envelope = { stream: investigationId, actorId, atMs, commandId: newCommandId() };
  await appendAuditEvents(write, tables, head, envelope, [
    { type: "reviewer.joined", reviewerId: actorId, name: person?.name ?? "", role: "manager" },
  ]);
}
