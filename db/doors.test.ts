import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Access, enter, enterInstallation, type Installation } from "@/db/access";
import { endSession, openSession } from "@/db/commands/accounts";
import { applyLine } from "@/db/commands/apply-line";
import { connectIdentity } from "@/db/commands/identities";
import { invite } from "@/db/commands/invite";
import { changeRole, removeReviewer } from "@/db/commands/manage-reviewers";
import { openEditionLink } from "@/db/commands/publish-edition";
import { sendables } from "@/db/commands/sendable";
import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { keepReportNow, writeReport } from "@/db/commands/write-report";
import { newCommandId, newId } from "@/db/new-id";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { claimElsewhere, functionsIn, oneOfEach, type Things } from "@/db/testing/doors";
import { scopedCommands } from "@/db/testing/every-command";
import { ofNumbersAlone, scopedQueries, withoutAccess } from "@/db/testing/every-query";
import { allEvents, assessment } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { typed } from "@/db/testing/typed";
import { vainAttempts } from "@/db/testing/vain-attempts";
import { isProblem } from "@/lib/errors";
import { type Role, reach, roles } from "@/lib/policy/permissions";

/**
 * Every door to the data is tried by somebody who may not use it. What is exported is read from the
 * folders, so that a new query or command without a case here fails.
 */
const queries = await functionsIn("db/queries", (name) => import(`./queries/${name}.ts`));
const commands = await functionsIn("db/commands", (name) => import(`./commands/${name}.ts`));

let desk: TestDesk;
let things: Things;
beforeEach(async () => {
  desk = await openDesk();
  things = await oneOfEach(desk);
});
afterEach(() => desk.close());

/** The answer, or the refusal, as text that can be searched. */
async function answerOf(name: string, scope: Access | Installation): Promise<string> {
  const query = queries.get(name);
  if (typeof query !== "function") throw new Error(`There is no query ${name}.`);
  try {
    return JSON.stringify((await query(scope, ...(scopedQueries[name]?.(things) ?? []))) ?? null);
  } catch (thrown) {
    if (isProblem(thrown) && ["not-found", "forbidden"].includes(thrown.code)) return thrown.code;
    throw thrown;
  }
}

describe("every query", () => {
  it("has its case here", () => {
    expect([...queries.keys()].sort()).toEqual([...Object.keys(scopedQueries), ...withoutAccess].sort());
  });

  it.each(Object.keys(scopedQueries))("%s shows somebody from elsewhere nothing", async (name) => {
    const { annotator, elsewhere, store, accounts, manager } = desk;
    await invite(manager, "invite", { invitationId: newId("ivt"), role: "curator" });
    await openSession(store, accounts.elsewhere.userId, "their own device");
    await sendables["withdraw-claim"](annotator, newCommandId(), { claimId: things.claimId, reason: "A caption." });
    const ofPerson = /^(sessions|own-tokens|factors):/.test(name);
    const ofInstallation = name.startsWith("accounts:");
    const inside = ofInstallation
      ? desk.installation
      : ofPerson
        ? await enterInstallation(store, accounts.annotator.userId)
        : annotator;
    const outside = ofPerson || ofInstallation ? await enterInstallation(store, accounts.elsewhere.userId) : elsewhere;
    if (name === "sessions: identitiesOf") {
      const identity = {
        provider: "oidc",
        issuer: "https://accounts.example.org",
        subject: "1",
        label: "The annotator",
      };
      await connectIdentity(await enterInstallation(store, accounts.annotator.userId), identity, newId("ses"));
    }
    const words = ["330 m", "324 m", "The tower", "The annotator", "annotator@example.org", "gazette", "curator"];
    const { hash } = Object(JSON.parse(await answerOf("events: headOf", annotator)));
    const secrets = [...Object.values(things), ...words, String(hash)];
    const shows = (answer: string) => secrets.filter((secret) => answer.includes(secret));
    if (!ofNumbersAlone.has(name)) expect(shows(await answerOf(name, inside)), "shown inside").not.toEqual([]);
    expect(shows(await answerOf(name, outside)), "shown outside").toEqual([]);
  });

  it("headSeq is of one's own investigation", async () => {
    expect(Number(await answerOf("events: headSeq", desk.elsewhere))).toBe((await allEvents(desk.elsewhere)).length);
    expect(Number(await answerOf("events: headSeq", desk.annotator))).toBe((await allEvents(desk.annotator)).length);
  });
});

/** Not for somebody in an investigation: made of the commands above, before entering, or for one's own account. */
const otherCommands = [
  "account-standing: deactivateAccount",
  "account-standing: makeManager",
  "account-standing: reactivateAccount",
  "account-standing: unmakeManager",
  "access-tokens: noteTokenUse",
  "record-reading: recordReading",
  "accounts: acceptInvitation",
  "accounts: addManager",
  "accounts: endOtherSessions",
  "accounts: endSession",
  "accounts: holderOf",
  "accounts: openFirstAccount",
  "accounts: openSession",
  "apply-line: applyLine",
  "identities: beginConnecting",
  "identities: connectIdentity",
  "identities: disconnectIdentity",
  "identities: putIdentity",
  "import-annotations: importAnnotations",
  "import-annotations: planAnnotations",
  "open-investigation: openInvestigation",
  "password-links: askedPasswordLink",
  "password-links: passwordLinkFor",
  "password-links: recordPasswordLink",
  "password-links: setPasswordByLink",
  "passkeys: addPasskey",
  "passkeys: allowPasskey",
  "passkeys: removePasskey",
  "passkeys: renamePasskey",
  "passkeys: takePasskey",
  "passwords: changePassword",
  "passwords: passwordChanged",
  "passwords: setFirstPassword",
  "passwords: setPassword",
  "point-at: pointAt",
  "receive-bundle: receiveBundle",
  "refuse-if-changed: refuseIfChanged",
  "second-factor: beginSecondFactor",
  "second-factor: confirmSecondFactor",
  "second-factor: removeFactorsOf",
  "second-factor: removeSecondFactor",
  "second-factor: renewRecoveryCodes",
  "second-factor: showNow",
  "second-factor: takeCode",
];

const cells = Object.entries(scopedCommands).flatMap(([name, { permission, about }]) =>
  roles.map((role) => [name, role, reach(role, permission), about] as const),
);
const another: Readonly<Record<Role, Role>> = {
  observer: "annotator",
  annotator: "curator",
  curator: "manager",
  manager: "curator",
};

describe("every command", () => {
  it("has its case here", () => {
    expect([...commands.keys()].sort()).toEqual([...Object.keys(scopedCommands), ...otherCommands].sort());
  });

  it("is sent under its own name and permission", () => {
    for (const [name, { permission }] of Object.entries(scopedCommands)) {
      const { spec } = Object(commands.get(name));
      if (spec) expect(spec.permission, name).toBe(permission);
    }
    for (const [name, { spec }] of Object.entries(sendables)) expect(spec.name).toBe(name);
  });

  it.each(cells)("%s to an %s: %s", async (name, role, reached, about) => {
    const ofAnother = await about({ by: desk[another[role]], inside: desk });
    if (reached === "any") await ofAnother(desk[role]);
    else {
      const { code } = await refusal(desk, () => ofAnother(desk[role]));
      // One's own changes are all that undo can see.
      expect(code).toBe(name === "sendable: undo" && reached === "own" ? "not-found" : "forbidden");
    }
    if (reached === "own") await (await about({ by: desk[role], inside: desk }))(desk[role]);
  });
});

describe("somebody from another investigation", () => {
  it("cannot enter", async () => {
    for (const who of [desk.elsewhere.reviewerId, newId("rev")]) {
      await expect(enter(desk.store, who, desk.investigation.id)).rejects.toMatchObject({ code: "not-found" });
    }
  });

  it("names its things in vain, whatever the command", async () => {
    const own = await claimElsewhere(desk);
    const attempts = vainAttempts(desk, things, own);
    expect(new Set(attempts.map(([name]) => name))).toEqual(new Set(Object.keys(sendables)));
    for (const [name, input] of attempts) {
      const refused = await refusal(desk, () => sendables[name](desk.elsewhere, newCommandId(), input));
      expect([name, refused.code]).toEqual([name, "not-found"]);
    }
  });

  it("writes in none of its texts", async () => {
    for (const attempt of [
      () => writeRationale(desk.elsewhere, things.claimId, typed("No.")),
      () => keepRationaleNow(desk.elsewhere, things.claimId),
      () => writeReport(desk.elsewhere, things.reportId, typed("No.")),
      () => keepReportNow(desk.elsewhere, things.reportId),
      () => openEditionLink(desk.elsewhere, newCommandId(), { linkId: newId("edl"), editionId: things.editionId }),
    ]) {
      expect(await refusal(desk, attempt)).toMatchObject({ code: "not-found" });
    }
  });

  it("manages none of its people", async () => {
    const { reviewerId } = things;
    for (const command of [changeRole, removeReviewer]) {
      const attempt = () => command(desk.elsewhere, "manage", { reviewerId, role: "observer" });
      expect(await refusal(desk, attempt)).toMatchObject({ code: "not-found" });
    }
  });

  it("applies no line to its sources and claims", async () => {
    const input = { wording: "The tower is tall.", type: "other" };
    const passage = { source: things.sourceId, exact: "330 m" };
    const lines = [
      { id: "line-1", command: "record-claim", input: { ...input, passage } },
      { id: "line-2", command: "assess", input: { ...assessment(things.claimId) } },
    ];
    for (const line of lines) {
      expect(await refusal(desk, () => applyLine(desk.elsewhere, line))).toMatchObject({ code: "not-found" });
    }
  });

  it("ends no session but their own", async () => {
    const outside = await enterInstallation(desk.store, desk.accounts.elsewhere.userId);
    const refused = await refusal(desk, () => endSession(outside, "end", { sessionId: things.sessionId }));
    expect(refused.code).toBe("not-found");
    const sessionId = await desk.sessionFor("elsewhere");
    await endSession(outside, "end-own", { sessionId });
  });
});
