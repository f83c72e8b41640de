import "server-only";
import { headers } from "next/headers";
import { z } from "zod";
import { enterInstallation } from "@/db/access";
import { connectIdentity } from "@/db/commands/identities";
import { type Identity, providers } from "@/lib/domain/identity";
import type { UserId } from "@/lib/domain/ids";
import { isProblem } from "@/lib/errors";
import { theProcess } from "@/server/process";
import { ownAddress } from "./own-address";
import { pendingSignIn } from "./pending-sign-in";
import { type ProviderIntent, takeIntent } from "./provider-intent";
import { needsSecondFactor } from "./second-step";
import { signedIn } from "./session";
import { signInLimits } from "./sign-in-limits";
import { accept, identityOwner, invitationFor, startSession } from "./unscoped";

const arrived = z.object({ id: z.string().min(1), name: z.string(), email: z.string().default(""), label: z.string() });
type Arrived = z.output<typeof arrived>;

/** A session that was opened, or the page to go to instead. */
type Outcome = Readonly<{ sid: string }> | Readonly<{ page: string }>;

/**
 * Takes somebody in whom a provider has vouched for, as what they left for: to sign in, to connect the identity with the
 * account they are signed in to, or to use an invitation. An identity alone opens nothing and makes no account: a stranger
 * is told so. An address that a provider names is never taken for proof of who has an account with it.
 *
 * True once a session is open, which is put on `user` for the cookie; else the address of the page to go to.
 */
export async function arriveFromProvider(provider: string, user: object): Promise<true | string> {
  const outcome = await outcomeOf(provider, arrived.parse(user));
  if ("page" in outcome) return ownAddress(outcome.page);
  Object.assign(user, { sid: outcome.sid });
  return true;
}

async function outcomeOf(provider: string, person: Arrived): Promise<Outcome> {
  const intent = await takeIntent();
  const settings = theProcess().providers.find((known) => known.provider === provider);
  if (!settings) return { page: "/sign-in?by=failed" };
  if (isTooOften((await headers()).get("x-forwarded-for") ?? "")) return { page: "/sign-in?by=limited" };
  const identity = {
    provider: z.enum(providers).parse(provider),
    issuer: settings.issuer,
    subject: person.id,
    label: person.label,
  };
  switch (intent.for) {
    case "connect":
      return connected(intent, identity);
    case "join":
      return joined(intent, identity, person);
    case "sign-in": {
      const owner = await identityOwner(identity);
      return owner
        ? signedInBy(owner, intent.next)
        : { page: `/sign-in?by=stranger&next=${encodeURIComponent(intent.next)}` };
    }
  }
}

/** Counts every arrival from one place, as every password is counted. */
function isTooOften(address: string): boolean {
  const { byAddress } = signInLimits();
  const nowMs = performance.now();
  if (byAddress.waitMs(address, nowMs) > 0) return true;
  byAddress.count(address, nowMs);
  return false;
}

/** The provider counts as the first factor: what else is asked of the account is asked now. */
async function signedInBy(userId: UserId, next: string): Promise<Outcome> {
  if (await needsSecondFactor(userId)) return { page: await pendingSignIn(userId, next) };
  const userAgent = (await headers()).get("user-agent") ?? "";
  return { sid: await startSession(userId, userAgent, { by: "provider", hasSecondFactor: false }) };
}

/** Only in the session from which one left: another that is open by now may be somebody else's. */
async function connected(
  { sessionId }: Extract<ProviderIntent, { for: "connect" }>,
  identity: Identity,
): Promise<Outcome> {
  const me = await signedIn();
  if (me?.sessionId !== sessionId) return { page: "/sign-in?by=failed" };
  try {
    await connectIdentity(await enterInstallation(theProcess().store, me.userId), identity, me.sessionId);
    return { page: "/account?connected=yes" };
  } catch (thrown) {
    if (isProblem(thrown)) return { page: "/account?connected=taken" };
    throw thrown;
  }
}

/** Whoever has an account already is signed in to it, and asked there whether to join. */
async function joined(
  { token }: Extract<ProviderIntent, { for: "join" }>,
  identity: Identity,
  { name, email }: Arrived,
): Promise<Outcome> {
  const page = `/invitations/${encodeURIComponent(token)}`;
  const owner = await identityOwner(identity);
  if (owner) return signedInBy(owner, page);
  const invitation = await invitationFor(token);
  if (!invitation) return { page };
  const address = email || invitation.sentTo || "";
  try {
    const named = { name: (name || address.split("@", 1)[0] || "").slice(0, 120), email: address };
    const { userId } = await accept(token, { ...named, identity });
    return signedInBy(userId, `/investigations/${invitation.investigationSlug}`);
  } catch (thrown) {
    if (isProblem(thrown)) return { page: `${page}?by=${thrown.code === "conflict" ? "taken" : "incomplete"}` };
    throw thrown;
  }
}
