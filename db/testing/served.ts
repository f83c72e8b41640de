import { readFileSync } from "node:fs";
import { join } from "node:path";
import { and, asc, count, desc, eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { enter, enterInstallation } from "@/db/access";
import { makeToken } from "@/db/commands/access-tokens";
import { addManager, addMember, endSession, openFirstAccount, openSession, SESSION_MS } from "@/db/commands/accounts";
import { captureSource } from "@/db/commands/capture-source";
import { captureVersion } from "@/db/commands/capture-version";
import { invite } from "@/db/commands/invite";
import { changeRole, removeReviewer } from "@/db/commands/manage-reviewers";
import { openInvestigation } from "@/db/commands/open-investigation";
import { sendables } from "@/db/commands/sendable";
import { newCommandId, newId } from "@/db/new-id";
import { DATABASE_FILE } from "@/db/open-installation";
import { sourceText } from "@/db/queries/sources";
import { unscopedInvestigationBySlug, unscopedManagers } from "@/db/queries/unscoped";
import { openStore } from "@/db/store";
import type { ClaimId, SourceId, UserId } from "@/lib/domain/ids";
import { ingest } from "@/lib/ingest/ingest";
import type { Sendable } from "@/lib/live/inputs";
import type { Role } from "@/lib/policy/permissions";
import type { TokenScope } from "@/lib/policy/token-scopes";

export const journeyPassword = "a long enough password";
const SESSION_COOKIE = "next-auth.session-token";

/**
 * A second door into the data of a server that is running, for journeys: people are signed in by
 * a session's row and the cookie that names it, and texts are read as they are stored.
 */
export async function beside(dataDir: string) {
  const store = await openStore(join(dataDir, DATABASE_FILE));
  const secret = readFileSync(join(dataDir, "secret"), "utf8").trim();
  const { users, memberships } = store.tables;
  let made = 0;
  const person = (name: string) => {
    made += 1;
    return { name, email: `${name.toLowerCase().replace(/\W+/g, ".")}.${made}@example.org`, password: journeyPassword };
  };
  return {
    /** An account that manages the installation, and the investigations nobody manages yet. */
    async addManager(name: string): Promise<UserId> {
      const [manager] = await unscopedManagers(store);
      if (!manager) return (await openFirstAccount(store, person(name))).userId;
      return (await addManager(await enterInstallation(store, manager.userId), person(name))).userId;
    },
    /** An account with a role in one investigation, admitted by a manager of it. */
    async addMember(name: string, slug: string, role: Role): Promise<UserId> {
      const investigation = await unscopedInvestigationBySlug(store, slug);
      if (!investigation) throw new RangeError(`There is no investigation "${slug}".`);
      const [manager] = await store.read
        .select({ reviewerId: memberships.reviewerId })
        .from(memberships)
        .where(and(eq(memberships.investigationId, investigation.id), eq(memberships.role, "manager")))
        .orderBy(asc(memberships.joinedAtMs));
      if (!manager) throw new RangeError(`Nobody manages "${slug}" yet: add a manager first.`);
      const access = await enter(store, manager.reviewerId, investigation.id);
      return (await addMember(access, role, person(name))).userId;
    },
    /** The token of an invitation by a manager. */
    async invite(manager: UserId, slug: string): Promise<string> {
      const investigation = await unscopedInvestigationBySlug(store, slug);
      if (!investigation) throw new RangeError(`There is no investigation "${slug}".`);
      const { reviewerId } = await enterInstallation(store, manager);
      const access = await enter(store, reviewerId, investigation.id);
      const { token } = await invite(access, newCommandId(), { invitationId: newId("ivt"), role: "observer" });
      return token;
    },
    /** Gives a member another role, as a manager would. */
    async changeRole(manager: UserId, slug: string, member: UserId, role: Role): Promise<void> {
      const investigation = await unscopedInvestigationBySlug(store, slug);
      if (!investigation) throw new RangeError(`There is no investigation "${slug}".`);
      const own = await enterInstallation(store, manager);
      const { reviewerId } = await enterInstallation(store, member);
      const access = await enter(store, own.reviewerId, investigation.id);
      await changeRole(access, newCommandId(), { reviewerId, role });
    },
    /** Lets a member out, as a manager would. */
    async letOut(manager: UserId, slug: string, member: UserId): Promise<void> {
      const investigation = await unscopedInvestigationBySlug(store, slug);
      if (!investigation) throw new RangeError(`There is no investigation "${slug}".`);
      const own = await enterInstallation(store, manager);
      const { reviewerId } = await enterInstallation(store, member);
      await removeReviewer(await enter(store, own.reviewerId, investigation.id), newCommandId(), { reviewerId });
    },
    /** An investigation of the journey's own, opened by an installation's manager. */
    async openInvestigation(manager: UserId, slug: string, title: string): Promise<void> {
      const installation = await enterInstallation(store, manager);
      const named = { investigationId: newId("inv"), slug, title, question: "What happened?" };
      await openInvestigation(installation, newCommandId(), named);
    },
    /** A source from plain text, as if it had been imported. */
    async addSource(manager: UserId, slug: string, fileName: string, text: string) {
      const { reviewerId } = await enterInstallation(store, manager);
      const investigation = await unscopedInvestigationBySlug(store, slug);
      if (!investigation) throw new RangeError(`There is no investigation "${slug}".`);
      const access = await enter(store, reviewerId, investigation.id);
      const bytes = new TextEncoder().encode(text);
      const named = { sourceId: newId("src"), versionId: newId("ver"), fileName, bytes };
      await captureSource(access, newCommandId(), { ...named, ingested: await ingest(bytes, { name: fileName }) });
      return { id: named.sourceId };
    },
    /** A later version of a source, as if somebody had pasted it. */
    async addVersion(user: UserId, slug: string, sourceId: SourceId, text: string): Promise<void> {
      const { reviewerId } = await enterInstallation(store, user);
      const investigation = await unscopedInvestigationBySlug(store, slug);
      if (!investigation) throw new RangeError(`There is no investigation "${slug}".`);
      const access = await enter(store, reviewerId, investigation.id);
      const bytes = new TextEncoder().encode(text);
      const named = { sourceId, versionId: newId("ver"), fileName: "later.txt", bytes };
      await captureVersion(access, newCommandId(), { ...named, ingested: await ingest(bytes, { name: "later.txt" }) });
    },
    /** A claim that words of a source make, recorded by somebody. */
    async addClaim(user: UserId, slug: string, sourceId: SourceId, exact: string): Promise<ClaimId> {
      const { reviewerId } = await enterInstallation(store, user);
      const investigation = await unscopedInvestigationBySlug(store, slug);
      if (!investigation) throw new RangeError(`There is no investigation "${slug}".`);
      const access = await enter(store, reviewerId, investigation.id);
      const { text, versionId } = await sourceText(access, sourceId);
      const start = text.indexOf(exact);
      const passage = { newPassageId: newId("psg"), versionId, start, end: start + exact.length, exact };
      const claimId = newId("clm");
      const claim = { claimId, appearanceId: newId("app"), passage, wording: exact, type: "equipment" };
      await sendables["record-claim"](access, newCommandId(), claim);
      return claimId;
    },
    /** Any change by somebody, as their tab would send it. */
    async change(user: UserId, slug: string, { name, input }: Sendable): Promise<void> {
      const { reviewerId } = await enterInstallation(store, user);
      const investigation = await unscopedInvestigationBySlug(store, slug);
      if (!investigation) throw new RangeError(`There is no investigation "${slug}".`);
      await sendables[name](await enter(store, reviewerId, investigation.id), newCommandId(), input);
    },
    /** A program's token, as its person would make it on their account's page. */
    async tokenFor(user: UserId, slug: string, scopes: TokenScope[]): Promise<string> {
      const { reviewerId } = await enterInstallation(store, user);
      const investigation = await unscopedInvestigationBySlug(store, slug);
      if (!investigation) throw new RangeError(`There is no investigation "${slug}".`);
      const asked = { tokenId: newId("atk"), name: "A program", scopes, expiresInDays: 7 };
      return (await makeToken(await enter(store, reviewerId, investigation.id), newCommandId(), asked)).token;
    },
    async emailOf(userId: UserId): Promise<string> {
      const [user] = await store.read.select({ email: users.email }).from(users).where(eq(users.id, userId));
      return user?.email ?? "";
    },
    /** The cookie of a session that ran out, and of one that was ended. */
    async pastCookiesFor(userId: UserId): Promise<Record<"expired" | "revoked", { name: string; value: string }>> {
      const long = await openSession(store, userId, "a browser test", () => Date.now() - SESSION_MS - 1);
      const ended = await openSession(store, userId, "a browser test");
      await endSession(await enterInstallation(store, userId), newCommandId(), { sessionId: ended });
      const cookie = async (sid: string) => ({ name: SESSION_COOKIE, value: await encode({ token: { sid }, secret }) });
      return { expired: await cookie(long), revoked: await cookie(ended) };
    },
    /** The cookie of a fresh session. */
    async cookieFor(userId: UserId): Promise<{ name: string; value: string }> {
      const sid = await openSession(store, userId, "a browser test");
      return { name: SESSION_COOKIE, value: await encode({ token: { sid }, secret }) };
    },
    /** The sources of an investigation with their texts as they are stored, in the order of admission. */
    async sourcesOf(slug: string) {
      const { sources, sourceVersions, investigations } = store.tables;
      return store.read
        .select({
          id: sources.id,
          title: sources.title,
          versionId: sourceVersions.id,
          text: sourceVersions.text,
          originalSha256: sourceVersions.originalSha256,
        })
        .from(sourceVersions)
        .innerJoin(sources, eq(sources.id, sourceVersions.sourceId))
        .innerJoin(investigations, eq(investigations.id, sources.investigationId))
        .where(eq(investigations.slug, slug))
        .orderBy(asc(sources.number));
    },
    /** The claim that most passages bear on. */
    async someClaimOf(slug: string): Promise<string> {
      const { claims, investigations, evidenceLinks } = store.tables;
      const [claim] = await store.read
        .select({ id: claims.id })
        .from(claims)
        .innerJoin(investigations, eq(investigations.id, claims.investigationId))
        .innerJoin(evidenceLinks, eq(evidenceLinks.claimId, claims.id))
        .where(eq(investigations.slug, slug))
        .groupBy(claims.id)
        .orderBy(desc(count()), asc(claims.number))
        .limit(1);
      if (!claim) throw new RangeError(`There is no claim in "${slug}".`);
      return claim.id;
    },
    close: () => store.close(),
  };
}
export type Beside = Awaited<ReturnType<typeof beside>>;
