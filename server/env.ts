import { resolve } from "node:path";
import { z } from "zod";
import { type SecondFactorMode, secondFactorModes } from "@/lib/domain/second-factor";
import { Problem } from "@/lib/errors";
import { isLoopback } from "./loopback";
import { type MailSettings, mailServerIn, senderIn } from "./mail-settings";
import { issuerIn, type ProviderSettings, providersIn } from "./provider-settings";

/**
 * What the surroundings may say to the process. Everything is read and checked here, once, at
 * start; `docs/environment.md` is printed from this table, and a test compares the two.
 */
export const environment = [
  { name: "PORT", default: "3000", meaning: "The port to listen on, 0 to 65535; with 0 the system picks a free one." },
  {
    name: "HOST",
    default: "127.0.0.1",
    meaning: "The address to listen on. Any but this machine's own needs an https `CROSSREAD_URL`.",
  },
  {
    name: "CROSSREAD_URL",
    default: "http://localhost:PORT",
    meaning:
      "Where people reach Crossread: scheme, host and port, without a path. Requests for another host are refused.",
  },
  {
    name: "CROSSREAD_DATA",
    default: "data",
    meaning:
      "The folder with the database, the secret, the lock and what waits to be added. Without it, `data` beside the program.",
  },
  {
    name: "CROSSREAD_PROXIES",
    default: "0",
    meaning:
      "How many proxies stand before Crossread, 0 to 5: that many last addresses of `X-Forwarded-For` are believed, and " +
      "limits count by the first of them. With 0 the header is ignored.",
  },
  {
    name: "CROSSREAD_LOG",
    default: "text",
    meaning: "`text`: sentences for people. `json`: a line of JSON for each of them, for each request and each change.",
  },
  {
    name: "CROSSREAD_SECOND_FACTOR",
    default: "optional",
    meaning:
      "Whose sign-in needs a second factor: `optional`, `managers` (of the installation or of any investigation) or `everyone`. Who has none comes in only to set one up.",
  },
  {
    name: "CROSSREAD_SMTP",
    default: "none",
    meaning:
      "The server that takes mail: `smtps://USER:PASSWORD@HOST:465`, or `smtp://` with STARTTLS. Without it no mail is sent, and links are shown instead.",
  },
  {
    name: "CROSSREAD_MAIL_FROM",
    default: "none",
    meaning: "Who mail is from: `The desk <desk@example.org>`. Goes with `CROSSREAD_SMTP`.",
  },
  {
    name: "CROSSREAD_OIDC_ISSUER",
    default: "none",
    meaning: "The address of an OpenID Connect provider by which people may sign in, as its tokens name it.",
  },
  { name: "CROSSREAD_OIDC_CLIENT_ID", default: "none", meaning: "What that provider calls this Crossread." },
  { name: "CROSSREAD_OIDC_CLIENT_SECRET", default: "none", meaning: "The secret it gave with that." },
  { name: "CROSSREAD_OIDC_NAME", default: "the issuer’s host", meaning: "What people call that provider." },
  { name: "CROSSREAD_GITHUB_CLIENT_ID", default: "none", meaning: "An OAuth app of GitHub, to sign in by GitHub." },
  { name: "CROSSREAD_GITHUB_CLIENT_SECRET", default: "none", meaning: "Its secret." },
  { name: "CROSSREAD_GOOGLE_CLIENT_ID", default: "none", meaning: "An OAuth client of Google, to sign in by Google." },
  { name: "CROSSREAD_GOOGLE_CLIENT_SECRET", default: "none", meaning: "Its secret." },
  {
    name: "CROSSREAD_API_ORIGINS",
    default: "none",
    meaning:
      "Pages of others that may call the API from a browser: their addresses without a path, with commas between them.",
  },
] as const;

type VariableName = (typeof environment)[number]["name"];
type Variables = Readonly<Record<string, string | undefined>>;

export type Environment = Readonly<{
  port: number;
  host: string;
  /** An origin such as `https://desk.example.org`; null for localhost at whatever port is listened on. */
  url: string | null;
  /** Absolute. */
  dataDir: string;
  proxies: number;
  logAs: "text" | "json";
  secondFactor: SecondFactorMode;
  /** Null when no mail is sent. */
  mail: MailSettings | null;
  providers: readonly ProviderSettings[];
  /** Origins such as `https://tools.example.org`. */
  apiOrigins: readonly string[];
}>;

const printable = z.string().regex(/^[!-~]{1,500}$/);
const shapes: Readonly<Record<VariableName, z.ZodType<string>>> = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .refine((text) => Number(text) <= 65_535),
  HOST: z.string().regex(/^[\w.:-]+$/),
  CROSSREAD_URL: z.string().refine(isOrigin),
  CROSSREAD_DATA: z.string().min(1),
  CROSSREAD_PROXIES: z.string().regex(/^[0-5]$/),
  CROSSREAD_LOG: z.enum(["text", "json"]),
  CROSSREAD_SECOND_FACTOR: z.enum(secondFactorModes),
  CROSSREAD_SMTP: z.string().refine((text) => mailServerIn(text) !== null),
  CROSSREAD_MAIL_FROM: z.string().refine((text) => senderIn(text) !== null),
  CROSSREAD_OIDC_ISSUER: z.string().refine((text) => issuerIn(text) !== null),
  CROSSREAD_OIDC_CLIENT_ID: printable,
  CROSSREAD_OIDC_CLIENT_SECRET: printable,
  CROSSREAD_OIDC_NAME: z.string().regex(/^[^\p{Cc}]{1,40}$/u),
  CROSSREAD_GITHUB_CLIENT_ID: printable,
  CROSSREAD_GITHUB_CLIENT_SECRET: printable,
  CROSSREAD_GOOGLE_CLIENT_ID: printable,
  CROSSREAD_GOOGLE_CLIENT_SECRET: printable,
  CROSSREAD_API_ORIGINS: z.string().refine((text) => listed(text).every(isOrigin)),
};
const expected: Readonly<Record<VariableName, string>> = {
  PORT: "a whole number from 0 to 65535",
  HOST: "an address or a name, such as 127.0.0.1",
  CROSSREAD_URL: "an address without a path, such as https://desk.example.org",
  CROSSREAD_DATA: "the path of a folder",
  CROSSREAD_PROXIES: "a whole number from 0 to 5",
  CROSSREAD_LOG: "text or json",
  CROSSREAD_SECOND_FACTOR: "optional, managers or everyone",
  CROSSREAD_SMTP: "an address such as smtps://user:password@mail.example.org:465, with signs like @ in it as %40",
  CROSSREAD_MAIL_FROM: "an email address, such as desk@example.org or The desk <desk@example.org>",
  CROSSREAD_OIDC_ISSUER: "an https address, such as https://accounts.example.org",
  CROSSREAD_OIDC_CLIENT_ID: "letters, figures and signs without spaces",
  CROSSREAD_OIDC_CLIENT_SECRET: "letters, figures and signs without spaces",
  CROSSREAD_OIDC_NAME: "a name of up to 40 characters",
  CROSSREAD_GITHUB_CLIENT_ID: "letters, figures and signs without spaces",
  CROSSREAD_GITHUB_CLIENT_SECRET: "letters, figures and signs without spaces",
  CROSSREAD_GOOGLE_CLIENT_ID: "letters, figures and signs without spaces",
  CROSSREAD_GOOGLE_CLIENT_SECRET: "letters, figures and signs without spaces",
  CROSSREAD_API_ORIGINS: "addresses without a path and commas between them, such as https://tools.example.org",
};

/** What is never printed, not even where it is wrong: it holds a password. */
const secret: ReadonlySet<VariableName> = new Set([
  "CROSSREAD_SMTP",
  "CROSSREAD_OIDC_CLIENT_SECRET",
  "CROSSREAD_GITHUB_CLIENT_SECRET",
  "CROSSREAD_GOOGLE_CLIENT_SECRET",
]);

/** None of these means anything without the others. */
const together: readonly (readonly VariableName[])[] = [
  ["CROSSREAD_SMTP", "CROSSREAD_MAIL_FROM"],
  ["CROSSREAD_OIDC_ISSUER", "CROSSREAD_OIDC_CLIENT_ID", "CROSSREAD_OIDC_CLIENT_SECRET"],
  ["CROSSREAD_GITHUB_CLIENT_ID", "CROSSREAD_GITHUB_CLIENT_SECRET"],
  ["CROSSREAD_GOOGLE_CLIENT_ID", "CROSSREAD_GOOGLE_CLIENT_SECRET"],
];

/**
 * Reads the variables given; an empty one counts as absent.
 *
 * @throws {Problem} `invalid`, with a sentence for each variable that is wrong.
 */
export function parseEnvironment(variables: Variables, root: string): Environment {
  const given = (name: VariableName) => variables[name] || undefined;
  const isWrong = (name: VariableName) => given(name) !== undefined && !shapes[name].safeParse(given(name)).success;
  const wrong = environment
    .filter(({ name }) => isWrong(name))
    .map(({ name }) => {
      const is = secret.has(name) ? "is not what it should be" : `is ${JSON.stringify(given(name))}`;
      return `${name} ${is}; expected ${expected[name]}.`;
    });
  for (const names of together) {
    const missing = names.filter((name) => given(name) === undefined);
    if (missing.length === 0 || missing.length === names.length) continue;
    wrong.push(
      `${names.filter((name) => !missing.includes(name)).join(", ")} needs ${missing.join(" and ")} beside it.`,
    );
  }
  const host = given("HOST") ?? "127.0.0.1";
  const url = given("CROSSREAD_URL");
  const isOpen = !isWrong("HOST") && !isLoopback(host);
  if (isOpen && !isWrong("CROSSREAD_URL") && !url?.startsWith("https://")) {
    wrong.push(
      `HOST is ${JSON.stringify(host)}, which others can reach, so CROSSREAD_URL must be an https address; ` +
        `it is ${url === undefined ? "not set" : JSON.stringify(url)}.`,
    );
  }
  if (wrong.length > 0) throw new Problem("invalid", wrong.join("\n"));
  const data = given("CROSSREAD_DATA");
  const mailServer = mailServerIn(given("CROSSREAD_SMTP") ?? "");
  const from = senderIn(given("CROSSREAD_MAIL_FROM") ?? "");
  return {
    port: Number(given("PORT") ?? 3000),
    host,
    url: url === undefined ? null : new URL(url).origin,
    dataDir: data === undefined ? resolve(root, "data") : resolve(data),
    proxies: Number(given("CROSSREAD_PROXIES") ?? 0),
    logAs: given("CROSSREAD_LOG") === "json" ? "json" : "text",
    secondFactor: z.enum(secondFactorModes).default("optional").parse(given("CROSSREAD_SECOND_FACTOR")),
    mail: mailServer && from && { ...mailServer, from },
    providers: providersIn(given),
    apiOrigins: listed(given("CROSSREAD_API_ORIGINS") ?? "").map((origin) => new URL(origin).origin),
  };
}

/**
 * The process's own variables, and over them what the command line says (`--data`).
 *
 * @throws {Problem} `invalid`, as `parseEnvironment`.
 */
export function readEnvironment(root: string, over: Partial<Record<VariableName, string>> = {}): Environment {
  return parseEnvironment({ ...process.env, ...over }, root);
}

/** What Next and next-auth read for themselves. Before either is loaded. */
export function prepareEnvironment({ dev }: Readonly<{ dev: boolean }>): void {
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
}

/** next-auth makes its links and chooses its cookies by this. Known once the port is. */
export function announceUrl(url: string): void {
  Object.assign(process.env, { NEXTAUTH_URL: url });
}

const listed = (text: string) => text.split(",").flatMap((part) => part.trim() || []);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href, username } = new URL(text);
  return (protocol === "http:" || protocol === "https:") && username === "" && href === `${origin}/`;
}
