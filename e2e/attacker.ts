import { type APIRequestContext, request as requests } from "@playwright/test";
import { journeyPassword } from "@/db/testing/served";

/** What the journeys of attackers share: who they ask as, and what no answer may tell them. */

export const slug = "al-tanf-2017";
export const api = `/api/investigations/${slug}`;
export const sessionCookie = "next-auth.session-token";

/** Asks as a script would, with somebody's cookie or nobody's, and follows nothing. */
export async function asking(url: string, cookie: Readonly<{ name: string; value: string }> | null) {
  const headers = { origin: url, ...(cookie && { cookie: `${cookie.name}=${cookie.value}` }) };
  return requests.newContext({ baseURL: url, extraHTTPHeaders: headers, maxRedirects: 0 });
}

export async function csrfOf(context: APIRequestContext): Promise<string> {
  return (await (await context.get("/api/auth/csrf")).json()).csrfToken;
}

/** Signs in by password, as the form does. */
export async function signIn(context: APIRequestContext, email: string, more: Readonly<Record<string, string>> = {}) {
  const form = { csrfToken: await csrfOf(context), email, password: journeyPassword, code: "", json: "true", ...more };
  return context.post("/api/auth/callback/credentials", { form });
}

export const cookieIn = async (context: APIRequestContext) =>
  (await context.storageState()).cookies.find(({ name }) => name === sessionCookie)?.value;

/** Who a cookie is taken for, by what the account page says. */
export async function nameFor(url: string, value: string): Promise<string | null> {
  const context = await asking(url, { name: sessionCookie, value });
  const answer = await context.get("/account");
  const [, name] = /<dt>Name<\/dt><dd>([^<]*)/.exec(await answer.text()) ?? [];
  await context.dispose();
  return answer.status() === 200 ? (name ?? "") : null;
}
/** What no answer tells: a stack, a place on the disk, the database's language, our own code. */
export const insides =
  /\n\s+at |node_modules|\/home\/|\/root\/|\.next\/|\.build\/|SQLITE|SqliteError|insert into|Drizzle|ECONN|ENOENT/i;
