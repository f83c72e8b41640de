import { and, eq, isNull, lt } from "drizzle-orm";
import type { z } from "zod";
import type { Access, Installation } from "@/db/access";
import {
  type Account,
  admitting,
  insertAccount,
  insertManager,
  isIn,
  join,
  type Prepared,
  prepared,
  preparedWithoutPassword,
  record,
} from "@/db/admission";
import { installationCommand, parsed } from "@/db/command";
import { putIdentity } from "@/db/commands/identities";
import { endSessions } from "@/db/end-sessions";
import { newId } from "@/db/new-id";
import { isPassword } from "@/db/password-hash";
import { installationStream } from "@/db/schema/history";
import type { Store } from "@/db/store";
import { isOpenedBy } from "@/db/usable-invitation";
import { type accountInput, endSessionInput } from "@/lib/domain/account";
import type { Identity } from "@/lib/domain/identity";
import { id, type SignInSessionId, type UserId } from "@/lib/domain/ids";
import type { WayIn } from "@/lib/domain/second-factor";
import { Problem } from "@/lib/errors";
import type { Role } from "@/lib/policy/permissions";

/** How long a device stays signed in. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;
/** Sessions are no history: one is forgotten some time after it could last be used. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1_000;
const USER_AGENT_CODE_UNITS = 300;

/**
 * Makes another account that manages the installation, and every investigation nobody manages.
 *
 * @throws {Problem} `forbidden`, `invalid`, `conflict`.
 */
export async function addManager(acting: Installation, raw: unknown): Promise<Account> {
  const { store } = acting;
  const person = await prepared(raw);
  return store.change(installationStream, async (write) =>
    insertManager(store, write, person, await admitting(acting, write, "account.add")),
  );
}

/**
 * Makes the first account, which nobody can admit: a manager's, as `addManager`. Closes for ever with it.
 *
 * @throws {Problem} `invalid`, `conflict`.
 */
export async function openFirstAccount(store: Store, raw: unknown, now: () => number = Date.now): Promise<Account> {
  const person = await prepared(raw);
  return store.change(installationStream, async (write) => {
    const { users } = store.tables;
    if ((await write.select({ id: users.id }).from(users).limit(1)).length > 0) {
      throw new Problem(
        "conflict",
        "This Crossread has its first account. Sign in, or ask a manager for an invitation.",
      );
    }
    return insertManager(store, write, person, { actorId: "themselves", atMs: now() });
  });
}

/**
 * Makes an account that is in one investigation from the start: the command line's `user add`.
 * Somebody who has an account already only joins (their password stays).
 *
 * @throws {Problem} `forbidden`; `invalid`; `conflict` for who is in it: `changeRole` changes roles, and keeps the last
 * manager.
 */
export async function addMember(acting: Access, role: Role, raw: unknown): Promise<Account> {
  const { store, investigationId } = acting;
  const person = await prepared(raw);
  return store.change(investigationId, async (write) => {
    const { users, reviewers } = store.tables;
    const by = await admitting(acting, write, "reviewer.admit");
    const [known] = await write
      .select({ userId: users.id, reviewerId: users.reviewerId, name: reviewers.name })
      .from(users)
      .innerJoin(reviewers, eq(reviewers.id, users.reviewerId))
      .where(eq(users.email, person.email));
    const { userId, reviewerId } = known ?? (await insertAccount(store, write, person, false, by));
    if (await isIn(store, write, investigationId, reviewerId)) {
      throw new Problem("conflict", "They are in this investigation already. A manager can change their role.");
    }
    await join(store, write, investigationId, reviewerId, known?.name ?? person.name, role, by);
    return { userId, reviewerId };
  });
}

/** Whose email and password these are; null when they do not match, whichever was wrong, and for an account
 * that was deactivated. Opens nothing. */
export async function holderOf(
  store: Store,
  { email, password }: Readonly<{ email: string; password: string }>,
): Promise<Account | null> {
  const { users } = store.tables;
  const [user] = await store.read
    .select({ userId: users.id, reviewerId: users.reviewerId, passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.email, email.trim().toLowerCase()), isNull(users.deactivatedAtMs)));
  const matches = await isPassword(password, user?.passwordHash ?? null);
  if (!user || !matches) return null;
  const { userId, reviewerId } = user;
  return { userId, reviewerId };
}

/**
 * Opens a session for somebody whose identity was proved, by a second factor too where they have one, and forgets those of theirs that ran out
 * long ago. Tests sign in by it.
 */
export async function openSession(
  store: Store,
  userId: UserId,
  userAgent: string,
  now: () => number = Date.now,
  { by = null, hasSecondFactor = false }: Readonly<{ by?: WayIn | null; hasSecondFactor?: boolean }> = {},
): Promise<SignInSessionId> {
  const sessionId = newId("ses");
  const startedAtMs = now();
  await store.change(installationStream, async (write) => {
    const { signInSessions } = store.tables;
    const isForgotten = lt(signInSessions.expiresAtMs, startedAtMs - FORGOTTEN_AFTER_MS);
    await write.delete(signInSessions).where(and(eq(signInSessions.userId, userId), isForgotten));
    await write.insert(signInSessions).values({
      id: sessionId,
      userId,
      userAgent: userAgent.slice(0, USER_AGENT_CODE_UNITS),
      startedAtMs,
      expiresAtMs: startedAtMs + SESSION_MS,
      signedInBy: by,
      hasSecondFactor,
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

/** Signs one out on every device but this one. @throws {Problem} `conflict` where there is no other. */
export async function endOtherSessions(acting: Installation, staying: SignInSessionId): Promise<void> {
  const { store, tables, userId, reviewerId, now } = acting;
  await store.change(installationStream, async (write) => {
    const atMs = now();
    const ended = await endSessions(tables, write, { userId, atMs, staying });
    if (ended.length === 0) throw new Problem("conflict", "You are signed in on no other device.");
    const events = ended.map((sessionId) => ({ type: "session.ended", sessionId, userId }) as const);
    await record(store, write, installationStream, reviewerId, atMs, events);
  });
}

/** Who has no account yet: with a password, or with an identity at a provider. */
type Newcomer = z.input<typeof accountInput> | Readonly<{ name: string; email: string; identity: Identity }>;

/**
 * Uses an invitation, once: with a new account, or as somebody who is signed in.
 *
 * @throws {Problem} `not-found` for one that was used, expired, or never was; `invalid`; `conflict`.
 */
export async function acceptInvitation(
  store: Store,
  token: string,
  who: Newcomer | Readonly<{ userId: UserId }>,
  now: () => number = Date.now,
): Promise<Account & Readonly<{ investigationSlug: string }>> {
  const person = "userId" in who ? null : "identity" in who ? preparedWithoutPassword(who) : await prepared(who);
  const identity = "identity" in who ? who.identity : null;
  const signedIn = "userId" in who ? parsed(id("usr"), who.userId) : null;
  const { invitations, investigations, users, reviewers } = store.tables;
  const [found] = await store.read
    .select({ investigationId: invitations.investigationId })
    .from(invitations)
    .where(isOpenedBy(token, store.read, store.tables, now()));
  if (!found) throw invitationIsOver();
  return store.change(found.investigationId, async (write) => {
    const by = { actorId: "themselves", atMs: now() } as const;
    const [invitation] = await write
      .select({ id: invitations.id, role: invitations.role, slug: investigations.slug })
      .from(invitations)
      .innerJoin(investigations, eq(investigations.id, invitations.investigationId))
      .where(isOpenedBy(token, write, store.tables, now()));
    if (!invitation) throw invitationIsOver();
    const [known] = signedIn
      ? await write
          .select({ userId: users.id, reviewerId: users.reviewerId, name: reviewers.name })
          .from(users)
          .innerJoin(reviewers, eq(reviewers.id, users.reviewerId))
          .where(eq(users.id, signedIn))
      : [];
    if (!known && !person) throw new Problem("not-found", "There is no such account.");
    const { userId, reviewerId } = known ?? (await insertAccount(store, write, given(person), false, by));
    if (identity) await putIdentity(store, write, { userId, reviewerId }, identity, by.atMs);
    if (await isIn(store, write, found.investigationId, reviewerId)) {
      throw new Problem("conflict", "You are in this investigation already. The link is still good for a colleague.");
    }
    await write
      .update(invitations)
      .set({ acceptedAtMs: by.atMs, acceptedBy: reviewerId })
      .where(eq(invitations.id, invitation.id));
    const name = known?.name ?? given(person).name;
    await join(store, write, found.investigationId, reviewerId, name, invitation.role, by);
    return { userId, reviewerId, investigationSlug: invitation.slug };
  });
}

const invitationIsOver = () =>
  new Problem("not-found", "This invitation was used, withdrawn or has expired. Ask for a new one.");

function given(person: Prepared | null): Prepared {
  if (!person) throw new TypeError("An invitation is taken by a new account or by somebody signed in.");
  return person;
}
