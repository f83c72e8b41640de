import { and, eq, isNull } from "drizzle-orm";
import { allow, type Entered, roleNow } from "@/db/access";
import { parsed } from "@/db/command";
import { appendAuditEvents, headOfStream, nextMoment } from "@/db/history";
import { newCommandId, newId } from "@/db/new-id";
import { hashOfChosen, NO_PASSWORD } from "@/db/password-hash";
import { installationStream, type Stream } from "@/db/schema/history";
import type { Store, Writable } from "@/db/store";
import { accountInput } from "@/lib/domain/account";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { InvestigationId, ReviewerId, UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import type { Permission, Role } from "@/lib/policy/permissions";

/**
 * What letting a person in is made of: the account, the membership, and the history of both. Each
 * writes within a transaction that is open; `db/commands/accounts.ts` decides who may.
 */

export type Account = Readonly<{ userId: UserId; reviewerId: ReviewerId }>;
export type Prepared = Readonly<{ email: string; name: string; passwordHash: string }>;

/** @throws {Problem} `invalid`, also for a password that anybody would try. */
export async function prepared(raw: unknown): Promise<Prepared> {
  const { email, name, password } = parsed(accountInput, raw);
  return { email, name, passwordHash: await hashOfChosen(password, { email }) };
}

/** Somebody who signs in by a provider: without a password, which they can set later. @throws {Problem} `invalid`. */
export function preparedWithoutPassword(raw: unknown): Prepared {
  return { ...parsed(accountInput.omit({ password: true }), raw), passwordHash: NO_PASSWORD };
}

/** Who does it: an account's own person, who comes in unaided, or else who admits them. */
export type By = Readonly<{ actorId: ReviewerId | "themselves"; atMs: number }>;

const actorOf = ({ actorId }: By, reviewerId: ReviewerId) => (actorId === "themselves" ? reviewerId : actorId);

/** Refuses inside the transaction, so that who is demoted while a change waits admits nobody more. */
export async function admitting(acting: Entered, write: Writable, permission: Permission): Promise<By> {
  allow({ ...acting, role: await roleNow({ ...acting, read: write }) }, permission);
  return { actorId: acting.reviewerId, atMs: acting.now() };
}

/** Appends to a history what was done in the open transaction. */
export async function record(
  { tables }: Pick<Store, "tables">,
  write: Writable,
  stream: Stream,
  actorId: ReviewerId,
  atMs: number,
  events: readonly AuditEventBody[],
) {
  const head = await headOfStream(write, tables, stream);
  const envelope = { stream, actorId, atMs: nextMoment(atMs, head), commandId: newCommandId() };
  await appendAuditEvents(write, tables, head, envelope, events);
}

/** Stores an account with its reviewer. @throws {Problem} `conflict` for an email that is taken. */
export async function insertAccount(
  store: Store,
  write: Writable,
  { email, name, passwordHash }: Prepared,
  isManager: boolean,
  by: By,
): Promise<Account> {
  const { atMs } = by;
  const { users, reviewers } = store.tables;
  const taken = await write.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (taken.length > 0) throw new Problem("conflict", "There is an account with this email already. Sign in instead.");
  const account = { userId: newId("usr"), reviewerId: newId("rev") };
  await write.insert(reviewers).values({ id: account.reviewerId, name, createdAtMs: atMs });
  await write
    .insert(users)
    .values({ id: account.userId, reviewerId: account.reviewerId, email, passwordHash, isManager, createdAtMs: atMs });
  const added = { type: "account.added", ...account, name } as const;
  await record(store, write, installationStream, actorOf(by, account.reviewerId), atMs, [added]);
  return account;
}

/** Lets somebody into an investigation, again too. */
export async function join(
  store: Store,
  write: Writable,
  investigationId: InvestigationId,
  reviewerId: ReviewerId,
  name: string,
  role: Role,
  by: By,
) {
  const { atMs } = by;
  const { memberships } = store.tables;
  await write
    .insert(memberships)
    .values({ investigationId, reviewerId, role, joinedAtMs: atMs })
    .onConflictDoUpdate({
      target: [memberships.investigationId, memberships.reviewerId],
      set: { role, joinedAtMs: atMs, leftAtMs: null },
    });
  const joined = { type: "reviewer.joined", reviewerId, name, role } as const;
  await record(store, write, investigationId, actorOf(by, reviewerId), atMs, [joined]);
}

/** Whether somebody is in an investigation now. */
export async function isIn(
  { tables }: Store,
  write: Writable,
  investigationId: InvestigationId,
  reviewerId: ReviewerId,
) {
  const { memberships } = tables;
  const ofPerson = and(eq(memberships.investigationId, investigationId), eq(memberships.reviewerId, reviewerId));
  const standing = and(ofPerson, isNull(memberships.leftAtMs));
  return (await write.select().from(memberships).where(standing)).length > 0;
}

/** Investigations that nobody manages whose account works: the bundled one, on a fresh installation. */
async function unmanaged({ tables }: Store, write: Writable): Promise<InvestigationId[]> {
  const { investigations, memberships, users } = tables;
  const managed = await write
    .select({ id: memberships.investigationId })
    .from(memberships)
    .innerJoin(users, eq(users.reviewerId, memberships.reviewerId))
    .where(and(eq(memberships.role, "manager"), isNull(memberships.leftAtMs), isNull(users.deactivatedAtMs)));
  const known = new Set(managed.map((membership) => membership.id));
  const all = await write.select({ id: investigations.id }).from(investigations);
  return all.map((investigation) => investigation.id).filter((candidate) => !known.has(candidate));
}

/** Stores a manager of the installation, who manages every investigation that nobody does. */
export async function insertManager(store: Store, write: Writable, person: Prepared, by: By): Promise<Account> {
  const account = await insertAccount(store, write, person, true, by);
  await manageUnmanaged(store, write, account.reviewerId, person.name, by);
  return account;
}

/** Has a manager of the installation manage every investigation that nobody does. Who is in one already gets the role. */
export async function manageUnmanaged(store: Store, write: Writable, reviewerId: ReviewerId, name: string, by: By) {
  const { memberships } = store.tables;
  for (const investigationId of await unmanaged(store, write)) {
    const own = and(eq(memberships.investigationId, investigationId), eq(memberships.reviewerId, reviewerId));
    const [member] = await write
      .select({ prior: memberships.role })
      .from(memberships)
      .where(and(own, isNull(memberships.leftAtMs)));
    if (member) {
      await write.update(memberships).set({ role: "manager" }).where(own);
      const changed = { type: "reviewer.role-changed", reviewerId, role: "manager", prior: member.prior } as const;
      await record(store, write, investigationId, actorOf(by, reviewerId), by.atMs, [changed]);
    } else {
      await join(store, write, investigationId, reviewerId, name, "manager", by);
    }
  }
}
