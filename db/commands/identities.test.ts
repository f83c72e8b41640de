import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enterInstallation } from "@/db/access";
import { newCommandId, newId } from "@/db/new-id";
import { accountOf, identitiesOf } from "@/db/queries/sessions";
import { unscopedIdentityOwner, unscopedInvitation, unscopedSession } from "@/db/queries/unscoped";
import { installationEvents, storedBytes } from "@/db/testing/accounts";
import { openDesk, type TestDesk, testPassword } from "@/db/testing/desk";
import { refusal } from "@/db/testing/refusal";
import { deactivateAccount } from "./account-standing";
import { acceptInvitation, holderOf, openSession } from "./accounts";
import { beginConnecting, connectIdentity, disconnectIdentity } from "./identities";
import { invite } from "./invite";
import { addPasskey, removePasskey } from "./passkeys";
import { askedPasswordLink, setPasswordByLink } from "./password-links";
import { changePassword, setFirstPassword } from "./passwords";

const MINUTE_MS = 60_000;

let desk: TestDesk;
let clock: number;
const now = () => clock;
beforeEach(async () => {
  clock = Date.UTC(2026, 0, 1);
  desk = await openDesk({ now });
});
afterEach(() => desk.close());

const amal = {
  provider: "oidc",
  issuer: "https://accounts.example.org",
  subject: "1",
  label: "amal@example.org",
} as const;
const password = "another long enough password";

/** Somebody signed in, a moment ago. */
async function signedIn(who: "annotator" | "curator", by: "password" | "provider" = "password") {
  const { userId } = desk.accounts[who];
  const session = await openSession(desk.store, userId, "a test browser", now, { by });
  return { userId, session, installation: await enterInstallation(desk.store, userId, now) };
}

/** An account that an invitation made, of somebody whom a provider vouches for. */
async function vouchedFor(identity = amal) {
  const { token } = await invite(desk.manager, newCommandId(), { invitationId: newId("ivt"), role: "observer" });
  const newcomer = { name: "Amal", email: "amal@example.org", identity };
  const { userId } = await acceptInvitation(desk.store, token, newcomer, now);
  const session = await openSession(desk.store, userId, "a test browser", now, { by: "provider" });
  return { userId, token, session, installation: await enterInstallation(desk.store, userId, now) };
}

describe("an identity", () => {
  it("opens the account it is connected with, and ends every other session of it", async () => {
    const { userId, session, installation } = await signedIn("annotator");
    const lost = await openSession(desk.store, userId, "a test browser", now);
    await connectIdentity(installation, amal, session);
    expect(await unscopedIdentityOwner(desk.store, amal)).toBe(userId);
    expect(await identitiesOf(installation)).toEqual([{ ...amal, connectedAtMs: clock }]);
    expect(await unscopedSession(desk.store, session, now)).not.toBeNull();
    expect(await unscopedSession(desk.store, lost, now)).toBeNull();
    const connected = { type: "account.identity-connected", userId, provider: "oidc" };
    expect((await installationEvents(desk.store)).at(-1)).toEqual(connected);
  });

  it("is nobody's by its subject alone, by another issuer, or by an address that an account has", async () => {
    const { session, installation } = await signedIn("annotator");
    await connectIdentity(installation, amal, session);
    for (const other of [
      { ...amal, issuer: "https://other.example.org" },
      { ...amal, subject: "2" },
      { ...amal, subject: "annotator@example.org" },
      { ...amal, subject: "" },
    ]) {
      expect(await unscopedIdentityOwner(desk.store, other)).toBeNull();
    }
  });

  it("opens nothing once the account is deactivated", async () => {
    const { userId, session, installation } = await signedIn("annotator");
    await connectIdentity(installation, amal, session);
    await deactivateAccount(desk.installation, newCommandId(), { userId });
    expect(await unscopedIdentityOwner(desk.store, amal)).toBeNull();
  });

  it("is connected with one account, also where two ask at once", async () => {
    const [one, other] = [await signedIn("annotator"), await signedIn("curator")];
    const outcomes = await Promise.allSettled([
      connectIdentity(one.installation, amal, one.session),
      connectIdentity(other.installation, amal, other.session),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await connectIdentity(one.installation, amal, one.session); // Once more changes nothing.
    expect(await refusal(desk, () => connectIdentity(other.installation, amal, other.session))).toMatchObject({
      code: "conflict",
    });
  });

  it("stands in the history without what the provider calls the person", async () => {
    const { session, installation } = await signedIn("annotator");
    await connectIdentity(installation, { ...amal, label: "a name of the provider's" }, session);
    expect(JSON.stringify(await installationEvents(desk.store))).not.toMatch(
      /a name of the provider|accounts\.example/,
    );
    expect(storedBytes(desk.file)).toContain("a name of the provider's");
  });

  it("keeps of a label what can be shown", async () => {
    const { session, installation } = await signedIn("annotator");
    await connectIdentity(installation, { ...amal, label: `a\n\u202eb${"c".repeat(500)}` }, session);
    const [shown] = await identitiesOf(installation);
    expect(shown?.label).toMatch(/^a bc{197}$/);
  });

  it.each([
    { ...amal, subject: "" },
    { ...amal, provider: "ldap" },
    { ...amal, issuer: "x".repeat(2_000) },
    { ...amal, subject: undefined },
    null,
  ])("is refused as %j", async (raw) => {
    const { session, installation } = await signedIn("annotator");
    expect(await refusal(desk, () => connectIdentity(installation, raw, session))).toMatchObject({ code: "invalid" });
  });
});

describe("leaving to connect one", () => {
  it("needs the password, or to have signed in a moment ago", async () => {
    const { session, installation } = await signedIn("annotator");
    await beginConnecting(installation, {}, session);
    clock += 11 * MINUTE_MS;
    const later = (present: string) => refusal(desk, () => beginConnecting(installation, { present }, session));
    expect(await later("")).toMatchObject({ code: "invalid" });
    expect(await later("not the password")).toMatchObject({ code: "invalid" });
    await beginConnecting(installation, { present: testPassword }, session);
  });
});

describe("disconnecting", () => {
  it("leaves other ways in, and says so in the history", async () => {
    const { userId, session, installation } = await signedIn("annotator");
    await connectIdentity(installation, amal, session);
    await disconnectIdentity(installation, amal, session);
    expect(await unscopedIdentityOwner(desk.store, amal)).toBeNull();
    const disconnected = { type: "account.identity-disconnected", userId, provider: "oidc" };
    expect((await installationEvents(desk.store)).at(-1)).toEqual(disconnected);
  });

  it("is refused for the last way in, and taken once there is another", async () => {
    const { session, installation } = await vouchedFor();
    expect(await refusal(desk, () => disconnectIdentity(installation, amal, session))).toMatchObject({
      code: "conflict",
    });
    expect(await unscopedIdentityOwner(desk.store, amal)).not.toBeNull();
    const second = { ...amal, issuer: "https://github.com", provider: "github" } as const;
    await connectIdentity(installation, second, session);
    await disconnectIdentity(installation, amal, session);
    expect(await refusal(desk, () => disconnectIdentity(installation, second, session))).toMatchObject({
      code: "conflict",
    });
  });

  it("leaves a passkey, which is then the last way in", async () => {
    const { session, installation } = await vouchedFor();
    const made = { credentialId: "abc", publicKey: "abc", counter: 0, transports: [] };
    const passkeyId = await addPasskey(installation, { name: "A key" }, made, session);
    await disconnectIdentity(installation, amal, session);
    const removal = () => removePasskey(installation, { passkeyId }, session);
    expect(await refusal(desk, removal)).toMatchObject({ code: "conflict" });
  });

  it("is of one's own alone, and of who proves that it is them", async () => {
    const [own, other] = [await signedIn("annotator"), await signedIn("curator")];
    await connectIdentity(own.installation, amal, own.session);
    const byOther = await refusal(desk, () => disconnectIdentity(other.installation, amal, other.session));
    expect(byOther).toMatchObject({ code: "not-found" });
    clock += 11 * MINUTE_MS;
    const late = await refusal(desk, () => disconnectIdentity(own.installation, amal, own.session));
    expect(late).toMatchObject({ code: "invalid" });
  });
});

describe("an invitation used by an identity", () => {
  it("makes an account without a password, which no password opens", async () => {
    const { userId, token, installation } = await vouchedFor();
    expect(await accountOf(installation)).toMatchObject({ email: "amal@example.org", hasPassword: false });
    expect(await unscopedIdentityOwner(desk.store, amal)).toBe(userId);
    expect(await unscopedInvitation(desk.store, token, now)).toBeNull();
    for (const tried of ["", "none", "$argon2id$v=19$m=19456,t=2,p=1$"]) {
      expect(await holderOf(desk.store, { email: "amal@example.org", password: tried })).toBeNull();
    }
  });

  it("takes nobody's account by an address it names, nor an identity that is another's", async () => {
    const { token } = await invite(desk.manager, newCommandId(), { invitationId: newId("ivt"), role: "observer" });
    const accept = (email: string) =>
      refusal(desk, () => acceptInvitation(desk.store, token, { name: "Amal", email, identity: amal }, now));
    expect(await accept("annotator@example.org")).toMatchObject({ code: "conflict" });
    expect(await accept("")).toMatchObject({ code: "invalid" });
    const { session, installation } = await signedIn("curator");
    await connectIdentity(installation, amal, session);
    expect(await accept("amal@example.org")).toMatchObject({ code: "conflict" });
    expect(await unscopedInvitation(desk.store, token, now)).not.toBeNull();
  });
});

describe("an account without a password", () => {
  it("is given one by who signed in a moment ago, once", async () => {
    const { session, installation } = await vouchedFor();
    const set = () => setFirstPassword(installation, { password }, session);
    clock += 11 * MINUTE_MS;
    expect(await refusal(desk, set)).toMatchObject({ code: "invalid" });
    clock -= 11 * MINUTE_MS;
    await set();
    expect(await holderOf(desk.store, { email: "amal@example.org", password })).not.toBeNull();
    expect(await refusal(desk, set)).toMatchObject({ code: "conflict" });
  });

  it("has none to be changed, and takes one by a link", async () => {
    const { session, installation } = await vouchedFor();
    for (const present of ["", "none"]) {
      const change = () => changePassword(installation, { present, password }, session);
      expect(await refusal(desk, change)).toMatchObject({ code: "invalid" });
    }
    const link = await askedPasswordLink(desk.store, "amal@example.org", now);
    await setPasswordByLink(desk.store, link?.token ?? "", { password }, now);
    expect(await holderOf(desk.store, { email: "amal@example.org", password })).not.toBeNull();
  });
});
