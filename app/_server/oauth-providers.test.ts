import { describe, expect, it } from "vitest";
import { oauthProvider, toldOf } from "./oauth-providers";
import { fromGitHub, fromOpenId } from "./provider-profile";

const keys = { clientId: "an-id", clientSecret: "a-secret" };
const oidc = {
  provider: "oidc",
  name: "The paper",
  issuer: "https://accounts.example.org/realms/desk",
  ...keys,
} as const;
const github = { provider: "github", name: "GitHub", issuer: "https://github.com", ...keys } as const;
const google = { provider: "google", name: "Google", issuer: "https://accounts.google.com", ...keys } as const;

describe("a provider, as next-auth is told of it", () => {
  it("is found by what the issuer publishes, and checked by PKCE, state and nonce", () => {
    expect(oauthProvider(oidc)).toMatchObject({
      id: "oidc",
      name: "The paper",
      wellKnown: "https://accounts.example.org/realms/desk/.well-known/openid-configuration",
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      ...keys,
    });
    const { wellKnown } = oauthProvider({ ...oidc, issuer: "https://accounts.example.org/" });
    expect(wellKnown).toBe("https://accounts.example.org/.well-known/openid-configuration");
  });

  it("is GitHub, with PKCE and state", () => {
    expect(oauthProvider(github)).toMatchObject({ id: "github", type: "oauth", checks: ["pkce", "state"], ...keys });
    expect(oauthProvider(github)).not.toHaveProperty("options");
  });

  it("is Google, with a nonce as well", () => {
    const told = { id: "google", idToken: true, checks: ["pkce", "state", "nonce"], ...keys };
    expect(oauthProvider(google)).toMatchObject(told);
    expect(oauthProvider(google).wellKnown).toBe("https://accounts.google.com/.well-known/openid-configuration");
  });

  it("links nobody by an address", () => {
    for (const settings of [oidc, github, google]) {
      expect(oauthProvider(settings).allowDangerousEmailAccountLinking ?? false).toBe(false);
    }
  });
});

describe("user info", () => {
  it("is believed about whom the ID token is about, and nobody else", () => {
    expect(toldOf({ sub: "1" }, { sub: "1", name: "Amal" })).toEqual({ sub: "1", name: "Amal" });
    expect(() => toldOf({ sub: "1" }, { sub: "2", name: "Eve" })).toThrow("somebody else");
  });
});

describe("somebody as a provider describes them", () => {
  it.each([
    [
      { sub: "1", name: "Amal", email: "a@example.org" },
      { id: "1", name: "Amal", email: "a@example.org", label: "a@example.org" },
    ],
    [
      { sub: "1", preferred_username: "amal" },
      { id: "1", name: "amal", email: "", label: "amal" },
    ],
    [
      { sub: "1", name: 7, email: null },
      { id: "1", name: "", email: "", label: "" },
    ],
  ])("is read from claims %j", (claims, profile) => expect(fromOpenId(claims)).toEqual(profile));

  it.each([{}, { sub: "" }, { sub: 7 }, null, "1"])("is nobody without a subject: %j", (claims) => {
    expect(() => fromOpenId(claims)).toThrow();
  });

  it("is known to GitHub by a number, since a login can be taken by another", () => {
    const user = { id: 583231, login: "amal", name: null, email: null };
    expect(fromGitHub(user)).toEqual({ id: "583231", name: "amal", email: "", label: "amal" });
    for (const other of [{ login: "amal" }, { id: "583231", login: "amal" }, { id: 0, login: "amal" }]) {
      expect(() => fromGitHub(other)).toThrow();
    }
  });
});
