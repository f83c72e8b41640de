import { decode } from "next-auth/jwt";
import { unscopedSession } from "@/db/queries/unscoped";
import type { Store } from "@/db/store";
import { parseId, type ReviewerId, type SignInSessionId, type UserId } from "@/lib/domain/ids";
import { type Barred, barred, type SecondFactorMode } from "@/lib/domain/second-factor";

/** Somebody who is signed in, on one device. */
export type SignedIn = Readonly<{
  sessionId: SignInSessionId;
  userId: UserId;
  reviewerId: ReviewerId;
  name: string;
  isManager: boolean;
  /** What is wanting before they may do anything but see to it: null for nothing. */
  barred: Barred | null;
}>;

/** next-auth's cookie. Over https its prefix has a browser take it from this host alone, and from no neighbour in the domain. */
export function sessionCookieName(url: string): string {
  return url.startsWith("https://") ? "__Host-next-auth.session-token" : "next-auth.session-token";
}

/** The session a cookie header names; null for none, a forged one or an expired one. Looks nothing up. */
export async function sessionIdIn(
  cookieHeader: string | undefined,
  { url, secret }: Readonly<{ url: string; secret: string }>,
): Promise<SignInSessionId | null> {
  const token = cookieValue(cookieHeader ?? "", sessionCookieName(url));
  if (token === "") return null;
  try {
    const claims = await decode({ token, secret });
    const { sid } = claims ?? {};
    return typeof sid === "string" ? parseId("ses", sid) : null;
  } catch (thrown) {
    if (isForeignToken(thrown)) return null;
    throw thrown;
  }
}

/**
 * Who a session belongs to; null once it has ended or expired. One indexed read. Whoever is `barred` is somebody, and
 * comes in nowhere: every door asks.
 */
export async function signedInAs(
  store: Store,
  sessionId: SignInSessionId,
  mode: SecondFactorMode,
): Promise<SignedIn | null> {
  const session = await unscopedSession(store, sessionId);
  if (!session) return null;
  const { userId, reviewerId, name, isManager, ...standing } = session;
  return { sessionId, userId, reviewerId, name, isManager, barred: barred(mode, standing) };
}

/** Long values are cut into `name.0`, `name.1`…, in that order. */
function cookieValue(header: string, name: string): string {
  const values = new Map<string, string>();
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0) values.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  const whole = values.get(name);
  if (whole !== undefined) return whole;
  let joined = "";
  for (let part = 0; ; part += 1) {
    const value = values.get(`${name}.${part}`);
    if (value === undefined) return joined;
    joined += value;
  }
}

/** What the token library throws for a token that is not ours; its own faults have other codes. */
function isForeignToken(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && /^ERR_J(WE|WT|OSE)_/.test(String(thrown.code));
}
