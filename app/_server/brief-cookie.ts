import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { theProcess } from "@/server/process";

/** What a browser carries from one step to the next, for so long. */
export const BRIEF_S = 5 * 60;

/** A sign-in that waits for its second step; the challenge of a passkey that is added, or shown; what one left for a provider for. */
export type BriefPurpose = "sign-in" | "add-passkey" | "show-passkey" | "provider";

/** Over https its prefix has a browser take it from this host alone. */
const nameOf = (purpose: BriefPurpose) =>
  `${theProcess().url.startsWith("https://") ? "__Host-" : ""}crossread-${purpose}`;

/** Encrypted for its purpose: one that was given out for another is not taken. */
const saltOf = (purpose: BriefPurpose) => `crossread ${purpose}`;

/** Has the browser keep this for a few minutes, where no script reads it. */
export async function keepBriefly(purpose: BriefPurpose, kept: Readonly<Record<string, string>>): Promise<void> {
  const { secret, url } = theProcess();
  const value = await encode({ token: { kept }, secret, maxAge: BRIEF_S, salt: saltOf(purpose) });
  (await cookies()).set(nameOf(purpose), value, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: url.startsWith("https://"),
    maxAge: BRIEF_S,
  });
}

/** What this browser was given, unless it ran out or is not ours. */
export async function keptBriefly(purpose: BriefPurpose): Promise<Readonly<Record<string, string>> | null> {
  const token = (await cookies()).get(nameOf(purpose))?.value ?? "";
  if (token === "") return null;
  const claims = await decode({ token, secret: theProcess().secret, salt: saltOf(purpose) }).catch(() => null);
  const kept = claims?.["kept"];
  if (typeof kept !== "object" || kept === null) return null;
  return Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value)]));
}

/** Has the browser forget it. */
export async function forgetBrief(purpose: BriefPurpose): Promise<void> {
  (await cookies()).set(nameOf(purpose), "", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: theProcess().url.startsWith("https://"),
    maxAge: 0,
  });
}
