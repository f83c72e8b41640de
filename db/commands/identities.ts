import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Installation } from "@/db/access";
import { type Account, record } from "@/db/admission";
import { parsed } from "@/db/command";
import { endSessions } from "@/db/end-sessions";
import { keepAWayIn } from "@/db/last-way-in";
import { provePresence } from "@/db/presence";
import { installationStream } from "@/db/schema/history";
import type { Store, Writable } from "@/db/store";
import { type Identity, identity } from "@/lib/domain/identity";
import type { SignInSessionId, UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

const disconnectInput = z.object({
  issuer: z.string().max(1_000),
  subject: z.string().max(1_000),
  present: z.string().max(1_000).default(""),
});

const TAKEN = "Another account here is signed in to by this identity. Disconnect it there first.";

/** Before somebody leaves to connect an identity: that it is themselves. @throws {Problem} `invalid`; see `provePresence`. */
export function beginConnecting(acting: Installation, raw: unknown, sessionId: SignInSessionId): Promise<void> {
  const { present } = parsed(z.object({ present: z.string().max(1_000).default("") }), raw);
  return provePresence(acting, sessionId, present);
}

/**
 * Connects somebody at a provider with one's own account: from now on they can sign in to it by that provider. That it is
 * oneself was proved before one left for the provider (`provePresence`). Every other device is signed out.
 *
 * @throws {Problem} `conflict` for an identity that is another account's.
 */
export async function connectIdentity(acting: Installation, raw: unknown, staying: SignInSessionId): Promise<void> {
  const { store, tables, userId, reviewerId, now } = acting;
  const given = parsed(identity, raw);
  await store.change(installationStream, async (write) => {
    const owner = await ownerOf(write, store, given);
    if (owner === userId) return;
    if (owner !== null) throw new Problem("conflict", TAKEN);
    const atMs = now();
    await putIdentity(store, write, { userId, reviewerId }, given, atMs);
    await endSessions(tables, write, { userId, atMs, staying });
  });
}

/** Stores an identity of an account, and says so in the history, in the open transaction. */
export async function putIdentity(
  store: Store,
  write: Writable,
  { userId, reviewerId }: Account,
  given: Identity,
  atMs: number,
): Promise<void> {
  if ((await ownerOf(write, store, given)) !== null) throw new Problem("conflict", TAKEN);
  await write.insert(store.tables.identities).values({ ...given, userId, connectedAtMs: atMs });
  const connected = { type: "account.identity-connected", userId, provider: given.provider } as const;
  await record(store, write, installationStream, reviewerId, atMs, [connected]);
}

async function ownerOf(
  write: Writable,
  { tables: { identities } }: Store,
  { issuer, subject }: Pick<Identity, "issuer" | "subject">,
): Promise<UserId | null> {
  const isThis = and(eq(identities.issuer, issuer), eq(identities.subject, subject));
  const [found] = await write.select({ userId: identities.userId }).from(identities).where(isThis);
  return found?.userId ?? null;
}

/**
 * Takes one of one's own identities away, unless nothing else is left to sign in by, and signs every other device out.
 *
 * @throws {Problem} `invalid` for who does not prove that it is them; `not-found` for what is not theirs; `conflict` for the
 * last way in.
 */
export async function disconnectIdentity(acting: Installation, raw: unknown, staying: SignInSessionId): Promise<void> {
  const { store, tables, userId, reviewerId, now } = acting;
  const { issuer, subject, present } = parsed(disconnectInput, raw);
  await provePresence(acting, staying, present);
  await store.change(installationStream, async (write) => {
    const { identities } = tables;
    const isThis = and(eq(identities.issuer, issuer), eq(identities.subject, subject), eq(identities.userId, userId));
    const [gone] = await write.delete(identities).where(isThis).returning({ provider: identities.provider });
    if (!gone) throw new Problem("not-found", "This way to sign in is not connected any more.");
    await keepAWayIn(tables, write, userId);
    const atMs = now();
    await endSessions(tables, write, { userId, atMs, staying });
    const disconnected = { type: "account.identity-disconnected", userId, provider: gone.provider } as const;
    await record(store, write, installationStream, reviewerId, atMs, [disconnected]);
  });
}
