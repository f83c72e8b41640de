import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Installation } from "@/db/access";
import { admitting, record } from "@/db/admission";
import { parsed } from "@/db/command";
import { endSessions } from "@/db/end-sessions";
import { hashOfChosen, NO_PASSWORD } from "@/db/password-hash";
import { checkedPassword, provePresence } from "@/db/presence";
import { installationStream } from "@/db/schema/history";
import type { Writable } from "@/db/store";
import { email, password } from "@/lib/domain/account";
import type { SignInSessionId, UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

const changeInput = z.object({ present: z.string().max(1_000), password });
const setInput = z.object({ email, password });

/**
 * Changes one's own password, for who knows the present one. Every other device is signed out, in the same
 * transaction: whoever knew the old password may be on one of them.
 *
 * @throws {Problem} `invalid` for a present password that is wrong, and for a new one that is too short or tried first;
 * `conflict` when it was changed meanwhile.
 */
export async function changePassword(acting: Installation, raw: unknown, staying: SignInSessionId): Promise<void> {
  const { store, tables, userId } = acting;
  const { present, password: next } = parsed(changeInput, raw);
  const user = await checkedPassword(acting, present);
  const passwordHash = await hashOfChosen(next, user);
  await store.change(installationStream, async (write) => {
    const isSame = and(eq(tables.users.id, userId), eq(tables.users.passwordHash, user.passwordHash));
    const changed = await write
      .update(tables.users)
      .set({ passwordHash })
      .where(isSame)
      .returning({ id: tables.users.id });
    if (changed.length === 0) throw new Problem("conflict", "The password was changed meanwhile, on another device.");
    await passwordChanged(acting, write, userId, acting.now(), staying);
  });
}

/**
 * Gives one's own account a password that has none: for who signs in otherwise, and did so a moment ago. Every other device
 * is signed out.
 *
 * @throws {Problem} `invalid`; `conflict` where there is a password, which is changed by who knows it.
 */
export async function setFirstPassword(acting: Installation, raw: unknown, staying: SignInSessionId): Promise<void> {
  const { store, tables, userId, read } = acting;
  const { password: next } = parsed(z.object({ password }), raw);
  await provePresence(acting, staying, "");
  const [user] = await read.select({ email: tables.users.email }).from(tables.users).where(eq(tables.users.id, userId));
  const passwordHash = await hashOfChosen(next, user ?? { email: "" });
  await store.change(installationStream, async (write) => {
    const hasNone = and(eq(tables.users.id, userId), eq(tables.users.passwordHash, NO_PASSWORD));
    const set = await write
      .update(tables.users)
      .set({ passwordHash })
      .where(hasNone)
      .returning({ id: tables.users.id });
    if (set.length === 0) throw new Problem("conflict", "There is a password already. Change it by the present one.");
    await passwordChanged(acting, write, userId, acting.now(), staying);
  });
}

/**
 * Gives somebody a password because they forgot theirs: by who manages the installation. All their devices are signed out.
 *
 * @throws {Problem} `forbidden`; `invalid`; `not-found` for an address that nobody has.
 */
export async function setPassword(acting: Installation, raw: unknown): Promise<void> {
  const { store, tables } = acting;
  const { email: address, password: next } = parsed(setInput, raw);
  const passwordHash = await hashOfChosen(next, { email: address });
  await store.change(installationStream, async (write) => {
    const { atMs } = await admitting(acting, write, "account.set-password");
    const [user] = await write
      .update(tables.users)
      .set({ passwordHash })
      .where(eq(tables.users.email, address))
      .returning({ id: tables.users.id });
    if (!user) throw new Problem("not-found", `Nobody has an account with ${address}.`);
    await passwordChanged(acting, write, user.id, atMs, null);
  });
}

/** Signs a person out whose password is another now, but for the device that stays, and says so in the history. */
export async function passwordChanged(
  { store, reviewerId }: Pick<Installation, "store" | "reviewerId">,
  write: Writable,
  userId: UserId,
  atMs: number,
  staying: SignInSessionId | null,
): Promise<void> {
  await endSessions(store.tables, write, { userId, atMs, staying });
  const changed = { type: "account.password-changed", userId } as const;
  await record(store, write, installationStream, reviewerId, atMs, [changed]);
}
