import "server-only";
import { inspect } from "node:util";
import type { NextAuthOptions } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { isProblem } from "@/lib/errors";
import { theProcess } from "@/server/process";
import { sessionCookieName } from "@/server/session";
import { endSessionNamed } from "./end-session";
import { trySignIn } from "./sign-in";

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
    providers: [
      credentialsProvider({
        name: "email and password",
        credentials: { email: { label: "Email", type: "email" }, password: { label: "Password", type: "password" } },
        async authorize(given, { headers }) {
          const { email = "", password = "" } = given ?? {};
          try {
            const userAgent = String(headers?.["user-agent"] ?? "");
            const address = String(headers?.["x-forwarded-for"] ?? "");
            const session = await trySignIn({ email, password, userAgent, address });
            return session && { id: session.userId, sid: session.sessionId };
          } catch (thrown) {
            // The library passes on a message only; the form shows it as it is.
            if (isProblem(thrown)) throw new Error(thrown.message, { cause: thrown });
            throw new Error("Signing in failed. Try again.", { cause: thrown });
          }
        },
      }),
    ],
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
