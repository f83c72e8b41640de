import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { isLoopback, parseEnvironment } from "./env";

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
    });
  });

  it("takes an empty variable for an absent one", () => {
    expect(parseEnvironment({ PORT: "", HOST: "", CROSSREAD_URL: "", CROSSREAD_DATA: "" }, root)).toEqual(
      parseEnvironment({}, root),
    );
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
    };
    expect(parseEnvironment(variables, root)).toEqual({
      port: 8080,
      host: "0.0.0.0",
      url: "https://desk.example.org",
      dataDir: resolve("/var/lib/crossread"),
      proxies: 2,
      logAs: "json",
      secondFactor: "managers",
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
