import { afterEach, beforeEach, expect, it } from "vitest";
import { enterInstallation } from "@/db/access";
import { openSession } from "@/db/commands/accounts";
import { changeRole } from "@/db/commands/manage-reviewers";
import { addPasskey, removePasskey } from "@/db/commands/passkeys";
import { newCommandId } from "@/db/new-id";
import { openDesk, type TestDesk, testPassword } from "@/db/testing/desk";
import { recordedClaim } from "@/db/testing/records";
import type { SignInSessionId } from "@/lib/domain/ids";
import { rationaleName } from "@/lib/joint-text/joint-text";
import { closeCodes } from "@/lib/live/frames";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { tokenOf } from "./testing/program";
import { openTab } from "./testing/tab";

type Person = Parameters<TestDesk["sessionFor"]>[0];

let desk: TestDesk;
let server: LiveServer;
beforeEach(async () => {
  desk = await openDesk();
  server = await openLiveServer(desk.store, { secondFactor: "managers" });
});
afterEach(async () => {
  await server.close();
  await desk.close();
});

const key = { credentialId: "credential", publicKey: "key", counter: 0, transports: [] };
const installationOf = (person: Person) => enterInstallation(desk.store, desk.accounts[person].userId);
const addKey = async (person: Person, sessionId: SignInSessionId) =>
  addPasskey(await installationOf(person), { name: "A key" }, key, sessionId);
const headersOf = async (sessionId: SignInSessionId) => ({
  origin: server.url,
  cookie: await server.cookieFor(sessionId),
});
async function answersTo(sessionId: SignInSessionId) {
  const { claimId } = await recordedClaim(desk.annotator);
  const { slug } = desk.investigation;
  const headers = await headersOf(sessionId);
  const document = encodeURIComponent(rationaleName(slug, claimId));
  return Promise.all(
    [`/live?investigation=${slug}`, `/collab?investigation=${slug}&document=${document}`].map(async (path) => {
      const answer = await fetch(server.url + path, { headers });
      return `${answer.status} ${await answer.text()}`;
    }),
  );
}

it("keeps a manager off both sockets who has no second factor, and nobody else", async () => {
  for (const answer of await answersTo(await desk.sessionFor("manager"))) {
    expect(answer).toMatch(/^403 .*asks for a second factor\. Set one up/s);
  }
  for (const answer of await answersTo(await desk.sessionFor("annotator"))) expect(answer).toMatch(/^426 /);
});

it("keeps off who has one and did not show it in this session, and lets in who did", async () => {
  const adding = await desk.sessionFor("manager");
  await addKey("manager", adding);
  for (const answer of await answersTo(await desk.sessionFor("manager"))) {
    expect(answer).toMatch(/^403 .*Sign out, and sign in with your passkey/s);
  }
  const how = { by: "passkey", hasSecondFactor: true } as const;
  const shown = await openSession(desk.store, desk.accounts.manager.userId, "a test", Date.now, how);
  for (const sessionId of [adding, shown]) {
    for (const answer of await answersTo(sessionId)) expect(answer).toMatch(/^426 /);
  }
});

it("answers no program whose maker has no second factor and needs one, and answers it once they have", async () => {
  const ask = async (person: "manager" | "curator") => {
    const { token } = await tokenOf(desk[person]);
    const answer = await fetch(`${server.url}/api/v1/investigations/${desk.investigation.slug}/claims`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return `${answer.status} ${await answer.text()}`;
  };
  expect(await ask("manager")).toMatch(/^403 .*whoever made the token for a second factor/s);
  expect(await ask("curator")).toMatch(/^200 /);
  await addKey("manager", await desk.sessionFor("manager"));
  expect(await ask("manager")).toMatch(/^200 /);
});

it("asks it of who manages no more than another investigation", async () => {
  const sessionId = await desk.sessionFor("elsewhere");
  const answer = await fetch(`${server.url}/live?investigation=${desk.otherInvestigation.slug}`, {
    headers: await headersOf(sessionId),
  });
  expect(answer.status).toBe(403);
});

it("closes a socket whose person takes their only second factor away, or becomes a manager", async () => {
  const { slug } = desk.investigation;
  const sessionId = await desk.sessionFor("manager");
  const passkeyId = await addKey("manager", sessionId);
  const tab = await openTab({ url: server.url, slug, headers: await headersOf(sessionId) });
  tab.send({ type: "hello", since: 0 });
  await tab.next("ready");
  await removePasskey(await installationOf("manager"), { passkeyId, present: testPassword }, sessionId);
  expect(await tab.closed).toBe(closeCodes.signedOut);

  const annotator = await openTab({
    url: server.url,
    slug,
    headers: await headersOf(await desk.sessionFor("annotator")),
  });
  annotator.send({ type: "hello", since: 0 });
  await annotator.next("ready");
  await changeRole(desk.manager, newCommandId(), { reviewerId: desk.annotator.reviewerId, role: "manager" });
  expect(await annotator.closed).toBe(closeCodes.signedOut);
});
