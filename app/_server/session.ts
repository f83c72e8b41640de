import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { theProcess } from "@/server/process";
import { type SignedIn, sessionIdIn, signedInAs } from "@/server/session";

export type { SignedIn } from "@/server/session";

/** Who is signed in, or null. The cookie is read and its session looked up once a request. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const { store, url, secret } = theProcess();
  const sessionId = await sessionIdIn((await headers()).get("cookie") ?? undefined, { url, secret });
  return sessionId && signedInAs(store, sessionId);
});

/** Who is signed in; whoever is not is sent to sign in, and then back to the page they asked for. */
export async function requireSignedIn(): Promise<SignedIn> {
  const known = await signedIn();
  if (known) return known;
  const asked = new URL((await headers()).get("x-crossread-path") ?? "/investigations", "http://localhost");
  asked.searchParams.delete("_rsc"); // Next's own, on a navigation within the app.
  redirect(`/sign-in?next=${encodeURIComponent(asked.pathname + asked.search)}`);
}
