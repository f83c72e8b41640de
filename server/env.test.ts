import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnvironment } from "./env";
import { isLoopback } from "./loopback";

const root = resolve("/srv/crossread");

describe("parseEnvironment", () => {
  it("needs nothing", () => {
    expect(parseEnvironment({}, root)).toEqual({
      port: 3000,
      host: "127.0.0.1",
      url: null,
      dataDir: resolve(root, "data"),
      proxies: 0,
      logAs: "text",
      secondFactor: "optional",
      mail: null,
      providers: [],
      apiOrigins: [],
    });
  });

  it("takes an empty variable for an absent one", () => {
    expect(
      parseEnvironment({ PORT: "", HOST: "", CROSSREAD_URL: "", CROSSREAD_DATA: "", CROSSREAD_API_ORIGINS: "" }, root),
    ).toEqual(parseEnvironment({}, root));
  });

  it("reads each variable", () => {
    const variables = {
      PORT: "8080",
      HOST: "0.0.0.0",
      CROSSREAD_URL: "https://desk.example.org/",
      CROSSREAD_DATA: "/var/lib/crossread",
      CROSSREAD_PROXIES: "2",
      CROSSREAD_LOG: "json",
      CROSSREAD_SECOND_FACTOR: "managers",
      CROSSREAD_SMTP: "smtps://desk:p%40ss%3Aword@mail.example.org",
      CROSSREAD_MAIL_FROM: "The desk <desk@example.org>",
      CROSSREAD_OIDC_ISSUER: "https://accounts.example.org/realms/desk",
      CROSSREAD_OIDC_CLIENT_ID: "crossread",
      CROSSREAD_OIDC_CLIENT_SECRET: "a-secret",
      CROSSREAD_OIDC_NAME: "The paper",
      CROSSREAD_GITHUB_CLIENT_ID: "Iv1.0",
      CROSSREAD_GITHUB_CLIENT_SECRET: "b-secret",
      CROSSREAD_GOOGLE_CLIENT_ID: "1.apps.example.org",
      CROSSREAD_GOOGLE_CLIENT_SECRET: "c-secret",
      CROSSREAD_API_ORIGINS: "https://tools.example.org/, http://localhost:5173",
    };
    expect(parseEnvironment(variables, root)).toEqual({
      port: 8080,
      host: "0.0.0.0",
      url: "https://desk.example.org",
      dataDir: resolve("/var/lib/crossread"),
      proxies: 2,
      logAs: "json",
      secondFactor: "managers",
      mail: {
        host: "mail.example.org",
        port: 465,
        isSecure: true,
        needsTls: false,
        login: { user: "desk", pass: "p@ss:word" },
        from: { name: "The desk", address: "desk@example.org" },
      },
      providers: [
        {
          provider: "oidc",
          name: "The paper",
          issuer: "https://accounts.example.org/realms/desk",
          clientId: "crossread",
          clientSecret: "a-secret",
        },
        {
          provider: "github",
          name: "GitHub",
          issuer: "https://github.com",
          clientId: "Iv1.0",
          clientSecret: "b-secret",
        },
        {
          provider: "google",
          name: "Google",
          issuer: "https://accounts.google.com",
          clientId: "1.apps.example.org",
          clientSecret: "c-secret",
        },
      ],
      apiOrigins: ["https://tools.example.org", "http://localhost:5173"],
    });
  });

  it.each([
    ["PORT", "eighty", 'PORT is "eighty"; expected a whole number from 0 to 65535.'],
    ["PORT", "65536", 'PORT is "65536"; expected a whole number from 0 to 65535.'],
    ["PORT", "-1", 'PORT is "-1"; expected a whole number from 0 to 65535.'],
    ["CROSSREAD_PROXIES", "6", 'CROSSREAD_PROXIES is "6"; expected a whole number from 0 to 5.'],
    ["CROSSREAD_LOG", "xml", 'CROSSREAD_LOG is "xml"; expected text or json.'],
    ["CROSSREAD_SECOND_FACTOR", "all", 'CROSSREAD_SECOND_FACTOR is "all"; expected optional, managers or everyone.'],
    ["HOST", "a b", 'HOST is "a b"; expected an address or a name, such as 127.0.0.1.'],
    [
      "CROSSREAD_URL",
      "desk.example.org",
      'CROSSREAD_URL is "desk.example.org"; expected an address without a path, such as https://desk.example.org.',
    ],
    [
      "CROSSREAD_URL",
      "https://desk.example.org/reading",
      'CROSSREAD_URL is "https://desk.example.org/reading"; ' +
        "expected an address without a path, such as https://desk.example.org.",
    ],
  ])("refuses %s=%s with a sentence", (name, value, sentence) => {
    const parse = () => parseEnvironment({ [name]: value }, root);
    expect(parse).toThrowError(expect.objectContaining({ code: "invalid", message: sentence }));
  });

  it.each([
    ["CROSSREAD_SMTP", "CROSSREAD_MAIL_FROM", "smtp://desk:hunter22@mail.example.org"],
    ["CROSSREAD_MAIL_FROM", "CROSSREAD_SMTP", "desk@example.org"],
    ["CROSSREAD_GITHUB_CLIENT_ID", "CROSSREAD_GITHUB_CLIENT_SECRET", "one"],
    ["CROSSREAD_GOOGLE_CLIENT_SECRET", "CROSSREAD_GOOGLE_CLIENT_ID", "one"],
  ])("refuses %s without %s", (name, missing, value) => {
    expect(() => parseEnvironment({ [name]: value }, root)).toThrow(`${name} needs ${missing} beside it.`);
  });

  it("refuses a provider that is set up by halves", () => {
    const halves = { CROSSREAD_OIDC_ISSUER: "https://accounts.example.org", CROSSREAD_OIDC_CLIENT_ID: "crossread" };
    expect(() => parseEnvironment(halves, root)).toThrow(
      "CROSSREAD_OIDC_ISSUER, CROSSREAD_OIDC_CLIENT_ID needs CROSSREAD_OIDC_CLIENT_SECRET beside it.",
    );
  });

  it("takes an issuer over http from this machine alone", () => {
    const by = (issuer: string) => ({
      CROSSREAD_OIDC_ISSUER: issuer,
      CROSSREAD_OIDC_CLIENT_ID: "crossread",
      CROSSREAD_OIDC_CLIENT_SECRET: "a-secret",
    });
    expect(parseEnvironment(by("http://127.0.0.1:4000"), root).providers).toMatchObject([{ name: "127.0.0.1:4000" }]);
    for (const issuer of ["http://accounts.example.org", "https://u:p@accounts.example.org", "ftp://a", "accounts"]) {
      expect(() => parseEnvironment(by(issuer), root)).toThrow("CROSSREAD_OIDC_ISSUER is");
    }
  });

  it("never says what a secret is, not even where it is wrong", () => {
    const password = "hunter22";
    for (const [name, value] of [
      ["CROSSREAD_SMTP", `imap://desk:${password}@mail.example.org`],
      ["CROSSREAD_SMTP", `smtp://desk:${password}@mail.example.org/inbox`],
      ["CROSSREAD_OIDC_CLIENT_SECRET", `${password} with a space`],
    ]) {
      const parse = () => parseEnvironment({ [name ?? ""]: value }, root);
      expect(parse).toThrow(`${name} is not what it should be`);
      expect(parse).toThrow(expect.objectContaining({ message: expect.not.stringContaining(password) }));
    }
  });

  it("names everything that is wrong at once", () => {
    expect(() => parseEnvironment({ PORT: "x", HOST: "0.0.0.0" }, root)).toThrow(
      /PORT is "x"[\s\S]+HOST is "0\.0\.0\.0"/,
    );
    expect(() => parseEnvironment({ PORT: "x", CROSSREAD_URL: "y" }, root)).toThrow(
      /PORT is "x"[\s\S]+CROSSREAD_URL is "y"/,
    );
  });

  it.each([undefined, "http://desk.example.org"])("does not open itself to others over %s", (url) => {
    expect(() => parseEnvironment({ HOST: "0.0.0.0", CROSSREAD_URL: url }, root)).toThrow(
      /HOST is "0\.0\.0\.0".+CROSSREAD_URL must be an https address/,
    );
  });
});

describe("isLoopback", () => {
  it.each(["localhost", "127.0.0.1", "127.8.0.1", "::1"])("knows %s as this machine", (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(["0.0.0.0", "::", "192.168.1.4", "127.0.0.1.example.org", "localhost.example.org"])(
    "does not take %s for this machine",
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
