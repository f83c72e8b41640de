import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Installation } from "@/db/access";
import { installationCommand, parsed } from "@/db/command";
import { passwordChanged } from "@/db/commands/passwords";
import { sha256 } from "@/db/history";
import { hashOfChosen } from "@/db/password-hash";
import { installationStream } from "@/db/schema/history";
import type { Store, Tables, Writable } from "@/db/store";
import { password } from "@/lib/domain/account";
import { id, type UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

/** How long a link for a new password can be used. */
export const PASSWORD_LINK_MS = 60 * 60 * 1_000;
const TOKEN_BYTES = 24;
const OVER = "This link was used, or an hour has passed, or there is a newer one. Ask for another.";

const newToken = () => randomBytes(TOKEN_BYTES).toString("base64url");

/** Records a link by the hash of its token, which is all that is ever stored of it. */
export const recordPasswordLink = installationCommand({
  name: "record-password-link",
  permission: "account.set-password",
  input: z.object({ userId: id("usr"), tokenSha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  async run({ write, tables, now }, { userId, tokenSha256 }) {
    const { users } = tables;
    const [user] = await write
      .select({ deactivatedAtMs: users.deactivatedAtMs })
      .from(users)
      .where(eq(users.id, userId));
    if (!user) throw new Problem("not-found", "There is no such account.");
    if (user.deactivatedAtMs !== null)
      throw new Problem("conflict", "This account is deactivated. Reactivate it first.");
    await putLink(write, tables, userId, tokenSha256, now());
    return { result: { userId }, events: [{ type: "account.password-link-made", userId }] };
  },
  undo: () => null,
});

/** Makes a link for somebody who forgot their password: by who manages the installation. The token is shown once, here. */
export async function passwordLinkFor(
  acting: Installation,
  commandId: string,
  input: Readonly<{ userId: unknown }>,
): Promise<Readonly<{ token: string }>> {
  const token = newToken();
  await recordPasswordLink(acting, commandId, { ...input, tokenSha256: sha256(token) });
  return { token };
}

/**
 * A link for whoever has an address, to be sent there and shown nowhere else; null where nobody has it, or the
 * account is deactivated. History is told
 * only when it is used: asking is free to everybody.
 */
export async function askedPasswordLink(
  store: Store,
  email: string,
  now: () => number = Date.now,
): Promise<Readonly<{ token: string; email: string }> | null> {
  const { users } = store.tables;
  const token = newToken();
  return store.change(installationStream, async (write) => {
    const [user] = await write
      .select({ id: users.id, email: users.email })
      .from(users)
      .where(and(eq(users.email, email.trim().toLowerCase()), isNull(users.deactivatedAtMs)));
    if (!user) return null;
    await putLink(write, store.tables, user.id, sha256(token), now());
    return { token, email: user.email };
  });
}

/** An older link ends with a new one. */
async function putLink(
  write: Writable,
  { passwordLinks }: Tables,
  userId: UserId,
  tokenHash: string,
  madeAtMs: number,
): Promise<void> {
  const link = { tokenHash, madeAtMs, expiresAtMs: madeAtMs + PASSWORD_LINK_MS };
  await write
    .insert(passwordLinks)
    .values({ userId, ...link })
    .onConflictDoUpdate({ target: passwordLinks.userId, set: link });
}

/**
 * Sets a new password by a link, which is used up, and signs the person out everywhere. The link is looked up first, since
 * hashing is work that nobody without one may ask for.
 *
 * @throws {Problem} `not-found` for a link that was used, expired, or never was; `invalid` for the password, and the link
 * can then be used again.
 */
export async function setPasswordByLink(
  store: Store,
  token: string,
  raw: unknown,
  now: () => number = Date.now,
): Promise<Readonly<{ userId: UserId; email: string }>> {
  const { passwordLinks, users } = store.tables;
  const isUsable = () => and(eq(passwordLinks.tokenHash, sha256(token)), gt(passwordLinks.expiresAtMs, now()));
  const [owner] = await store.read
    .select({ userId: users.id, reviewerId: users.reviewerId, email: users.email })
    .from(passwordLinks)
    .innerJoin(users, eq(users.id, passwordLinks.userId))
    .where(and(isUsable(), isNull(users.deactivatedAtMs)));
  if (!owner) throw new Problem("not-found", OVER);
  const { userId, reviewerId, email } = owner;
  const passwordHash = await hashOfChosen(parsed(z.object({ password }), raw).password, owner);
  await store.change(installationStream, async (write) => {
    const used = await write.delete(passwordLinks).where(isUsable()).returning({ userId: passwordLinks.userId });
    if (used.length === 0) throw new Problem("not-found", OVER);
    await write.update(users).set({ passwordHash }).where(eq(users.id, userId));
    await passwordChanged({ store, reviewerId }, write, userId, now(), null);
  });
  return { userId, email };
}
