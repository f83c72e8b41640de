import { and, eq, isNull } from "drizzle-orm";
import { type Asks, prepared } from "@/db/prepared";
import { installationStream, type Stream } from "@/db/schema/history";
import { isTokenStanding, standingToken } from "@/db/standing-token";
import { type Queryable, type Store, type Tables, type Writable, wholeOf } from "@/db/store";
import type { AccessTokenId, InvestigationId, ReviewerId, SourceId, UserId } from "@/lib/domain/ids";
import { hiddenFrom, type NamedReader } from "@/lib/domain/source-readers";
import { Problem } from "@/lib/errors";
import { permissionWords } from "@/lib/policy/permission-words";
import { type Permission, type Role, reach } from "@/lib/policy/permissions";
import { covers, type TokenScope } from "@/lib/policy/token-scopes";

declare const granted: unique symbol;

/** By which token somebody's program acts for them. */
type Through = Readonly<{ tokenId: AccessTokenId; scopes: readonly TokenScope[] }>;

/** What every query and command needs: who asks, as what, of which stream, through which connection, at what time. */
export type Entered = Readonly<{
  store: Store;
  read: Queryable; // inside a command this is its transaction, so queries see what it has written
  tables: Tables;
  now: () => number;
  stream: Stream;
  reviewerId: ReviewerId;
  role: Role;
  /** The access token that a program came in by, and what it may be used for; not there for people. */
  through?: Through;
  /** Confidential sources that they may not know of: what reads through `store` or `read` finds nothing of them. */
  hidden: readonly SourceId[];
  [granted]: true;
}>;

/**
 * Proof that a reviewer belongs to an investigation. Every query and command takes one and
 * filters by the investigation it names, so data cannot be reached without it or across it.
 */
export type Access = Entered & Readonly<{ investigationId: InvestigationId }>;

/** Proof that a person has an account here. In the installation one is its manager or an observer. */
export type Installation = Entered & Readonly<{ userId: UserId }>;

/** What a command's `run` works with. `seq` is that of the first event it will record. */
export type Writing<Scope extends Entered> = Scope & Readonly<{ write: Writable; seq: number }>;

/**
 * The only maker of `Access`. A stranger and a missing investigation get the same answer.
 *
 * @throws {Problem} `not-found`.
 */
export async function enter(
  store: Store,
  reviewerId: ReviewerId,
  investigationId: InvestigationId,
  now: () => number = Date.now,
): Promise<Access> {
  const whole = wholeOf(store);
  const { tables } = whole;
  const who = { read: whole.read, tables, stream: investigationId, reviewerId };
  const role = await roleNow(who);
  const hidden: readonly SourceId[] = await hiddenNow({ ...who, role });
  const veiled = hidden.length === 0 ? whole : whole.without(hidden);
  return {
    store: veiled,
    read: veiled.read,
    tables,
    now,
    stream: investigationId,
    investigationId,
    reviewerId,
    role,
    hidden,
  } as Access;
}

/**
 * The same for a program, by the token that its person made: it acts as them, with the role they have now.
 *
 * @throws {Problem} `unauthenticated` alike for a token that expired, was revoked, ended with a membership or never was.
 */
export async function enterByToken(store: Store, token: string, now: () => number = Date.now): Promise<Access> {
  const { read, tables } = store;
  const found = await standingToken({ read, tables }, token, now());
  if (!found) throw new Problem("unauthenticated", TOKEN_IS_NO_GOOD);
  const { tokenId, investigationId, reviewerId, scopes } = found;
  return { ...(await enter(store, reviewerId, investigationId, now)), through: { tokenId, scopes } };
}

export const TOKEN_IS_NO_GOOD =
  "This access token is not known, has expired, was revoked, or ended with its maker's membership.";

/**
 * Asks again whether what somebody came in by still stands, inside the transaction that changes something: a change
 * waits its turn, and a token may be revoked meanwhile.
 *
 * @throws {Problem} `unauthenticated`.
 */
export async function refuseEndedToken({ through, read, tables, now }: Entered): Promise<void> {
  if (!through || (await isTokenStanding({ read, tables }, through.tokenId, now()))) return;
  throw new Problem("unauthenticated", TOKEN_IS_NO_GOOD);
}

/**
 * The only maker of `Installation`.
 *
 * @throws {Problem} `not-found` when the account does not exist.
 */
export async function enterInstallation(
  store: Store,
  userId: UserId,
  now: () => number = Date.now,
): Promise<Installation> {
  const { users } = store.tables;
  const [user] = await store.read
    .select({ reviewerId: users.reviewerId, isManager: users.isManager })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deactivatedAtMs)));
  if (!user) throw new Problem("not-found", "There is no such account.");
  const { read, tables } = store;
  const role = inInstallation(user);
  const hidden: readonly SourceId[] = [];
  return {
    store,
    read,
    tables,
    now,
    stream: installationStream,
    reviewerId: user.reviewerId,
    role,
    hidden,
    userId,
  } as Installation;
}

/** Of who has an account that works, or came with imported material and has none. */
const standingMemberships = prepared((read, { memberships, users }, asked: Asks<"reviewerId" | "investigationId">) =>
  read
    .select({ role: memberships.role })
    .from(memberships)
    .leftJoin(users, eq(users.reviewerId, memberships.reviewerId))
    .where(
      and(
        eq(memberships.reviewerId, asked("reviewerId")),
        eq(memberships.investigationId, asked("investigationId")),
        isNull(memberships.leftAtMs),
        isNull(users.deactivatedAtMs),
      ),
    ),
);

/**
 * The role that somebody has in a stream's scope at this moment, by one indexed read.
 *
 * @throws {Problem} `not-found` for who is not in the investigation, or has no account.
 */
export async function roleNow({
  read,
  tables,
  stream,
  reviewerId,
}: Pick<Entered, "read" | "tables" | "stream" | "reviewerId">): Promise<Role> {
  const { users } = tables;
  if (stream === installationStream) {
    const [user] = await read
      .select({ isManager: users.isManager })
      .from(users)
      .where(and(eq(users.reviewerId, reviewerId), isNull(users.deactivatedAtMs)));
    if (!user) throw new Problem("not-found", "There is no such account.");
    return inInstallation(user);
  }
  const [membership] = await standingMemberships({ read, tables }, { reviewerId, investigationId: stream });
  if (!membership) throw new Problem("not-found", "There is no such investigation, or you are not in it.");
  return membership.role;
}

const namedReaders = prepared((read, tables, asked: Asks<"investigationId">) => {
  const { sourceReaders, memberships, users } = tables;
  return read
    .select({
      sourceId: sourceReaders.sourceId,
      reviewerId: sourceReaders.reviewerId,
      leftAtMs: memberships.leftAtMs,
      userId: users.id,
      deactivatedAtMs: users.deactivatedAtMs,
    })
    .from(sourceReaders)
    .innerJoin(
      memberships,
      and(
        eq(memberships.investigationId, sourceReaders.investigationId),
        eq(memberships.reviewerId, sourceReaders.reviewerId),
      ),
    )
    .leftJoin(users, eq(users.reviewerId, sourceReaders.reviewerId))
    .where(eq(sourceReaders.investigationId, asked("investigationId")));
});

/** Who may know of each confidential source of an investigation; nearly always nothing, by one indexed read. */
export async function readersIn(
  { read, tables }: Pick<Entered, "read" | "tables">,
  investigationId: InvestigationId,
): Promise<NamedReader[]> {
  const rows = await namedReaders({ read, tables }, { investigationId });
  return rows.map(({ leftAtMs, userId, deactivatedAtMs, ...named }) => ({
    ...named,
    isHere: leftAtMs === null && userId !== null && deactivatedAtMs === null,
  }));
}

/** What somebody may not know of at this moment; `read` has to see the whole. */
export async function hiddenNow({
  read,
  tables,
  stream,
  reviewerId,
  role,
}: Pick<Entered, "read" | "tables" | "stream" | "reviewerId" | "role">): Promise<SourceId[]> {
  if (stream === installationStream) return [];
  return hiddenFrom({ reviewerId, role }, await readersIn({ read, tables }, stream));
}

const inInstallation = ({ isManager }: Readonly<{ isManager: boolean }>): Role => (isManager ? "manager" : "observer");

/** For what is not done with one's own things alone. @throws {Problem} `forbidden`. */
export function allow(entered: Readonly<Pick<Entered, "role" | "through">>, permission: Permission): void {
  const { role } = entered;
  allowThrough(entered, permission);
  if (reach(role, permission) === "any") return;
  throw new Problem("forbidden", `Your role here, ${role}, does not allow ${permissionWords[permission]}.`);
}

/** What a program's token was not made for is refused, whatever its person may do. @throws {Problem} `forbidden`. */
export function allowThrough({ through }: Readonly<Pick<Entered, "through">>, permission: Permission): void {
  if (!through || covers(through.scopes, permission)) return;
  throw new Problem("forbidden", `This access token is not made for ${permissionWords[permission]}.`);
}

/** The same access without a veil, for the process itself, which tells each person what they may see. */
export function unveiled(access: Access): Access {
  const store = wholeOf(access.store);
  return { ...access, store, read: store.read, hidden: [] };
}
