import { randomBytes } from "node:crypto";
import { and, count, eq, isNull, lt } from "drizzle-orm";
import { generateSecret, generateURI, verifySync } from "otplib";
import { z } from "zod";
import type { Installation } from "@/db/access";
import { admitting, record } from "@/db/admission";
import { parsed } from "@/db/command";
import { endSessions } from "@/db/end-sessions";
import { sha256 } from "@/db/history";
import { provePresence } from "@/db/presence";
import { installationStream } from "@/db/schema/history";
import type { Store, Tables, Writable } from "@/db/store";
import { email } from "@/lib/domain/account";
import type { ReviewerId, SignInSessionId, UserId } from "@/lib/domain/ids";
import { CODE_STEP_S, inGroups, RECOVERY_CODES, recoveryCode, typedCode } from "@/lib/domain/second-factor";
import { Problem } from "@/lib/errors";

/** Encrypts what has to be read again, for one purpose and account; what was sealed for another does not open. */
export type Sealing = Readonly<{
  seal: (text: string, about: string) => string;
  /** Null for what was changed, sealed for something else, or with another installation's secret. */
  open: (sealed: string, about: string) => string | null;
}>;

/** What became of a code: a secret that cannot be read is not the fault of who typed it. */
type CodeOutcome = "right" | "wrong" | "unreadable";

const SET_UP_MS = 15 * 60 * 1_000;
const RANDOM_BYTES = 20;

const aboutSecret = (userId: UserId) => `code of ${userId}`;
const aboutSetUp = (userId: UserId) => `setting up a code of ${userId}`;

const confirmInput = z.object({ setUp: z.string().max(1_000), code: z.string() });
const present = z.string().max(1_000).default("");
const presentInput = z.object({ present });
const removeInput = z.object({ present, code: z.string() });
const ofInput = z.object({ email });
const setUpShape = z.object({ secret: z.string(), atMs: z.number() });

/**
 * What somebody's app needs to know. Nothing is kept: `setUp` goes with the code that confirms it.
 *
 * @throws {Problem} `invalid` for who does not prove that it is them; see `provePresence`.
 */
export async function beginSecondFactor(
  acting: Installation,
  sealing: Sealing,
  raw: unknown,
  { sessionId, host }: Readonly<{ sessionId: SignInSessionId; host: string }>,
): Promise<Readonly<{ setUp: string; key: string; uri: string }>> {
  const { read, tables, userId, now } = acting;
  const { users } = tables;
  await provePresence(acting, sessionId, parsed(presentInput, raw).present);
  const [user] = await read.select({ email: users.email }).from(users).where(eq(users.id, userId));
  const secret = generateSecret();
  return {
    setUp: sealing.seal(JSON.stringify({ secret, atMs: now() }), aboutSetUp(userId)),
    key: secret,
    uri: generateURI({ issuer: `Crossread (${host})`, label: user?.email ?? "", secret }),
  };
}

/**
 * Turns the second factor on, once the app has proved that it knows the key, and signs every other device out. Answers
 * with recovery codes, which can be read nowhere again.
 *
 * @throws {Problem} `invalid` for a wrong code and for a set-up that is too old; `conflict` where there is one already.
 */
export async function confirmSecondFactor(
  acting: Installation,
  sealing: Sealing,
  raw: unknown,
  staying: SignInSessionId,
): Promise<readonly string[]> {
  const { store, tables, userId, reviewerId, now } = acting;
  const { setUp, code } = parsed(confirmInput, raw);
  const secret = secretOf(sealing.open(setUp, aboutSetUp(userId)), now());
  const step = stepOf(secret, code, now(), 0);
  if (step === null) {
    throw new Problem("invalid", "That is not the code for this key. Is the clock of your device right?");
  }
  const made = newRecoveryCodes();
  await store.change(installationStream, async (write) => {
    const atMs = now();
    const { secondFactors } = tables;
    const values = { userId, sealedSecret: sealing.seal(secret, aboutSecret(userId)), lastStep: step, addedAtMs: atMs };
    const added = await write.insert(secondFactors).values(values).onConflictDoNothing().returning();
    if (added.length === 0) throw new Problem("conflict", "There is a second factor already. Switch that off first.");
    await keepCodes(tables, write, userId, made);
    await showNow(tables, write, userId, staying);
    await endSessions(tables, write, { userId, atMs, staying });
    await record(store, write, installationStream, reviewerId, atMs, [{ type: "account.second-factor-added", userId }]);
  });
  return made.map((recovery) => inGroups(recovery));
}

/** The session from which a factor was added has shown it. */
export async function showNow({ signInSessions }: Tables, write: Writable, userId: UserId, sessionId: SignInSessionId) {
  const isTheirs = and(eq(signInSessions.id, sessionId), eq(signInSessions.userId, userId));
  await write.update(signInSessions).set({ hasSecondFactor: true }).where(isTheirs);
}

/**
 * New recovery codes in place of those there were, used or not.
 *
 * @throws {Problem} `invalid`, as `beginSecondFactor`; `conflict` for who has no second factor.
 */
export async function renewRecoveryCodes(
  acting: Installation,
  raw: unknown,
  sessionId: SignInSessionId,
): Promise<readonly string[]> {
  const { store, tables, userId, reviewerId, now } = acting;
  await provePresence(acting, sessionId, parsed(presentInput, raw).present);
  const made = newRecoveryCodes();
  await store.change(installationStream, async (write) => {
    const { secondFactors } = tables;
    const [factor] = await write.select().from(secondFactors).where(eq(secondFactors.userId, userId));
    if (!factor) throw new Problem("conflict", "There is no second factor to recover.");
    await keepCodes(tables, write, userId, made);
    const renewed = { type: "account.recovery-codes-renewed", userId } as const;
    await record(store, write, installationStream, reviewerId, now(), [renewed]);
  });
  return made.map((recovery) => inGroups(recovery));
}

/**
 * Tries what somebody typed after their password: a code of the app, or a recovery code. Either is good once: of the
 * app's, none of the same half minute or an earlier one is taken again, whoever comes first.
 */
export async function takeCode(
  store: Store,
  sealing: Sealing,
  userId: UserId,
  typed: string,
  now: () => number = Date.now,
): Promise<CodeOutcome> {
  const code = typedCode(typed);
  if (code === null) return "wrong";
  if (code.kind === "recovery") return (await takeRecoveryCode(store, userId, code.code, now)) ? "right" : "wrong";
  const { secondFactors } = store.tables;
  const [factor] = await store.read.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  if (!factor) return "wrong";
  const secret = sealing.open(factor.sealedSecret, aboutSecret(userId));
  if (secret === null) return "unreadable";
  const step = stepOf(secret, code.code, now(), factor.lastStep);
  if (step === null) return "wrong";
  const isStillGood = and(
    eq(secondFactors.userId, userId),
    eq(secondFactors.sealedSecret, factor.sealedSecret),
    lt(secondFactors.lastStep, step),
  );
  const taken = await store.change(installationStream, (write) =>
    write.update(secondFactors).set({ lastStep: step }).where(isStillGood).returning(),
  );
  return taken.length > 0 ? "right" : "wrong";
}

/**
 * Switches one's own second factor off, for who knows the password and can show the factor once more. Signs every other
 * device out.
 *
 * @throws {Problem} `invalid` for a wrong password or code; `conflict` where there is none.
 */
export async function removeSecondFactor(
  acting: Installation,
  sealing: Sealing,
  raw: unknown,
  staying: SignInSessionId,
): Promise<void> {
  const { store, tables, userId, reviewerId, now } = acting;
  const { present: password, code } = parsed(removeInput, raw);
  await provePresence(acting, staying, password, "notByPassword");
  const outcome = await takeCode(store, sealing, userId, code, now);
  if (outcome !== "right") throw new Problem("invalid", codeSentences[outcome]);
  await store.change(installationStream, async (write) => {
    const atMs = now();
    if (!(await forget(tables, write, userId))) throw new Problem("conflict", "There is no second factor.");
    await endSessions(tables, write, { userId, atMs, staying });
    const removed = { type: "account.second-factor-removed", userId } as const;
    await record(store, write, installationStream, reviewerId, atMs, [removed]);
  });
}

/**
 * Takes away every second factor of somebody who lost theirs, passkeys too, and signs them out everywhere: by who manages
 * the installation. They sign in by their password then.
 *
 * @throws {Problem} `forbidden`; `not-found` for an address that nobody has; `conflict` for who has none.
 */
export async function removeFactorsOf(acting: Installation, raw: unknown): Promise<void> {
  const { store, tables } = acting;
  const { email: address } = parsed(ofInput, raw);
  await store.change(installationStream, async (write) => {
    const { actorId, atMs } = await admitting(acting, write, "account.clear-factors");
    const { users, passkeys } = tables;
    const [user] = await write.select({ id: users.id }).from(users).where(eq(users.email, address));
    if (!user) throw new Problem("not-found", `Nobody has an account with ${address}.`);
    const hadApp = await forget(tables, write, user.id);
    const gone = await write.delete(passkeys).where(eq(passkeys.userId, user.id)).returning();
    if (!hadApp && gone.length === 0) throw new Problem("conflict", `${address} has no second factor.`);
    await endSessions(tables, write, { userId: user.id, atMs, staying: null });
    const removed = { type: "account.second-factor-removed", userId: user.id } as const;
    const by: ReviewerId = actorId === "themselves" ? acting.reviewerId : actorId;
    await record(store, write, installationStream, by, atMs, [removed]);
  });
}

/** What is said of a code that does not do. */
export const codeSentences: Readonly<Record<Exclude<CodeOutcome, "right">, string>> = {
  wrong: "That code is wrong, or was used before. Wait for the next one, or use a recovery code.",
  unreadable:
    "Codes of the app cannot be checked: this Crossread was moved, and its secret is another. " +
    "Use a recovery code, or ask who manages it to switch your second factor off.",
};

async function forget({ secondFactors, recoveryCodes }: Tables, write: Writable, userId: UserId): Promise<boolean> {
  await write.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const gone = await write.delete(secondFactors).where(eq(secondFactors.userId, userId)).returning();
  return gone.length > 0;
}

const newRecoveryCodes = () => Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(RANDOM_BYTES)));

async function keepCodes({ recoveryCodes }: Tables, write: Writable, userId: UserId, codes: readonly string[]) {
  await write.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await write.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: sha256(code) })));
}

async function takeRecoveryCode(store: Store, userId: UserId, code: string, now: () => number): Promise<boolean> {
  const { recoveryCodes, users } = store.tables;
  return store.change(installationStream, async (write) => {
    const atMs = now();
    const isGood = and(
      eq(recoveryCodes.userId, userId),
      eq(recoveryCodes.codeHash, sha256(code)),
      isNull(recoveryCodes.usedAtMs),
    );
    const used = await write.update(recoveryCodes).set({ usedAtMs: atMs }).where(isGood).returning();
    const [user] = await write.select({ reviewerId: users.reviewerId }).from(users).where(eq(users.id, userId));
    if (used.length === 0 || !user) return false;
    const isLeft = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAtMs));
    const [left] = await write.select({ number: count() }).from(recoveryCodes).where(isLeft);
    const event = { type: "account.recovery-code-used", userId, left: left?.number ?? 0 } as const;
    await record(store, write, installationStream, user.reviewerId, atMs, [event]);
    return true;
  });
}

/** The half minute that a code is of, among the present one and its neighbours and after `lastStep`; null for none. */
function stepOf(secret: string, typed: string, nowMs: number, lastStep: number): number | null {
  const code = typedCode(typed);
  if (code?.kind !== "app") return null;
  const epoch = Math.floor(nowMs / 1_000);
  const checked = verifySync({
    secret,
    token: code.code,
    epoch,
    epochTolerance: CODE_STEP_S,
    ...(lastStep > 0 && { afterTimeStep: lastStep }),
  });
  return checked.valid && "timeStep" in checked ? checked.timeStep : null;
}

function secretOf(opened: string | null, nowMs: number): string {
  const { secret, atMs } = setUpShape.safeParse(JSON.parse(opened ?? "null")).data ?? { secret: null, atMs: 0 };
  if (secret === null || atMs < nowMs - SET_UP_MS) {
    throw new Problem("invalid", "This took too long. Begin again: the key is a new one then.");
  }
  return secret;
}
