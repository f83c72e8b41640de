import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Access, enter, enterInstallation, type Installation } from "@/db/access";
import { endSession, openSession } from "@/db/commands/accounts";
import { applyLine } from "@/db/commands/apply-line";
import { invite } from "@/db/commands/invite";
import { changeRole, removeReviewer } from "@/db/commands/manage-reviewers";
import { openEditionLink } from "@/db/commands/publish-edition";
import { sendables } from "@/db/commands/sendable";
import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { keepReportNow, writeReport } from "@/db/commands/write-report";
import { sha256 } from "@/db/history";
import { newCommandId, newId } from "@/db/new-id";
import { openDesk, passageOf, sourceTexts, type TestDesk, towerClaim } from "@/db/testing/desk";
import { claimElsewhere, functionsIn, oneOfEach, type Things } from "@/db/testing/doors";
import { scopedCommands } from "@/db/testing/every-command";
import { allEvents, assessment, contradiction, curation, rejection, thread } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { typed } from "@/db/testing/typed";
import { historyChoice } from "@/lib/domain/history-choice";
import { isProblem } from "@/lib/errors";
import { shinglesOf, sketchOf } from "@/lib/near/shingles";
import { type Role, reach, roles } from "@/lib/policy/permissions";
import { wholeReport } from "@/lib/report/report-reading";

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

const scopedQueries: Readonly<Record<string, (things: Things) => readonly unknown[]>> = {
  "accounts: accountsOf": () => [],
  "annotations: annotationsPage": () => [1],
  "annotations: printAnnotationsOf": () => [
    async ({ annotations }: { annotations: Iterable<unknown> }) => [...annotations],
  ],
  "bundle: writeBundle": () => [join(mkdtempSync(join(tmpdir(), "crossread-door-")), "bundle")],
  "candidates: candidatePassages": ({ untiedClaimId, courierId }) => [untiedClaimId, courierId],
  "as-of: claimAsOf": ({ claimId }) => [claimId, 2],
  "as-of: deskAsOf": () => [2],
  "custody: custodyOf": () => [],
  "desk: deskIn": () => [],
  "desk: deskView": () => [],
  "event-names: namesFor": ({ claimId }) => [[{ type: "claim.reinstated", claimId }]],
  "duplicates: sourcesNamed": ({ sourceId }) => [[sourceId]],
  "duplicates: sourcesWithBytes": () => [[sha256(sourceTexts.gazette)]],
  "duplicates: textsOf": ({ versionId }) => [[versionId]],
  "duplicates: versionsSharing": () => [sketchOf(shinglesOf(sourceTexts.gazette)), 5],
  "access-tokens: tokensOf": () => [],
  "access-tokens: tokenNames": ({ tokenId }) => [[`${tokenId}:1`]],
  "own-tokens: ownTokens": () => [],
  "events: eventsBehind": ({ claimId }) => [claimId, 1_000],
  "events: eventsSince": () => [0, 1_000],
  "events: headOf": () => [],
  "events: headSeq": () => [],
  "events: historyOf": ({ claimId }) => [{ limit: 1_000, claimId }],
  "events: verifyHistory": () => [],
  "events: withdrawalReasons": () => [],
  "interchange: interchangeFile": () => ["w3c", { version: "1" }],
  "joint-texts: rationaleVersionsOf": ({ claimId }) => [[claimId]],
  "joint-texts: rationaleOf": ({ claimId }) => [claimId],
  "joint-texts: rationaleVersions": ({ claimId }) => [claimId, 10],
  "history-part: historyPartOf": () => [historyChoice({ claim: "1" })],
  "history-part: sourcesToChoose": () => [],
  "factors: freshnessOf": ({ sessionId }) => [sessionId],
  "factors: passkeysOf": () => [],
  "factors: secondFactorOf": () => [],
  "people: invitationsOf": () => [],
  "people: peopleOf": () => [],
  "places: placesOfPassages": () => [],
  "rail: railAround": ({ sourceId }) => [sourceId],
  "report: readReport": () => [{ generatedAtMs: 0, version: "1" }, wholeReport],
  "report: reportOf": () => [{ generatedAtMs: 0, version: "1" }],
  "joint-texts: reportTextOf": ({ reportId }) => [reportId],
  "reports: editionContent": ({ editionId }) => [editionId],
  "reports: editionNumbered": () => [1, null],
  "reports: editionsOf": ({ reportId }) => [reportId],
  "reports: reportsOf": () => [],
  "things: editionIn": ({ editionId }) => [editionId],
  "things: editionLinkIn": ({ edLinkId }) => [edLinkId],
  "things: reportIn": ({ reportId }) => [reportId],
  "search: searchResults": () => ["tower"],
  "sessions: accountOf": () => [],
  "sessions: sessionsOf": () => [],
  "sources: pageResponses": () => [],
  "sources: sourceSummaries": () => [],
  "settings: aliasesOf": () => [],
  "sources: sourceText": ({ sourceId }) => [sourceId],
  "things: appearanceIn": ({ appearanceId }) => [appearanceId],
  "things: assessmentIn": ({ assessmentId }) => [assessmentId],
  "things: claimIn": ({ claimId }) => [claimId],
  "things: curationIn": ({ curationId }) => [curationId],
  "things: evidenceLinkIn": ({ linkId }) => [linkId],
  "things: commentIn": ({ commentId }) => [commentId],
  "things: sourceIn": ({ sourceId }) => [sourceId],
  "things: threadIn": ({ threadId }) => [threadId],
  "things: presentVersionOf": ({ sourceId }) => [sourceId],
  "things: passageIn": ({ passageId }) => [passageId],
  "things: rejectionIn": ({ rejectionId }) => [rejectionId],
  "things: versionTextIn": ({ versionId }) => [versionId],
  "versions: contextsOf": ({ passageId, courierVersionId }) => [
    [{ id: passageId, versionId: courierVersionId, start: 0, end: 4 }],
  ],
  "versions: placesIn": ({ courierVersionId }) => [courierVersionId],
  "versions: versionsOf": ({ sourceId }) => [sourceId],
  "undoings: undoingsOf": ({ reviewerId, commandId }) => [[{ seq: 1, actorId: reviewerId, commandId }]],
};

/**
 * Nothing to recognise stands in these answers; each has a case of its own, the last in `undoings.test.ts` and where second
 * factors and passkeys are made.
 */
const ofNumbersAlone = new Set([
  "bundle: writeBundle",
  "events: headSeq",
  "undoings: undoingsOf",
  "factors: freshnessOf",
  "factors: passkeysOf",
  "factors: secondFactorOf",
]);

/** Before anybody entered, each for the few fields it names; and the check of the files themselves. */
const withoutAccess = [
  "unscoped: hasAccounts",
  "unscoped: unscopedEdition",
  "unscoped: unscopedAccount",
  "unscoped: unscopedFactors",
  "unscoped: unscopedInvestigationBySlug",
  "unscoped: unscopedInvestigationsOf",
  "unscoped: unscopedInvitation",
  "unscoped: unscopedManagers",
  "unscoped: unscopedPasswordLink",
  "unscoped: unscopedSession",
  "verify-installation: verifyInstallation",
];

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
  "access-tokens: noteTokenUse",
  "accounts: acceptInvitation",
  "accounts: addManager",
  "accounts: endSession",
  "accounts: holderOf",
  "accounts: openFirstAccount",
  "accounts: openSession",
  "apply-line: applyLine",
  "import-annotations: importAnnotations",
  "import-annotations: planAnnotations",
  "open-investigation: openInvestigation",
  "password-links: askedPasswordLink",
  "password-links: passwordLinkFor",
  "password-links: recordPasswordLink",
  "password-links: setPasswordByLink",
  "passwords: changePassword",
  "passwords: passwordChanged",
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
    const { claimId, passageId, versionId, linkId, appearanceId, assessmentId, curationId, commandId } = things;
    const { threadId, commentId } = things;
    const { rejectionId, groupId, viewId, viewName } = things;
    const foreign = { ...passageOf("gazette", "330 m"), versionId };
    const [theirs, there] = [{ passageId }, { passageId: own.passageId }];
    const attempts: readonly (readonly [keyof typeof sendables, unknown])[] = [
      ["record-claim", { ...towerClaim(), passage: foreign }],
      ["record-claim", { ...towerClaim(), passage: theirs }],
      ["revise-claim", { claimId, changes: { place: "there" } }],
      ["withdraw-claim", { claimId, reason: "No." }],
      ["reinstate-claim", { claimId }],
      ["merge-claims", { claimId, intoId: own.claimId, reason: "No." }],
      ["merge-claims", { claimId: own.claimId, intoId: claimId, reason: "No." }],
      ["unmerge-claims", { claimId, intoId: own.claimId, appearanceIds: [], linkIds: [] }],
      ["unmerge-claims", { claimId: own.claimId, intoId: claimId, appearanceIds: [], linkIds: [] }],
      [
        "split-claim",
        { claimId, newClaimId: newId("clm"), wording: "Ha", type: "other", appearanceIds: [appearanceId] },
      ],
      ["record-appearance", { appearanceId: newId("app"), claimId, passage: there }],
      ["record-appearance", { appearanceId: newId("app"), claimId: own.claimId, passage: theirs }],
      ["record-appearance", { appearanceId: newId("app"), claimId: own.claimId, passage: foreign }],
      ["retract-appearance", { appearanceId, reason: "No." }],
      ["restore-appearance", { appearanceId }],
      ["link-evidence", { ...contradiction(claimId), passage: there }],
      ["link-evidence", { ...contradiction(own.claimId), passage: theirs }],
      ["link-evidence", { ...contradiction(own.claimId), passage: foreign }],
      ["retract-evidence", { linkId, reason: "No." }],
      ["restore-evidence", { linkId }],
      ["reject-candidate", { ...rejection(claimId), claimId }],
      ["reject-candidate", { ...rejection(own.claimId), versionId }],
      ["restore-candidate", { rejectionId }],
      ["place-passage", { passageId, versionId, start: 0, end: 3, exact: "The" }],
      ["retire-passage", { passageId, versionId, reason: "No." }],
      ["reopen-passage", { passageId, versionId }],
      ["set-aliases", { groupId, names: ["Tower", "Spire"], seen: ["Tower", "Keep"] }],
      ["remove-aliases", { groupId }],
      ["create-report", { reportId: newId("rpt"), title: "Ha", template: "claim-by-claim", claimIds: [claimId] }],
      ["rename-report", { reportId: things.reportId, title: "Ha" }],
      ["withdraw-report", { reportId: things.reportId }],
      ["reinstate-report", { reportId: things.reportId }],
      ["publish-edition", { editionId: newId("edn"), reportId: things.reportId }],
      ["revoke-edition-link", { linkId: things.edLinkId }],
      ["revise-source", { sourceId: things.sourceId, changes: { title: "Mine" } }],
      ["recut-source", { versionId, segments: [] }],
      ["save-view", { viewId, name: "Mine", params: {}, seen: { name: viewName, params: { standing: "open" } } }],
      ["remove-view", { viewId }],
      ["restore-view", { viewId }],
      ["assess", assessment(claimId)],
      ["retract-assessment", { assessmentId }],
      ["restore-assessment", { assessmentId }],
      ["curate", curation(claimId)],
      ["retract-curation", { curationId }],
      ["restore-curation", { curationId }],
      ["open-thread", thread({ kind: "claim", id: claimId })],
      ["open-thread", thread({ kind: "evidence", id: linkId })],
      ["open-thread", thread({ kind: "source", id: things.sourceId })],
      ["open-thread", thread({ kind: "passage", passage: theirs })],
      ["open-thread", thread({ kind: "passage", passage: foreign })],
      ["comment", { threadId, commentId: newId("cmt"), text: "Seen." }],
      ["revise-comment", { commentId, text: "Seen." }],
      ["retract-comment", { commentId }],
      ["restore-comment", { commentId }],
      ["resolve-thread", { threadId }],
      ["reopen-thread", { threadId }],
      ["undo", { commandId }],
    ];
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
