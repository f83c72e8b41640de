import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Installation } from "@/db/access";
import { installationCommand, parsed } from "@/db/command";
import { appendAuditEvents, headOfStream, sha256 } from "@/db/history";
import { newCommandId, newId } from "@/db/new-id";
import { installationStream, type Stream } from "@/db/schema/history";
import type { Store, Writable } from "@/db/store";
import { accountInput, endSessionInput } from "@/lib/domain/account";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import { type InvestigationId, id, type ReviewerId, type SignInSessionId, type UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import type { Role } from "@/lib/policy/permissions";

/** How long a device stays signed in. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;
const USER_AGENT_CODE_UNITS = 300;

type Account = Readonly<{ userId: UserId; reviewerId: ReviewerId }>;
type Prepared = Readonly<{ email: string; name: string; passwordHash: string }>;

/** argon2id, with the library's parameters (OWASP's first choice: 19 MiB, 2 passes). */
async function prepared(raw: unknown): Promise<Prepared> {
  const { email, name, password } = parsed(accountInput, raw);
  return { email, name, passwordHash: await hash(password) };
}

/** One change outside any entered scope: the person it is about is also the one who does it. */
async function record(
  { tables }: Store,
  write: Writable,
  stream: Stream,
  actorId: ReviewerId,
  atMs: number,
  events: readonly AuditEventBody[],
) {
  const head = await headOfStream(write, tables, stream);
  await appendAuditEvents(write, tables, head, { stream, actorId, atMs, commandId: newCommandId() }, events);
}

async function insertAccount(
  store: Store,
  write: Writable,
  { email, name, passwordHash }: Prepared,
  isManager: boolean,
  atMs: number,
): Promise<Account> {
  const { users, reviewers } = store.tables;
  const taken = await write.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (taken.length > 0) throw new Problem("conflict", "There is an account with this email already. Sign in instead.");
  const account = { userId: newId("usr"), reviewerId: newId("rev") };
  await write.insert(reviewers).values({ id: account.reviewerId, name, createdAtMs: atMs });
  await write
    .insert(users)
    .values({ id: account.userId, reviewerId: account.reviewerId, email, passwordHash, isManager, createdAtMs: atMs });
  const added = { type: "account.added", ...account, name } as const;
  await record(store, write, installationStream, account.reviewerId, atMs, [added]);
  return account;
}

async function join(
  store: Store,
  write: Writable,
  investigationId: InvestigationId,
  reviewerId: ReviewerId,
  name: string,
  role: Role,
  atMs: number,
) {
  const { memberships } = store.tables;
  await write
    .insert(memberships)
    .values({ investigationId, reviewerId, role, joinedAtMs: atMs })
    .onConflictDoUpdate({
      target: [memberships.investigationId, memberships.reviewerId],
      set: { role, joinedAtMs: atMs, leftAtMs: null },
    });
  await record(store, write, investigationId, reviewerId, atMs, [{ type: "reviewer.joined", reviewerId, name, role }]);
}

async function isIn({ tables }: Store, write: Writable, investigationId: InvestigationId, reviewerId: ReviewerId) {
  const { memberships } = tables;
  const ofPerson = and(eq(memberships.investigationId, investigationId), eq(memberships.reviewerId, reviewerId));
  const standing = and(ofPerson, isNull(memberships.leftAtMs));
  return (await write.select().from(memberships).where(standing)).length > 0;
}

/** Investigations that nobody with an account manages: the bundled one, on a fresh installation. */
async function unmanaged({ tables }: Store, write: Writable): Promise<InvestigationId[]> {
  const { investigations, memberships, users } = tables;
  const managed = await write
    .select({ id: memberships.investigationId })
    .from(memberships)
    .innerJoin(users, eq(users.reviewerId, memberships.reviewerId))
    .where(and(eq(memberships.role, "manager"), isNull(memberships.leftAtMs)));
  const known = new Set(managed.map((membership) => membership.id));
  const all = await write.select({ id: investigations.id }).from(investigations);
  return all.map((investigation) => investigation.id).filter((candidate) => !known.has(candidate));
}

/**
 * Makes an account that manages the installation, and every investigation nobody manages.
 * `onlyFirst` is the first-run page's: it closes for ever with the first account.
 *
 * @throws {Problem} `invalid`, `conflict`.
 */
export async function addManager(
  store: Store,
  raw: unknown,
  { onlyFirst = false, now = Date.now }: Readonly<{ onlyFirst?: boolean; now?: () => number }> = {},
): Promise<Account> {
  const person = await prepared(raw);
  return store.change(installationStream, async (write) => {
    const { users } = store.tables;
    if (onlyFirst && (await write.select({ id: users.id }).from(users).limit(1)).length > 0) {
      throw new Problem(
        "conflict",
        "This Crossread has its first account. Sign in, or ask a manager for an invitation.",
      );
    }
    const atMs = now();
    const account = await insertAccount(store, write, person, true, atMs);
    for (const investigationId of await unmanaged(store, write)) {
      await join(store, write, investigationId, account.reviewerId, person.name, "manager", atMs);
    }
    return account;
  });
}

/** The first-run page's account. */
export function openFirstAccount(store: Store, raw: unknown): Promise<Account> {
  return addManager(store, raw, { onlyFirst: true });
}

/**
 * Makes an account that is in one investigation from the start: the command line's `user add`.
 * Somebody who has an account already only joins (their password stays).
 *
 * @throws {Problem} `invalid`; `conflict` for who is in it: `changeRole` changes roles, and keeps the last manager.
 */
export async function addMember(
  store: Store,
  investigationId: InvestigationId,
  role: Role,
  raw: unknown,
  now: () => number = Date.now,
): Promise<Account> {
  const person = await prepared(raw);
  return store.change(investigationId, async (write) => {
    const { users, reviewers } = store.tables;
    const atMs = now();
    const [known] = await write
      .select({ userId: users.id, reviewerId: users.reviewerId, name: reviewers.name })
      .from(users)
      .innerJoin(reviewers, eq(reviewers.id, users.reviewerId))
      .where(eq(users.email, person.email));
    const { userId, reviewerId } = known ?? (await insertAccount(store, write, person, false, atMs));
    if (await isIn(store, write, investigationId, reviewerId)) {
      throw new Problem("conflict", "They are in this investigation already. A manager can change their role.");
    }
    await join(store, write, investigationId, reviewerId, known?.name ?? person.name, role, atMs);
    return { userId, reviewerId };
  });
}

/** A hash to compare with when the email is unknown, so that the answer takes as long. */
let decoy: Promise<string> | null = null;

/** Checks email and password and opens a session; null when they do not match, whichever was wrong. */
export async function signIn(
  store: Store,
  { email, password, userAgent }: Readonly<{ email: string; password: string; userAgent: string }>,
  now: () => number = Date.now,
): Promise<(Account & Readonly<{ sessionId: SignInSessionId }>) | null> {
  const { users } = store.tables;
  const [user] = await store.read
    .select({ userId: users.id, reviewerId: users.reviewerId, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email.trim().toLowerCase()));
  decoy ??= hash(randomBytes(16).toString("hex"));
  const matches = await verify(user?.passwordHash ?? (await decoy), password);
  if (!user || !matches) return null;
  const { userId, reviewerId } = user;
  const sessionId = await openSession(store, userId, userAgent, now);
  return { sessionId, userId, reviewerId };
}

/** Opens a session for somebody whose identity was proved. Tests sign in by it. */
export async function openSession(
  store: Store,
  userId: UserId,
  userAgent: string,
  now: () => number = Date.now,
): Promise<SignInSessionId> {
  const sessionId = newId("ses");
  const startedAtMs = now();
  await store.change(installationStream, async (write) => {
    await write.insert(store.tables.signInSessions).values({
      id: sessionId,
      userId,
      userAgent: userAgent.slice(0, USER_AGENT_CODE_UNITS),
      startedAtMs,
      expiresAtMs: startedAtMs + SESSION_MS,
    });
  });
  return sessionId;
}

async function sessionIn({ read, tables: { signInSessions } }: Installation, sessionId: SignInSessionId) {
  const [session] = await read
    .select({ userId: signInSessions.userId, endedAtMs: signInSessions.endedAtMs })
    .from(signInSessions)
    .where(eq(signInSessions.id, sessionId));
  if (!session) throw new Problem("not-found", "There is no such session.");
  return session;
}

/** Signs one device out, at once: the next thing it asks is refused and its socket is closed. */
export const endSession = installationCommand({
  name: "end-session",
  permission: "session.end",
  input: endSessionInput,
  async ownerOf(access, { sessionId }) {
    const { userId } = await sessionIn(access, sessionId);
    if (userId !== access.userId) throw new Problem("not-found", "There is no such session.");
    return access.reviewerId;
  },
  async run(access, { sessionId }) {
    const { write, tables, now, userId } = access;
    if ((await sessionIn(access, sessionId)).endedAtMs !== null) {
      throw new Problem("conflict", "This session has ended already.");
    }
    await write.update(tables.signInSessions).set({ endedAtMs: now() }).where(eq(tables.signInSessions.id, sessionId));
    return { result: { sessionId }, events: [{ type: "session.ended", sessionId, userId }] };
  },
  undo: () => null,
});

/**
 * Uses an invitation, once: with a new account, or as somebody who is signed in.
 *
 * @throws {Problem} `not-found` for one that was used, expired, or never was; `invalid`; `conflict`.
 */
export async function acceptInvitation(
  store: Store,
  token: string,
  who: z.input<typeof accountInput> | Readonly<{ userId: UserId }>,
  now: () => number = Date.now,
): Promise<Account & Readonly<{ investigationSlug: string }>> {
  const person = "userId" in who ? null : await prepared(who);
  const signedIn = "userId" in who ? parsed(id("usr"), who.userId) : null;
  const { invitations, investigations, users, reviewers } = store.tables;
  const offered = and(
    eq(invitations.tokenHash, sha256(token)),
    isNull(invitations.acceptedAtMs),
    gt(invitations.expiresAtMs, now()),
  );
  const [found] = await store.read
    .select({ investigationId: invitations.investigationId })
    .from(invitations)
    .where(offered);
  if (!found) throw new Problem("not-found", "This invitation was used or has expired. Ask for a new one.");
  return store.change(found.investigationId, async (write) => {
    const atMs = now();
    const [invitation] = await write
      .select({ id: invitations.id, role: invitations.role, slug: investigations.slug })
      .from(invitations)
      .innerJoin(investigations, eq(investigations.id, invitations.investigationId))
      .where(offered);
    if (!invitation) throw new Problem("not-found", "This invitation was used or has expired. Ask for a new one.");
    const [known] = signedIn
      ? await write
          .select({ userId: users.id, reviewerId: users.reviewerId, name: reviewers.name })
          .from(users)
          .innerJoin(reviewers, eq(reviewers.id, users.reviewerId))
          .where(eq(users.id, signedIn))
      : [];
    if (!known && !person) throw new Problem("not-found", "There is no such account.");
    const { userId, reviewerId } = known ?? (await insertAccount(store, write, given(person), false, atMs));
    if (await isIn(store, write, found.investigationId, reviewerId)) {
      throw new Problem("conflict", "You are in this investigation already. The link is still good for a colleague.");
    }
    await write
      .update(invitations)
      .set({ acceptedAtMs: atMs, acceptedBy: reviewerId })
      .where(eq(invitations.id, invitation.id));
    const name = known?.name ?? given(person).name;
    await join(store, write, found.investigationId, reviewerId, name, invitation.role, atMs);
    return { userId, reviewerId, investigationSlug: invitation.slug };
  });
}

function given(person: Prepared | null): Prepared {
  if (!person) throw new TypeError("An invitation is taken by a new account or by somebody signed in.");
  return person;
}
