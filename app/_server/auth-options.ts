import "server-only";
import { inspect } from "node:util";
import type { NextAuthOptions } from "next-auth";
import { safePath } from "@/app/_components/safe-path";
import { theProcess } from "@/server/process";
import { sessionCookieName } from "@/server/session";
import { endSessionNamed } from "./end-session";
import { oauthProviders } from "./oauth-providers";
import { arriveFromProvider } from "./provider-arrival";
import { waysIn } from "./ways-in";

const MONTH_S = 30 * 24 * 60 * 60;
/** How long somebody may be away at a provider. */
const AWAY_S = 15 * 60;

/**
 * How people sign in. The cookie carries the id of a session and nothing personal; the session is a
 * row, so it can be listed and ended, and every entry looks it up.
 *
 * A function, because secret and address are the running process's and not known to the build.
 */
export function authOptions(): NextAuthOptions {
  const { secret, url } = theProcess();
  const isSecure = url.startsWith("https://");
  const cookie = (name: string, maxAge?: number) => ({
    name: isSecure && !name.startsWith("__Host-") ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure, ...(maxAge && { maxAge }) },
  });
  return {
    secret,
    useSecureCookies: isSecure,
    session: { strategy: "jwt", maxAge: MONTH_S },
    cookies: {
      sessionToken: cookie(sessionCookieName(url)),
      callbackUrl: cookie("next-auth.callback-url"),
      pkceCodeVerifier: cookie("next-auth.pkce.code_verifier", AWAY_S),
      state: cookie("next-auth.state", AWAY_S),
      nonce: cookie("next-auth.nonce", AWAY_S),
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
    providers: [...waysIn(), ...oauthProviders()],
    callbacks: {
      signIn: async ({ user, account }) =>
        account?.type === "oauth" ? arriveFromProvider(account.provider, user) : true,
      redirect: ({ url: asked, baseUrl }) =>
        baseUrl + safePath(asked.startsWith(`${baseUrl}/`) ? asked.slice(baseUrl.length) : asked),
      jwt: ({ token, user }) => (user && "sid" in user ? { sid: user.sid } : { sid: token["sid"] }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.["sid"] === "string") await endSessionNamed(token["sid"]);
      },
    },
    logger: {
      // A wrong password is nothing to log. Of a provider's fault the message alone: its answer may hold more.
      error: (code, metadata) => {
        theProcess().log(`next-auth: ${code}: ${/OAUTH/.test(code) ? messageOf(metadata) : inspect(metadata)}`, {
          level: "error",
        });
      },
      warn: () => {},
      debug: () => {},
    },
  };
}

function messageOf(metadata: unknown): string {
  const { message, error } = Object(metadata);
  return String(error instanceof Error ? error.message : (message ?? error ?? "")).slice(0, 300);
}
