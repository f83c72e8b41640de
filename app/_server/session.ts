import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { theProcess } from "@/server/process";
import { type SignedIn, sessionIdIn, signedInAs } from "@/server/session";

export type { SignedIn } from "@/server/session";

/**
 * Who a session belongs to, or null; also somebody who may do nothing yet but set up a second factor, so this is no door.
 * The cookie is read and its session looked up once a request.
 */
export const recognised = cache(async (): Promise<SignedIn | null> => {
  const { store, url, secret, secondFactor } = theProcess();
  const sessionId = await sessionIdIn((await headers()).get("cookie") ?? undefined, { url, secret });
  return sessionId && signedInAs(store, sessionId, secondFactor);
});

/** Who is signed in, or null. Whoever lacks the second factor that is asked here is sent to see to it. */
export async function signedIn(): Promise<SignedIn | null> {
  const known = await recognised();
  if (known?.barred) redirect(`/second-factor?next=${encodeURIComponent(await askedPath())}`);
  return known;
}

/** Who is signed in; whoever is not is sent to sign in, and then back to the page they asked for. */
export async function requireSignedIn(): Promise<SignedIn> {
  return (await signedIn()) ?? signInFirst();
}

/**
 * For signing out, which whoever is recognised may do. Nothing else.
 */
export async function requireRecognised(): Promise<SignedIn> {
  return (await recognised()) ?? signInFirst();
}

/** For what sets a second factor up: also who may do nothing else yet, unless they have one and did not show it. */
export async function requireToSetUp(): Promise<SignedIn> {
  const known = await requireRecognised();
  return known.barred === "none-set-up" ? known : requireSignedIn();
}

async function signInFirst(): Promise<never> {
  redirect(`/sign-in?next=${encodeURIComponent(await askedPath())}`);
}

async function askedPath(): Promise<string> {
  const asked = new URL((await headers()).get("x-crossread-path") ?? "/investigations", "http://localhost");
  asked.searchParams.delete("_rsc"); // Next's own, on a navigation within the app.
  return asked.pathname + asked.search;
}
