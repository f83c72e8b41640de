import { and, asc, eq, gt, isNull, max, or, sql } from "drizzle-orm";
import { hiddenNow } from "@/db/access";
import { sha256 } from "@/db/history";
import { type Asks, prepared } from "@/db/prepared";
import { type Store, wholeOf } from "@/db/store";
import { isOpenedBy } from "@/db/usable-invitation";
import { parseId, type ReviewerId, type SourceId, type UserId } from "@/lib/domain/ids";

/**
 * What is read before anybody has entered anywhere: sign-in, invitations, a person's own list.
 * Nothing here is filtered by `Access`, so each names exactly the few fields its caller shows.
 */

export async function hasAccounts({ read, tables: { users } }: Store): Promise<boolean> {
  return (await read.select({ id: users.id }).from(users).limit(1)).length > 0;
}

/** Who a session belongs to, and what is known of their second factor; null when it ended, expired, or never was. */
export async function unscopedSession({ read, tables }: Store, session: string, now = Date.now) {
  const sessionId = parseId("ses", session);
  if (!sessionId) return null;
  const [found] = await standingSessions({ read, tables }, { sessionId, nowMs: now() });
  return found ? { ...found, ...truths(found) } : null;
}

/** What somebody, by their account or their name in history, could show beside a password; whether they manage anything. */
export async function unscopedFactors({ read, tables: { users } }: Store, who: UserId | ReviewerId) {
  const [found] = await read
    .select(factorFields)
    .from(users)
    .where(or(eq(users.id, sql`${who}`), eq(users.reviewerId, sql`${who}`)));
  return found ? truths(found) : { isAnyManager: false, hasApp: false, hasPasskey: false };
}

/** A passkey by what its device calls it. */
export async function unscopedPasskey({ read, tables: { passkeys } }: Store, credentialId: string) {
  const [found] = await read
    .select({
      passkeyId: passkeys.id,
      userId: passkeys.userId,
      publicKey: passkeys.publicKey,
      transports: passkeys.transports,
    })
    .from(passkeys)
    .where(eq(passkeys.credentialId, credentialId));
  return found ?? null;
}

/** Each of them is one look into an index. */
const factorFields = {
  isAnyManager: sql<number>`(users.is_manager or exists (select 1 from memberships
    where reviewer_id = users.reviewer_id and role = 'manager' and left_at_ms is null))`,
  hasApp: sql<number>`exists (select 1 from second_factors where user_id = users.id)`,
  hasPasskey: sql<number>`exists (select 1 from passkeys where user_id = users.id)`,
};

const truths = (found: Readonly<{ isAnyManager: number; hasApp: number; hasPasskey: number }>) => ({
  isAnyManager: found.isAnyManager === 1,
  hasApp: found.hasApp === 1,
  hasPasskey: found.hasPasskey === 1,
});

const standingSessions = prepared((read, tables, asked: Asks<"sessionId" | "nowMs">) => {
  const { signInSessions, users, reviewers } = tables;
  return read
    .select({
      sessionId: signInSessions.id,
      userId: users.id,
      reviewerId: users.reviewerId,
      name: reviewers.name,
      isManager: users.isManager,
      isShown: signInSessions.hasSecondFactor,
      ...factorFields,
    })
    .from(signInSessions)
    .innerJoin(users, eq(users.id, signInSessions.userId))
    .innerJoin(reviewers, eq(reviewers.id, users.reviewerId))
    .where(
      and(
        eq(signInSessions.id, asked("sessionId")),
        isNull(signInSessions.endedAtMs),
        isNull(users.deactivatedAtMs),
        gt(signInSessions.expiresAtMs, asked("nowMs")),
      ),
    );
});

export async function unscopedInvestigationBySlug({ read, tables: { investigations } }: Store, slug: string) {
  const [found] = await read
    .select({ id: investigations.id, slug: investigations.slug })
    .from(investigations)
    .where(eq(investigations.slug, slug));
  return found ?? null;
}

/** An account by its email, whatever the case it is written in. */
export async function unscopedAccount({ read, tables: { users } }: Store, email: string) {
  const [found] = await read
    .select({ userId: users.id, reviewerId: users.reviewerId, isManager: users.isManager })
    .from(users)
    .where(eq(users.email, email.trim().toLowerCase()));
  return found ?? null;
}

/** The accounts that manage the installation, and work. */
export function unscopedManagers({ read, tables: { users } }: Store) {
  return read
    .select({ userId: users.id, reviewerId: users.reviewerId })
    .from(users)
    .where(and(eq(users.isManager, true), isNull(users.deactivatedAtMs)));
}

/** What a usable invitation offers; null when it was used or withdrawn, expired, or never was. */
export async function unscopedInvitation({ read, tables }: Store, token: string, now = Date.now) {
  const { invitations, investigations, reviewers } = tables;
  const [found] = await read
    .select({
      invitationId: invitations.id,
      investigationId: investigations.id,
      investigationTitle: investigations.title,
      investigationSlug: investigations.slug,
      role: invitations.role,
      invitedByName: reviewers.name,
      sentTo: invitations.sentTo,
    })
    .from(invitations)
    .innerJoin(investigations, eq(investigations.id, invitations.investigationId))
    .innerJoin(reviewers, eq(reviewers.id, invitations.invitedBy))
    .where(isOpenedBy(token, read, tables, now()));
  return found ?? null;
}

/** Whose account an identity at a provider signs in to; null for a stranger's, and where the account is deactivated. */
export async function unscopedIdentityOwner(
  { read, tables: { identities, users } }: Store,
  { issuer, subject }: Readonly<{ issuer: string; subject: string }>,
) {
  const isThis = and(eq(identities.issuer, issuer), eq(identities.subject, subject), isNull(users.deactivatedAtMs));
  const [found] = await read
    .select({ userId: identities.userId })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(isThis);
  return found?.userId ?? null;
}

/** Whose password a link sets; null when it was used, expired, or never was. */
export async function unscopedPasswordLink({ read, tables }: Store, token: string, now = Date.now) {
  const { passwordLinks, users } = tables;
  const [found] = await read
    .select({ email: users.email })
    .from(passwordLinks)
    .innerJoin(users, eq(users.id, passwordLinks.userId))
    .where(
      and(
        eq(passwordLinks.tokenHash, sha256(token)),
        gt(passwordLinks.expiresAtMs, now()),
        isNull(users.deactivatedAtMs),
      ),
    );
  return found ?? null;
}

/** The edition that a public link opens, for whoever has the link: what it says, and the latest edition's number. */
export async function unscopedEdition({ read, tables }: Store, token: string) {
  const { editionLinks, editions } = tables;
  const [found] = await read
    .select({
      reportId: editions.reportId,
      number: editions.number,
      content: editions.content,
      contentSha256: editions.contentSha256,
    })
    .from(editionLinks)
    .innerJoin(editions, eq(editions.id, editionLinks.editionId))
    .where(and(eq(editionLinks.tokenHash, sha256(token)), isNull(editionLinks.revokedAtMs)));
  if (!found) return null;
  const [last] = await read
    .select({ number: max(editions.number) })
    .from(editions)
    .where(eq(editions.reportId, found.reportId));
  const { reportId: _reportId, ...edition } = found;
  return { ...edition, latest: last?.number ?? edition.number };
}

/** What somebody may not know of, in all investigations that have confidential sources. */
async function hiddenAnywhere({ read, tables }: Store, reviewerId: ReviewerId): Promise<SourceId[]> {
  const { sourceReaders, memberships } = tables;
  const mine = await read
    .selectDistinct({ investigationId: memberships.investigationId, role: memberships.role })
    .from(memberships)
    .innerJoin(sourceReaders, eq(sourceReaders.investigationId, memberships.investigationId))
    .where(and(eq(memberships.reviewerId, reviewerId), isNull(memberships.leftAtMs)));
  const hidden: SourceId[] = [];
  for (const { investigationId: stream, role } of mine) {
    hidden.push(...(await hiddenNow({ read, tables, stream, reviewerId, role })));
  }
  return hidden;
}

/**
 * The investigations a person is in, with what the list shows of each. `openContested` counts the claims
 * that are neither settled nor withdrawn and either contradicted or judged differently by their reviewers'
 * latest assessments: those that `claimViews` gives as contested and open or in review. What the person may not know of
 * is not counted.
 */
export async function unscopedInvestigationsOf(store: Store, reviewerId: ReviewerId) {
  const whole = wholeOf(store);
  const { investigations, memberships } = whole.tables;
  const { read } = whole.without(await hiddenAnywhere(whole, reviewerId));
  const id = sql`${investigations.id}`;
  return read
    .select({
      id: investigations.id,
      slug: investigations.slug,
      title: investigations.title,
      question: investigations.question,
      role: memberships.role,
      sources: sql<number>`(select count(*) from sources where investigation_id = ${id})`,
      claims: sql<number>`(select count(*) from claims where investigation_id = ${id} and withdrawn_at_ms is null)`,
      openContested: sql<number>`(select count(*) from claims
        where investigation_id = ${id} and withdrawn_at_ms is null
        and id not in (select claim_id from curations where investigation_id = ${id} and retracted_at_ms is null)
        and (id in (select claim_id from evidence_links
            where investigation_id = ${id} and relation = 'contradicts' and retracted_at_ms is null)
          or id in (select claim_id from (select claim_id, verdict, row_number() over (
              partition by claim_id, reviewer_id order by assessed_at_ms desc, id desc) as latest
              from assessments where investigation_id = ${id} and retracted_at_ms is null)
            where latest = 1 group by claim_id having count(distinct verdict) > 1)))`,
      lastActivityAtMs: sql<number>`(select at_ms from audit_events where stream = ${id} order by seq desc limit 1)`,
    })
    .from(memberships)
    .innerJoin(investigations, eq(investigations.id, memberships.investigationId))
    .where(and(eq(memberships.reviewerId, reviewerId), isNull(memberships.leftAtMs)))
    .orderBy(asc(investigations.title), asc(investigations.id));
}
export type InvestigationRow = Awaited<ReturnType<typeof unscopedInvestigationsOf>>[number];
