import { describe, expect, it } from "vitest";
import { bodyBytes, homeAt, newNonce, refusalOf, securityHeaders, setForwarded } from "./guard";

const local = homeAt("http://localhost:3000", 3000);
const desk = homeAt("https://desk.example.org", 3000, { proxies: 1 });
const host = "localhost:3000";
const origin = "http://localhost:3000";

describe("refusalOf", () => {
  it.each(["localhost:3000", "LOCALHOST:3000", "127.0.0.1:3000", "[::1]:3000"])("lets in a reader at %s", (name) => {
    expect(refusalOf({ method: "GET", headers: { host: name } }, local)).toBeNull();
  });

  it.each(["desk.example.org", "localhost:3001", "localhost", "127.0.0.1.example.org:3000", "", undefined])(
    "does not answer for the host %s",
    (name) => {
      const headers = name === undefined ? {} : { host: name };
      expect(refusalOf({ method: "GET", headers }, local)).toMatchObject({ status: 421 });
    },
  );

  it("answers behind a proxy at its public name", () => {
    const headers = { host: "desk.example.org", origin: "https://desk.example.org" };
    expect(refusalOf({ method: "POST", headers }, desk)).toBeNull();
    expect(refusalOf({ method: "POST", headers: { ...headers, host } }, desk)).toBeNull();
  });

  it.each(["/invitations/%E0%A4%A", "/api/v1/investigations/%", "/%ff", "/%zz?q=1"])("answers no %s", (url) => {
    expect(refusalOf({ method: "GET", url, headers: { host } }, local)).toMatchObject({ status: 400 });
  });

  it.each(["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])("answers no %s", (method) => {
    expect(refusalOf({ method, headers: { host, origin } }, local)).toMatchObject({ status: 405 });
  });

  it("takes a change from our own pages only", () => {
    const method = "POST";
    expect(refusalOf({ method, headers: { host, origin } }, local)).toBeNull();
    for (const other of ["http://localhost:3001", "https://localhost:3000", "http://example.org", "null", ""]) {
      expect(refusalOf({ method, headers: { host, origin: other } }, local)).toMatchObject({ status: 403 });
    }
    expect(refusalOf({ method, headers: { host } }, local)).toMatchObject({ status: 403 });
  });

  it.each([
    ["/api/investigations/tower/sources/staged", bodyBytes.source],
    ["/api/investigations/tower/sources/src_00000000000000000000/versions", bodyBytes.source],
    ["/api/investigations/tower/annotations?format=brat", bodyBytes.source],
    ["/api/investigations/tower/sources/staged/removals", bodyBytes.form],
    ["/api/auth/callback/credentials", bodyBytes.auth],
    ["/investigations/tower/people", bodyBytes.form],
  ])("limits bodies sent to %s, and takes none of unknown length", (url, most) => {
    const post = (headers: Record<string, string>) =>
      refusalOf({ method: "POST", url, headers: { host, origin, ...headers } }, local);
    expect(post({ "content-length": String(most) })).toBeNull();
    expect(post({ "content-length": String(most + 1) })).toMatchObject({ status: 413 });
    expect(post({ "transfer-encoding": "chunked" })).toMatchObject({ status: 411 });
  });
});

describe("securityHeaders", () => {
  it("allows scripts by nonce alone", () => {
    const { "content-security-policy": policy } = securityHeaders("abc", host, local, false);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).toContain("connect-src 'self' ws://localhost:3000;");
    expect(policy).toContain("worker-src 'self';");
    expect(policy).not.toContain("unsafe-eval");
  });

  it("lets the development server evaluate", () => {
    expect(securityHeaders("abc", host, local, true)["content-security-policy"]).toContain("'unsafe-eval'");
  });

  it("asks for https where it is served by https", () => {
    const behindProxy = securityHeaders("abc", host, desk, false);
    expect(behindProxy["strict-transport-security"]).toBeDefined();
    expect(behindProxy["content-security-policy"]).toContain("connect-src 'self' wss://desk.example.org;");
    expect(securityHeaders("abc", host, local, false)["strict-transport-security"]).toBeUndefined();
  });

  it("has a new nonce each time", () => {
    expect(newNonce()).not.toBe(newNonce());
  });
});

describe("setForwarded", () => {
  it("replaces what a sender claims by what was checked", () => {
    const headers = {
      host,
      origin: "https://desk.example.org",
      forwarded: "host=elsewhere.example",
      "x-forwarded-host": "elsewhere.example",
      "x-forwarded-for": "198.51.100.9, 203.0.113.7",
    };
    setForwarded(headers, desk, "127.0.0.1");
    expect(headers).toEqual({
      host,
      origin: "https://desk.example.org",
      "x-forwarded-for": "203.0.113.7",
      "x-forwarded-host": "desk.example.org",
      "x-forwarded-proto": "https",
      "x-forwarded-port": "443",
    });
  });

  it("believes no sender's word on where they are", () => {
    const headers = { host, "x-forwarded-for": "198.51.100.9" };
    setForwarded(headers, local, "127.0.0.1");
    expect(headers).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "localhost:3000" });
  });

  it.each([
    [0, "198.51.100.9, 203.0.113.7", "127.0.0.1"],
    [1, undefined, "127.0.0.1"],
    [2, "198.51.100.9, 203.0.113.7", "198.51.100.9"],
    [2, "192.0.2.1, 198.51.100.9, 203.0.113.7", "198.51.100.9"],
    [2, "203.0.113.7", "127.0.0.1"],
  ])("with %i proxies takes from %s the address %s", (proxies, listed, address) => {
    const headers = { host, ...(listed !== undefined && { "x-forwarded-for": listed }) };
    setForwarded(headers, homeAt("https://desk.example.org", 3000, { proxies }), "127.0.0.1");
    expect(headers).toMatchObject({ "x-forwarded-for": address });
  });
});
