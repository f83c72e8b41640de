import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "./fixtures";

/**
 * Everybody at every door that the pages have: each page and each handler for the browser, by everybody who could stand
 * before it. Rows are read from the files under `app`, so that a new one without its row here fails. What programs and
 * sockets are answered stands in `server/matrix.test.ts`.
 */

const slug = "matrix-of-doors";
const people = [
  "nobody",
  "stranger",
  "removed",
  "observer",
  "annotator",
  "curator",
  "manager",
  "expired",
  "revoked",
  "token",
  "installation",
] as const;
type Person = (typeof people)[number];
/** `installation` manages that, and this investigation too. */
const members: readonly Person[] = ["observer", "annotator", "curator", "manager", "installation"];
/** A session that ended is none, and so is a token here, which is for programs. */
const unknown: readonly Person[] = ["nobody", "expired", "revoked", "token"];

type Things = Readonly<Record<"sourceId" | "claimId" | "reportId" | "editionId", string>>;
type Row = Readonly<{
  /** What it is asked with: an address that is there. */
  at: (things: Things) => string;
  /** What each is answered. */
  answers: (who: Person) => number;
}>;

const TO_SIGN_IN = 307;
const at = `/investigations/${slug}`;
const api = `/api${at}`;
const stagedId = "stg_00000000000000000001";

const everybody = (status: number) => () => status;
const signedIn = (who: Person) => (unknown.includes(who) ? TO_SIGN_IN : 200);
const managing = (who: Person) => (unknown.includes(who) ? TO_SIGN_IN : who === "installation" ? 200 : 404);
const inside = (who: Person) => (unknown.includes(who) ? TO_SIGN_IN : members.includes(who) ? 200 : 404);
/** Handlers say what a page shows: who is not signed in is told so, and not sent anywhere. */
const handled =
  (within: number, refused: readonly Person[] = []) =>
  (who: Person) => {
    if (unknown.includes(who)) return 401;
    if (!members.includes(who)) return 404;
    return refused.includes(who) ? 403 : within;
  };
const capturing = (within: number) => handled(within, ["observer"]);

const rows: Readonly<Record<string, Row>> = {
  // Before anybody is known.
  "/": { at: () => "/", answers: everybody(TO_SIGN_IN) },
  "/sign-in": { at: () => "/sign-in", answers: (who) => (unknown.includes(who) ? 200 : TO_SIGN_IN) },
  "/sign-in/code": { at: () => "/sign-in/code", answers: everybody(TO_SIGN_IN) },
  "/second-factor": { at: () => "/second-factor", answers: everybody(TO_SIGN_IN) },
  "/first-run": { at: () => "/first-run?token=none", answers: everybody(200) },
  "/forgotten-password": { at: () => "/forgotten-password", answers: everybody(200) },
  "/password/[token]": { at: () => "/password/none", answers: everybody(200) },
  "/invitations/[token]": { at: () => "/invitations/none", answers: everybody(200) },
  "GET /schemas/crossread-report-1.json": { at: () => "/schemas/crossread-report-1.json", answers: everybody(200) },
  "GET /api/auth/[...nextauth]": { at: () => "/api/auth/csrf", answers: everybody(200) },
  "POST /api/auth/[...nextauth]": { at: () => "/api/auth/callback/credentials", answers: everybody(302) },
  // For whoever is signed in.
  "/account": { at: () => "/account", answers: signedIn },
  "/accounts": { at: () => "/accounts", answers: managing },
  "/api-guide": { at: () => "/api-guide", answers: signedIn },
  "/investigations": { at: () => "/investigations", answers: signedIn },
  "/investigations/new": { at: () => "/investigations/new", answers: managing },
  // For members.
  "/investigations/[slug]": { at: () => at, answers: inside },
  "/investigations/[slug]/annotations/import": { at: () => `${at}/annotations/import`, answers: inside },
  "/investigations/[slug]/claims": { at: () => `${at}/claims`, answers: inside },
  "/investigations/[slug]/claims/[claimId]": { at: ({ claimId }) => `${at}/claims/${claimId}`, answers: inside },
  "/investigations/[slug]/history": { at: () => `${at}/history`, answers: inside },
  "/investigations/[slug]/history/[seq]": { at: () => `${at}/history/5`, answers: inside },
  "/investigations/[slug]/history/[seq]/claims/[claimId]": {
    at: ({ claimId }) => `${at}/history/5/claims/${claimId}`,
    answers: inside,
  },
  "/investigations/[slug]/matrix": { at: () => `${at}/matrix`, answers: inside },
  "/investigations/[slug]/people": { at: () => `${at}/people`, answers: inside },
  "/investigations/[slug]/reports": { at: () => `${at}/reports`, answers: inside },
  "/investigations/[slug]/reports/[reportId]": { at: ({ reportId }) => `${at}/reports/${reportId}`, answers: inside },
  "/investigations/[slug]/settings": { at: () => `${at}/settings`, answers: inside },
  "/investigations/[slug]/sources/[sourceId]": { at: ({ sourceId }) => `${at}/sources/${sourceId}`, answers: inside },
  "/investigations/[slug]/sources/[sourceId]/captured": {
    at: ({ sourceId }) => `${at}/sources/${sourceId}/captured`,
    answers: inside,
  },
  "/investigations/[slug]/sources/[sourceId]/changes": {
    at: ({ sourceId }) => `${at}/sources/${sourceId}/changes`,
    answers: inside,
  },
  "/investigations/[slug]/sources/[sourceId]/queue": {
    at: ({ sourceId }) => `${at}/sources/${sourceId}/queue`,
    answers: inside,
  },
  "/investigations/[slug]/sources/add": { at: () => `${at}/sources/add`, answers: inside },
  "/investigations/[slug]/timeline": { at: () => `${at}/timeline`, answers: inside },
  // What the pages ask, and files.
  "GET /api/investigations/[slug]/annotations": { at: () => `${api}/annotations`, answers: handled(200) },
  "POST /api/investigations/[slug]/annotations": { at: () => `${api}/annotations`, answers: handled(400) },
  "GET /api/investigations/[slug]/candidates": {
    at: ({ claimId, sourceId }) => `${api}/candidates?claim=${claimId}&source=${sourceId}`,
    answers: handled(200),
  },
  "GET /api/investigations/[slug]/editions/[editionId]": {
    at: ({ editionId }) => `${api}/editions/${editionId}?format=json`,
    answers: handled(200),
  },
  "GET /api/investigations/[slug]/export": { at: () => `${api}/export?format=json`, answers: handled(200) },
  "GET /api/investigations/[slug]/rationale-versions": {
    at: ({ claimId }) => `${api}/rationale-versions?claim=${claimId}`,
    answers: handled(200),
  },
  "GET /api/investigations/[slug]/search": { at: () => `${api}/search?q=tower`, answers: handled(200) },
  "GET /api/investigations/[slug]/sources/[sourceId]/original": {
    at: ({ sourceId }) => `${api}/sources/${sourceId}/original?version=1`,
    answers: handled(200),
  },
  "POST /api/investigations/[slug]/sources/[sourceId]/versions": {
    at: ({ sourceId }) => `${api}/sources/${sourceId}/versions`,
    answers: capturing(400),
  },
  "GET /api/investigations/[slug]/sources": { at: () => `${api}/sources`, answers: handled(200) },
  "GET /api/investigations/[slug]/sources/staged": { at: () => `${api}/sources/staged`, answers: capturing(200) },
  "POST /api/investigations/[slug]/sources/staged": { at: () => `${api}/sources/staged`, answers: capturing(400) },
  "POST /api/investigations/[slug]/sources/staged/choices": {
    at: () => `${api}/sources/staged/choices`,
    answers: capturing(400),
  },
  "POST /api/investigations/[slug]/sources/staged/removals": {
    at: () => `${api}/sources/staged/removals`,
    answers: capturing(400),
  },
  "GET /api/investigations/[slug]/sources/staged/[stagedId]": {
    at: () => `${api}/sources/staged/${stagedId}`,
    answers: capturing(404),
  },
  "POST /api/investigations/[slug]/sources/staged/[stagedId]/admission": {
    at: () => `${api}/sources/staged/${stagedId}/admission`,
    answers: capturing(404),
  },
  "POST /api/investigations/[slug]/sources/staged/[stagedId]/columns": {
    at: () => `${api}/sources/staged/${stagedId}/columns`,
    answers: capturing(400),
  },
  "POST /api/investigations/[slug]/sources/staged/[stagedId]/corrections": {
    at: () => `${api}/sources/staged/${stagedId}/corrections`,
    answers: capturing(400),
  },
};

/** Every page, and every handler with each of its methods, as the files have them. */
function doors(): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" }).flatMap((file) => {
    const [, folder, kind] = /^(.*?)\/?(page\.tsx|route\.ts)$/.exec(file) ?? [];
    if (folder === undefined) return [];
    if (kind === "page.tsx") return [`/${folder}`];
    const exported = readFileSync(`app/${file}`, "utf8").match(
      /(?<=export (?:const|async function) )(GET|POST|PUT|PATCH|DELETE)\b/g,
    );
    const methods = exported ?? (/ as GET\b/.test(readFileSync(`app/${file}`, "utf8")) ? ["GET", "POST"] : []);
    return methods.map((method) => `${method} /${folder}`);
  });
}

test("every door has its row", () => {
  expect(doors().sort()).toEqual(Object.keys(rows).sort());
});

test("everybody is answered at every door as the table says", async ({ served, manager }) => {
  test.setTimeout(240_000);
  const { data, url } = served;
  const elsewhere = "matrix-of-nowhere";
  await data.openInvestigation(manager, elsewhere, "Somewhere else");
  await data.openInvestigation(manager, slug, "The doors");
  const things = await thingsIn(data, manager);
  const stranger = await data.addMember("A Stranger", elsewhere, "manager");
  const removed = await data.addMember("A Former Colleague", slug, "curator");
  const removedCookie = await data.cookieFor(removed);
  await data.letOut(manager, slug, removed);
  const curator = await data.addMember("The Curator", slug, "curator");
  const past = await data.pastCookiesFor(curator);
  const cookie = async (user: typeof curator) => headersOf(await data.cookieFor(user));
  const headers: Readonly<Record<Person, Record<string, string>>> = {
    nobody: {},
    stranger: await cookie(stranger),
    removed: headersOf(removedCookie),
    observer: await cookie(await data.addMember("The Observer", slug, "observer")),
    annotator: await cookie(await data.addMember("The Annotator", slug, "annotator")),
    curator: await cookie(curator),
    manager: await cookie(await data.addMember("A Manager", slug, "manager")),
    expired: headersOf(past.expired),
    revoked: headersOf(past.revoked),
    installation: await cookie(manager),
    token: { authorization: `Bearer ${await data.tokenFor(curator, slug, ["read", "write", "export"])}` },
  };
  const wrong: string[] = [];
  for (const [door, { at: address, answers }] of Object.entries(rows)) {
    const method = door.startsWith("POST ") ? "POST" : "GET";
    for (const who of people) {
      const asked = {
        method,
        headers: { ...headers[who], ...(method === "POST" && { origin: url }) },
        redirect: "manual",
      } as const;
      const response = await fetch(`${url}${address(things)}`, asked);
      await response.arrayBuffer();
      if (response.status !== answers(who)) wrong.push(`${door} by ${who}: ${response.status}, not ${answers(who)}`);
      if (method === "GET") continue;
      const unasked = await fetch(`${url}${address(things)}`, { ...asked, headers: headers[who] });
      if (unasked.status !== 403) wrong.push(`${door} by ${who} from no page: ${unasked.status}, not 403`);
    }
  }
  expect(wrong).toEqual([]);
});

const headersOf = ({ name, value }: Readonly<{ name: string; value: string }>) => ({ cookie: `${name}=${value}` });

type Data = Parameters<Parameters<typeof test>[2]>[0]["served"]["data"];

/** One of each thing that an address names. */
async function thingsIn(data: Data, manager: Awaited<ReturnType<Data["addManager"]>>): Promise<Things> {
  const text = "The tower is 330 m tall.\n\nIt was built in 1889, the keeper said.";
  const { id: sourceId } = await data.addSource(manager, slug, "gazette.txt", text);
  const claimId = await data.addClaim(manager, slug, sourceId, "The tower is 330 m tall.");
  await data.addVersion(manager, slug, sourceId, `${text}\n\nIt leans.`);
  const [reportId, editionId] = ["rpt_0000000000matrix0001", "edn_0000000000matrix0001"];
  const begun = { reportId, title: "The doors", template: "by-verdict" } as const;
  await data.change(manager, slug, { name: "create-report", input: begun });
  await data.change(manager, slug, { name: "publish-edition", input: { editionId, reportId } });
  return { sourceId, claimId, reportId, editionId };
}
