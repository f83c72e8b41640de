import type { Provider } from "@/lib/domain/identity";
import { isLoopback } from "./loopback";

/** A provider by which people can sign in, as it knows this installation. */
export type ProviderSettings = Readonly<{
  provider: Provider;
  /** What its button says. */
  name: string;
  /** Who vouches: part of the name of every identity. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}>;

/** Reads an issuer as its tokens name it, without a slash at the end of the address alone; null when it is none. */
export function issuerIn(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && isLoopback(hostname.replace(/^\[(.+)\]$/, "$1")));
  return isSafe && username === "" && password === "" && search === "" && hash === "" ? text : null;
}

type Given = (
  name:
    | `CROSSREAD_OIDC_${"ISSUER" | "CLIENT_ID" | "CLIENT_SECRET" | "NAME"}`
    | `CROSSREAD_${"GITHUB" | "GOOGLE"}_CLIENT_${"ID" | "SECRET"}`,
) => string | undefined;

/** The providers that are set up whole. */
export function providersIn(given: Given): ProviderSettings[] {
  const issuer = given("CROSSREAD_OIDC_ISSUER");
  const known = [
    issuer === undefined
      ? null
      : {
          provider: "oidc" as const,
          name: given("CROSSREAD_OIDC_NAME") ?? new URL(issuer).host,
          issuer,
          clientId: given("CROSSREAD_OIDC_CLIENT_ID"),
          clientSecret: given("CROSSREAD_OIDC_CLIENT_SECRET"),
        },
    {
      provider: "github" as const,
      name: "GitHub",
      issuer: "https://github.com",
      clientId: given("CROSSREAD_GITHUB_CLIENT_ID"),
      clientSecret: given("CROSSREAD_GITHUB_CLIENT_SECRET"),
    },
    {
      provider: "google" as const,
      name: "Google",
      issuer: "https://accounts.google.com",
      clientId: given("CROSSREAD_GOOGLE_CLIENT_ID"),
      clientSecret: given("CROSSREAD_GOOGLE_CLIENT_SECRET"),
    },
  ];
  return known.flatMap((one) => {
    const { clientId, clientSecret } = one ?? {};
    return one && clientId !== undefined && clientSecret !== undefined ? [{ ...one, clientId, clientSecret }] : [];
  });
}
