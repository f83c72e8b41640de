import "server-only";
import githubProvider from "next-auth/providers/github";
import googleProvider from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { type ProviderSettings, theProcess } from "@/server/process";
import { fromGitHub, fromOpenId } from "./provider-profile";

type Config = OAuthConfig<unknown>;

const claimsShape = z.looseObject({ sub: z.string().min(1) });
type Claims = z.output<typeof claimsShape>;

/** A provider that does not answer is given up on: somebody waits. */
const httpOptions = { timeout: 10_000 };

/** The providers that are set up here, as next-auth wants them. */
export function oauthProviders(): Config[] {
  return theProcess().providers.map(oauthProvider);
}

/** PKCE, state and, where there is an ID token, a nonce: an answer is taken in the browser that asked, once. */
export function oauthProvider(settings: ProviderSettings): Config {
  const { provider, clientId, clientSecret } = settings;
  if (provider === "github") {
    const { options: _options, ...github } = githubProvider({ clientId, clientSecret });
    return { ...github, clientId, clientSecret, checks: ["pkce", "state"], httpOptions, profile: fromGitHub };
  }
  if (provider === "google") {
    const { options: _options, ...google } = googleProvider({ clientId, clientSecret });
    return { ...google, clientId, clientSecret, checks: ["pkce", "state", "nonce"], httpOptions, profile: fromOpenId };
  }
  return openIdProvider(settings);
}

function openIdProvider({ name, issuer, clientId, clientSecret }: ProviderSettings): Config {
  return {
    id: "oidc",
    name,
    type: "oauth",
    issuer,
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    httpOptions,
    userinfo: {
      async request({ client, tokens }) {
        const claims = claimsIn(tokens.id_token);
        if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return claims;
        return { ...toldOf(claims, await client.userinfo(tokens.access_token)), ...claims };
      },
    },
    profile: fromOpenId,
  };
}

/** What an ID token says, whose signature, issuer, audience and nonce were checked when it came. */
function claimsIn(idToken: string | undefined): Claims {
  const [, payload = ""] = (idToken ?? "").split(".");
  return claimsShape.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
}

/**
 * Name and address stand in the ID token, or are only told when they are asked for.
 *
 * @throws {Error} when they are somebody else's.
 */
export function toldOf(claims: Claims, told: Claims): Claims {
  if (told.sub !== claims.sub) throw new Error("The provider's user info is about somebody else than its ID token.");
  return told;
}
