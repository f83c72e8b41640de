import "server-only";
import { acceptInvitation, holderOf, openFirstAccount, openSession } from "@/db/commands/accounts";
import { takePasskey } from "@/db/commands/passkeys";
import { setPasswordByLink } from "@/db/commands/password-links";
import { takeCode } from "@/db/commands/second-factor";
import {
  hasAccounts,
  unscopedFactors,
  unscopedIdentityOwner,
  unscopedInvestigationsOf,
  unscopedInvitation,
  unscopedPasskey,
  unscopedPasswordLink,
} from "@/db/queries/unscoped";
import type { InvestigationId, PasskeyId, UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { theProcess } from "@/server/process";
import { passwordChangedMail } from "./mails";
import { sendLater } from "./post";
import type { SignedIn } from "./session";

/** The few doors that stand before any investigation is entered. Nothing else in `app` holds the store. */

export function investigationsOf({ reviewerId }: SignedIn) {
  return unscopedInvestigationsOf(theProcess().store, reviewerId);
}

/** How many others have it open now. */
export function colleaguesIn({ reviewerId }: SignedIn, investigationId: InvestigationId): number {
  return theProcess()
    .peopleIn(investigationId)
    .filter((other) => other !== reviewerId).length;
}

export function invitationFor(token: string) {
  return unscopedInvitation(theProcess().store, token);
}

/**
 * Lets in the person who holds an invitation: with a new account, or as who they are signed in as. The token is looked
 * up first, since hashing a password is work that nobody without one may ask for.
 */
export async function accept(token: unknown, by: Parameters<typeof acceptInvitation>[2]) {
  if (typeof token !== "string" || !(await invitationFor(token))) {
    throw new Problem("not-found", "This invitation was used, withdrawn or has expired. Ask for a new one.");
  }
  return acceptInvitation(theProcess().store, token, by);
}

/** Whose account an identity at a provider opens; null for a stranger's. */
export function identityOwner(identity: Readonly<{ issuer: string; subject: string }>) {
  return unscopedIdentityOwner(theProcess().store, identity);
}

/** Whose password a link sets. */
export function passwordLinkTo(token: string) {
  return unscopedPasswordLink(theProcess().store, token);
}

/** Sets a new password for whoever holds the link, and tells the account’s own address. */
export async function setPasswordBy(token: unknown, input: unknown): Promise<void> {
  const { email } = await setPasswordByLink(theProcess().store, typeof token === "string" ? token : "", input);
  sendLater(async () => passwordChangedMail(email));
}

export function anyAccounts(): Promise<boolean> {
  return hasAccounts(theProcess().store);
}

/** Opens the first account, whose token was checked, and closes first run for ever. */
export async function openFirst(input: Parameters<typeof openFirstAccount>[1]): Promise<void> {
  const { store, firstRun } = theProcess();
  await openFirstAccount(store, input);
  firstRun?.close();
}

/** Whether this is the token the start printed, and there is still no account. */
export async function isFirstRunToken(token: unknown): Promise<boolean> {
  return typeof token === "string" && (theProcess().firstRun?.check(token) ?? false) && !(await anyAccounts());
}

/** Whose email and password these are, else null. */
export function passwordHolder(input: Parameters<typeof holderOf>[1]) {
  return holderOf(theProcess().store, input);
}

/** What somebody could show beside a password. */
export function factorsOf(userId: UserId) {
  return unscopedFactors(theProcess().store, userId);
}

/** Takes a code of an app or a recovery code, once. */
export function takeCodeOf(userId: UserId, typed: string) {
  const { store, sealing } = theProcess();
  return takeCode(store, sealing, userId, typed);
}

/** A passkey by what its device calls it. */
export function passkeyCalled(credentialId: string) {
  return unscopedPasskey(theProcess().store, credentialId);
}

/** Notes that a passkey was shown; null when its count went back. */
export function takePasskeyOf(passkeyId: PasskeyId, counted: number) {
  return takePasskey(theProcess().store, passkeyId, counted);
}

/** Opens a session for somebody who has proved everything that is asked of them. */
export function startSession(userId: UserId, userAgent: string, how: Parameters<typeof openSession>[4]) {
  return openSession(theProcess().store, userId, userAgent, Date.now, how);
}
