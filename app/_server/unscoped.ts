import "server-only";
import { acceptInvitation, openFirstAccount, signIn } from "@/db/commands/accounts";
import { hasAccounts, unscopedInvestigationsOf, unscopedInvitation } from "@/db/queries/unscoped";
import { theProcess } from "@/server/process";
import type { SignedIn } from "./session";

/** The few doors that stand before any investigation is entered. Nothing else in `app` holds the store. */

export type InvestigationView = Awaited<ReturnType<typeof unscopedInvestigationsOf>>[number];

export function investigationsOf({ reviewerId }: SignedIn) {
  return unscopedInvestigationsOf(theProcess().store, reviewerId);
}

export function invitationFor(token: string) {
  return unscopedInvitation(theProcess().store, token);
}

/** Lets in the person who holds an invitation: with a new account, or as who they are signed in as. */
export function accept(token: string, by: Parameters<typeof acceptInvitation>[2]) {
  return acceptInvitation(theProcess().store, token, by);
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
export async function isFirstRunToken(token: string): Promise<boolean> {
  return (theProcess().firstRun?.check(token) ?? false) && !(await anyAccounts());
}

/** Opens a session for the right password, else null. */
export function startSession(input: Parameters<typeof signIn>[1]) {
  return signIn(theProcess().store, input);
}
