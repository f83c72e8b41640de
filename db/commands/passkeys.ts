import { and, count, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Installation } from "@/db/access";
import { record } from "@/db/admission";
import { parsed } from "@/db/command";
import { showNow } from "@/db/commands/second-factor";
import { endSessions } from "@/db/end-sessions";
import { isTaken } from "@/db/engines/sqlite/connection";
import { keepAWayIn } from "@/db/last-way-in";
import { newId } from "@/db/new-id";
import { provePresence } from "@/db/presence";
import { installationStream } from "@/db/schema/history";
import type { Store } from "@/db/store";
import { id, type PasskeyId, type SignInSessionId, type UserId } from "@/lib/domain/ids";
import { PASSKEYS_AT_MOST, passkeyName } from "@/lib/domain/second-factor";
import { Problem } from "@/lib/errors";

/** A key that a device has just made, as its answer was verified. */
export type MadeKey = Readonly<{
  credentialId: string;
  publicKey: string;
  counter: number;
  transports: readonly string[];
}>;

const present = z.string().max(1_000).default("");
const presentInput = z.object({ present });
const nameInput = z.object({ name: passkeyName });
const renameInput = z.object({ passkeyId: id("pky"), name: passkeyName });
const removeInput = z.object({ passkeyId: id("pky"), present });

/** Before a device is asked for a key: that it is the person who asks. @throws {Problem} `invalid`; see `provePresence`. */
export async function allowPasskey(acting: Installation, raw: unknown, sessionId: SignInSessionId): Promise<void> {
  await provePresence(acting, sessionId, parsed(presentInput, raw).present);
}

/**
 * Adds a key, once its device has shown that it holds it, and signs every other device out.
 *
 * @throws {Problem} `invalid` for a name; `conflict` for too many, and for one that is known already.
 */
export async function addPasskey(
  { store, tables, userId, reviewerId, now }: Installation,
  raw: unknown,
  { credentialId, publicKey, counter, transports }: MadeKey,
  staying: SignInSessionId,
): Promise<PasskeyId> {
  const { name } = parsed(nameInput, raw);
  const passkeyId = newId("pky");
  const { passkeys } = tables;
  const made = { id: passkeyId, userId, credentialId, publicKey, counter, transports: transports.join(), name };
  const change = store.change(installationStream, async (write) => {
    const atMs = now();
    const [has] = await write.select({ number: count() }).from(passkeys).where(eq(passkeys.userId, userId));
    if ((has?.number ?? 0) >= PASSKEYS_AT_MOST) {
      throw new Problem("conflict", `There are ${PASSKEYS_AT_MOST} passkeys already. Remove one first.`);
    }
    await write.insert(passkeys).values({ ...made, addedAtMs: atMs });
    await showNow(tables, write, userId, staying);
    await endSessions(tables, write, { userId, atMs, staying });
    const added = { type: "account.passkey-added", userId, passkeyId, name } as const;
    await record(store, write, installationStream, reviewerId, atMs, [added]);
    return passkeyId;
  });
  return change.catch((thrown: unknown) => {
    if (!isTaken(thrown)) throw thrown;
    throw new Problem("conflict", "This passkey is known here already.", { cause: thrown });
  });
}

/** Gives one of one's own passkeys another name. @throws {Problem} `invalid`; `not-found`. */
export async function renamePasskey(
  { store, tables, userId, reviewerId, now }: Installation,
  raw: unknown,
): Promise<void> {
  const { passkeyId, name } = parsed(renameInput, raw);
  const { passkeys } = tables;
  const isOwn = and(eq(passkeys.id, passkeyId), eq(passkeys.userId, userId));
  await store.change(installationStream, async (write) => {
    const [known] = await write.select({ name: passkeys.name }).from(passkeys).where(isOwn);
    if (!known) throw new Problem("not-found", "There is no such passkey.");
    if (known.name === name) return;
    await write.update(passkeys).set({ name }).where(isOwn);
    const renamed = { type: "account.passkey-renamed", userId, passkeyId, name, prior: known.name } as const;
    await record(store, write, installationStream, reviewerId, now(), [renamed]);
  });
}

/**
 * Takes one of one's own passkeys away, for who proves that it is them, and signs every other device out.
 *
 * @throws {Problem} `invalid`; `not-found`.
 */
export async function removePasskey(acting: Installation, raw: unknown, staying: SignInSessionId): Promise<void> {
  const { store, tables, userId, reviewerId, now } = acting;
  const { passkeyId, present: password } = parsed(removeInput, raw);
  await provePresence(acting, staying, password);
  const { passkeys } = tables;
  const isOwn = and(eq(passkeys.id, passkeyId), eq(passkeys.userId, userId));
  await store.change(installationStream, async (write) => {
    const atMs = now();
    const [gone] = await write.delete(passkeys).where(isOwn).returning();
    if (!gone) throw new Problem("not-found", "There is no such passkey.");
    await keepAWayIn(tables, write, userId);
    await endSessions(tables, write, { userId, atMs, staying });
    const removed = { type: "account.passkey-removed", userId, passkeyId, name: gone.name } as const;
    await record(store, write, installationStream, reviewerId, atMs, [removed]);
  });
}

/**
 * Notes that a passkey was shown, as its answer was verified; false when its count went back, as the count of a copy would:
 * then it is not taken, and history says so.
 */
export async function takePasskey(
  { tables, change }: Store,
  passkeyId: PasskeyId,
  counted: number,
  now: () => number = Date.now,
): Promise<Readonly<{ userId: UserId }> | null> {
  const { passkeys, users } = tables;
  return change(installationStream, async (write) => {
    const [known] = await write
      .select({
        userId: passkeys.userId,
        reviewerId: users.reviewerId,
        counter: passkeys.counter,
        name: passkeys.name,
      })
      .from(passkeys)
      .innerJoin(users, eq(users.id, passkeys.userId))
      .where(and(eq(passkeys.id, passkeyId), isNull(users.deactivatedAtMs)));
    if (!known) return null;
    const { userId, reviewerId, counter, name } = known;
    const atMs = now();
    if ((counted > 0 || counter > 0) && counted <= counter) {
      const refused = { type: "account.passkey-refused", userId, passkeyId, name } as const;
      await record({ tables }, write, installationStream, reviewerId, atMs, [refused]);
      return null;
    }
    await write.update(passkeys).set({ counter: counted, lastUsedAtMs: atMs }).where(eq(passkeys.id, passkeyId));
    return { userId };
  });
}
