import "server-only";
import { cookies } from "next/headers";
import { theProcess } from "@/server/process";
import { sessionCookieName } from "@/server/session";
import { endSessionNamed } from "./end-session";
import type { SignedIn } from "./session";

/** Ends the session and has the browser forget its cookie. */
export async function signOut({ sessionId }: SignedIn): Promise<void> {
  await endSessionNamed(sessionId);
  const { url } = theProcess();
  const secure = url.startsWith("https://");
  (await cookies()).set(sessionCookieName(url), "", { maxAge: 0, path: "/", httpOnly: true, sameSite: "lax", secure });
}
