import "server-only";
import { inspect } from "node:util";
import type { NextAuthOptions } from "next-auth";
import { theProcess } from "@/server/process";
import { sessionCookieName } from "@/server/session";
import { endSessionNamed } from "./end-session";
import { waysIn } from "./ways-in";

const MONTH_S = 30 * 24 * 60 * 60;

/**
 * How people sign in. The cookie carries the id of a session and nothing personal; the session is a
 * row, so it can be listed and ended, and every entry looks it up.
 *
 * A function, because secret and address are the running process's and not known to the build.
 */
export function authOptions(): NextAuthOptions {
  const { secret, url } = theProcess();
  const isSecure = url.startsWith("https://");
  return {
    secret,
    useSecureCookies: isSecure,
    session: { strategy: "jwt", maxAge: MONTH_S },
    cookies: {
      sessionToken: {
        name: sessionCookieName(url),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
      },
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
    providers: [...waysIn()],
    callbacks: {
      jwt: ({ token, user }) => (user && "sid" in user ? { sid: user.sid } : { sid: token["sid"] }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.["sid"] === "string") await endSessionNamed(token["sid"]);
      },
    },
    logger: {
      // A wrong password is nothing to log.
      error: (code, metadata) => theProcess().log(`next-auth: ${code}: ${inspect(metadata)}`, { level: "error" }),
      warn: () => {},
      debug: () => {},
    },
  };
}
