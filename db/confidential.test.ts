import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Access, enter, enterInstallation } from "@/db/access";
import { captureSource } from "@/db/commands/capture-source";
import { changeRole, removeReviewer } from "@/db/commands/manage-reviewers";
import { recordReading } from "@/db/commands/record-reading";
import { sendables } from "@/db/commands/sendable";
import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { sha256 } from "@/db/history";
import { newCommandId, newId } from "@/db/new-id";
import { writeBundle } from "@/db/queries/bundle";
import { originalOf } from "@/db/queries/captures";
import { deskView } from "@/db/queries/desk";
import { printInterchange } from "@/db/queries/interchange";
import { isSeenAnew, readersOfSources, readsOf, restrictionOf } from "@/db/queries/readers";
import { readReport } from "@/db/queries/report";
import { editionContent } from "@/db/queries/reports";
import { sourceText } from "@/db/queries/sources";
import { unscopedInvestigationsOf } from "@/db/queries/unscoped";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { CANARY, type Canary, withCanary } from "@/db/testing/canary";
import { openDesk, passageOf, type TestDesk } from "@/db/testing/desk";
import { functionsIn } from "@/db/testing/doors";
import { ofNumbersAlone, scopedQueries } from "@/db/testing/every-query";
import { recordedClaim, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { typed } from "@/db/testing/typed";
import { vainAttempts } from "@/db/testing/vain-attempts";
import { wholeFile } from "@/db/testing/whole-file";
import { isProblem } from "@/lib/errors";
import { ingest } from "@/lib/ingest/ingest";
import { interchangeFormats } from "@/lib/interop/print-annotations";
import { shinglesOf, sketchOf } from "@/lib/near/shingles";
import { wholeReport } from "@/lib/report/report-reading";

/**
 * One confidential source, in which every field, passage, claim and comment holds a word that stands nowhere else. To
 * who is not named, no query, command or file says that word, whatever their role. The queries are those of
 * `doors.test.ts`, so that a new one is tried here too.
 */
const queries = await functionsIn("db/queries", (name) => import(`./queries/${name}.ts`));

let desk: TestDesk;
let canary: Canary;
beforeEach(async () => {
  desk = await openDesk();
  canary = await withCanary(desk);
});
afterEach(() => desk.close());

async function answerOf(name: string, scope: Access, args: readonly unknown[]): Promise<string> {
  const query = queries.get(name);
  if (typeof query !== "function") throw new Error(`There is no query ${name}.`);
  try {
    return JSON.stringify((await query(scope, ...args)) ?? null);
  } catch (thrown) {
    if (isProblem(thrown) && ["not-found", "forbidden", "conflict"].includes(thrown.code)) return thrown.message;
    throw thrown;
  }
}

/** The secrets that stand in an answer: for an id that was asked for, saying it back tells nothing. */
const told = (answer: string, args: readonly unknown[] = []) => {
  const asked = JSON.stringify(args);
  return canary.secrets.filter((secret) => answer.includes(secret) && !(asked.includes(secret) && secret !== CANARY));
};

/** About one's own account, or of numbers alone. */
const isTried = (name: string) => !/^(sessions|own-tokens|factors|accounts):/.test(name) && !ofNumbersAlone.has(name);
/** These say nothing of a confidential source to anybody: reports and files are for others to read. */
const silent = new Set([
  "annotations: annotationsPage",
  "annotations: printAnnotationsOf",
  "interchange: printInterchange",
  "report: readReport",
  "report: reportOf",
  "reports: editionContent",
  "reports: editionNumbered",
  "reports: editionsOf",
  "reports: reportsOf",
  "joint-texts: reportTextOf",
  "things: editionIn",
  "things: editionLinkIn",
  "things: reportIn",
  // Of people, settings and the chain.
  "access-tokens: tokensOf",
  "access-tokens: tokenNames",
  "custody: custodyOf",
  "events: headOf",
  "people: invitationsOf",
  "people: peopleOf",
  "places: placesOfPassages",
  "settings: aliasesOf",
  "sources: pageResponses",
  "versions: placesIn",
  // What they are asked here is of elsewhere; each has a case below.
  "as-of: claimAsOf",
  "as-of: claimsAsOf",
  "desk: firstDeskView",
  "duplicates: sourcesWithBytes",
  "duplicates: versionsSharing",
  "joint-texts: rationaleOf",
  "search: searchResults",
]);

describe("every query", () => {
  it.each(Object.keys(scopedQueries).filter(isTried))("%s says nothing to who is not named", async (name) => {
    for (const things of [canary.hidden, canary.open]) {
      const args = scopedQueries[name]?.(things) ?? [];
      for (const [role, access] of Object.entries(canary.unnamed)) {
        expect([role, told(await answerOf(name, access, args), args)]).toEqual([role, []]);
      }
    }
    expect(told(await answerOf("search: searchResults", canary.unnamed.manager, [CANARY]))).toEqual([]);
  });

  it.each(Object.keys(scopedQueries).filter((name) => isTried(name) && !silent.has(name)))(
    "%s says it to who is named",
    async (name) => {
      const answers: string[] = [];
      for (const things of [canary.hidden, canary.open]) {
        answers.push(await answerOf(name, canary.named.curator, scopedQueries[name]?.(things) ?? []));
      }
      answers.push(await answerOf("search: searchResults", canary.named.curator, [CANARY]));
      expect(canary.secrets.filter((secret) => answers.slice(0, 2).join().includes(secret))).not.toEqual([]);
      expect(answers[2]).toContain(CANARY);
    },
  );

  it("shows the past, likenesses, texts and words to the named alone", async () => {
    const { named, unnamed, hidden, laterText } = canary;
    const { seq } = await deskView(named.curator);
    const cases: readonly (readonly [string, readonly unknown[]])[] = [
      ["as-of: claimsAsOf", [seq]],
      ["as-of: claimAsOf", [hidden.claimId, seq]],
      [
        "desk: firstDeskView",
        [
          { sourceIds: [hidden.sourceId], claimIds: [] },
          { sourceId: hidden.sourceId, passageId: null, claimId: hidden.claimId },
        ],
      ],
      ["duplicates: sourcesWithBytes", [[sha256(laterText)]]],
      ["duplicates: versionsSharing", [sketchOf(shinglesOf(laterText)), 5]],
      ["joint-texts: rationaleVersions", [hidden.claimId, 5]],
      ["search: searchResults", [CANARY]],
      ["search: searchResults", ["1"]],
      ["candidates: candidatePassages", [canary.open.untiedClaimId, hidden.sourceId]],
    ];
    for (const [name, args] of cases) {
      for (const access of Object.values(unnamed)) {
        expect([name, told(await answerOf(name, access, args), args)]).toEqual([name, []]);
      }
      if (name.startsWith("candidates")) continue; // Nothing there bears on that claim.
      expect([name, told(await answerOf(name, named.curator, args), args)]).not.toEqual([name, []]);
    }
    // The events of every moment, so that none slips through between two.
    for (let at = 1; at <= seq; at += 7) {
      expect(told(await answerOf("as-of: claimsAsOf", unnamed.observer, [at]))).toEqual([]);
    }
  });

  it("says to nobody but the named who may know, and to managers among them who read it", async () => {
    const { sourceId, named, unnamed } = canary;
    expect(await readersOfSources(named.annotator)).toHaveLength(2);
    for (const access of Object.values(unnamed)) {
      expect(await readersOfSources(access)).toEqual([]);
      expect(await refusal(desk, () => originalOf(access, sourceId, 1))).toMatchObject({ code: "not-found" });
    }
    expect((await originalOf(named.annotator, sourceId, 1)).bytes.length).toBeGreaterThan(0);
    await recordReading(named.curator, sourceId, "desk");
    await recordReading(named.curator, sourceId, "versions");
    expect(await refusal(desk, () => readsOf(named.curator, sourceId))).toMatchObject({ code: "forbidden" });
    expect(await restrictionOf(named.annotator, sourceId)).toEqual({ mayRestrict: true, reads: null });
    expect(await refusal(desk, () => restrictionOf(unnamed.manager, sourceId))).toMatchObject({ code: "not-found" });
    expect(await refusal(desk, () => readsOf(unnamed.manager, sourceId))).toMatchObject({ code: "not-found" });
    const readers = [...Object.values(named), desk.manager].map(({ reviewerId }) => reviewerId);
    await sent(named.annotator, "set-source-readers", { sourceId, readers });
    const manager = await enter(desk.store, desk.manager.reviewerId, desk.investigation.id);
    expect(await readsOf(manager, sourceId)).toMatchObject([{ name: "The curator", way: "desk" }]);
  });

  it("counts no more in the list of investigations than somebody may know of", async () => {
    // By a page, with the process's store; and by a program, with the one that its person reads through.
    const listed = async ({ reviewerId }: Access, store = desk.store) =>
      (await unscopedInvestigationsOf(store, reviewerId)).find(({ id }) => id === desk.investigation.id);
    const [mine, theirs] = [await listed(canary.named.curator), await listed(canary.unnamed.manager)];
    expect([mine?.sources, theirs?.sources]).toEqual([3, 2]);
    expect(await listed(canary.unnamed.manager, canary.unnamed.manager.store)).toEqual(theirs);
    expect((mine?.claims ?? 0) - (theirs?.claims ?? 0)).toBe(2);
    expect(theirs?.claims).toBe(
      Object.values((await deskView(canary.unnamed.manager)).claims).filter((it) => it.withdrawnAtMs === null).length,
    );
  });
});

describe("every command", () => {
  it.each(["annotator", "manager"] as const)("finds nothing there for an unnamed %s", async (role) => {
    const { claimId, commandId: _own } = await recordedClaim(canary.unnamed[role]);
    const own = { claimId, versionId: desk.gazette.versionId, passageId: passageOf("gazette", "330 m").newPassageId };
    const attempts = vainAttempts(desk, canary.hidden, own).filter(
      ([, input]) => told(JSON.stringify(input)).length > 0,
    );
    expect(new Set(attempts.map(([name]) => name)).size).toBeGreaterThanOrEqual(35);
    const before = (await deskView(canary.named.curator)).seq;
    for (const [name, input] of attempts) {
      const refused = await refusal(desk, () => sendables[name](canary.unnamed[role], newCommandId(), input));
      expect([name, refused.code, told(refused.message)]).toEqual([name, "not-found", []]);
    }
    expect((await deskView(canary.named.curator)).seq).toBe(before);
  });

  it("writes in no text there, and learns of no file", async () => {
    const { unnamed, hidden } = canary;
    for (const attempt of [
      () => writeRationale(unnamed.manager, hidden.claimId, typed("No.")),
      () => keepRationaleNow(unnamed.manager, hidden.claimId),
    ]) {
      expect(await refusal(desk, attempt)).toMatchObject({ code: "not-found" });
    }
    const { text } = await sourceText(canary.named.curator, canary.sourceId, 1);
    const blank = { originalTitle: null, outlet: null, author: null, url: null, published: null };
    const described = { language: "en", direction: "ltr", reliability: null, descriptor: null, retold: false } as const;
    const again = {
      ...{ sourceId: newId("src"), versionId: newId("ver"), fileName: "mine.txt" },
      bytes: new TextEncoder().encode(text),
    };
    const structure = { text, blocks: [{ kind: "paragraph", start: 0, end: text.length } as const], segments: [] };
    const ingested = { title: "Mine", ...blank, ...described, ...structure, mediaType: "text/plain", warnings: [] };
    await captureSource(unnamed.manager, newCommandId(), { ...again, ingested });
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  });

  it("merges what they may know of, whatever else hangs on it, and tells them so without the rest", async () => {
    const { unnamed, open, named } = canary;
    const { claimId } = await recordedClaim(unnamed.manager);
    await sent(unnamed.manager, "merge-claims", { claimId: open.claimId, intoId: claimId, reason: "The same." });
    const seen = JSON.stringify(await deskView(unnamed.manager));
    expect(told(seen)).toEqual([]);
    expect(Object.values((await deskView(named.curator)).links).some((link) => link.claimId === claimId)).toBe(true);
    expect(await isSeenAnew(unnamed.manager, 0)).toBe(true);
  });
});

describe("what is taken out", () => {
  const meta = { generatedAtMs: 0, version: "1" };

  it("names a confidential source to nobody, and counts it for who may know of it", async () => {
    const mine = await readReport(canary.named.curator, meta, wholeReport);
    const theirs = await readReport(canary.unnamed.manager, meta, wholeReport);
    expect(JSON.stringify(mine)).not.toContain(CANARY);
    expect(mine.sources.map(({ title, reliability }) => [title, reliability])).toContainEqual([
      "A confidential source",
      "B",
    ]);
    expect(theirs.sources.map(({ title }) => title)).not.toContain("A confidential source");
    const voices = ({ claims }: typeof mine) => claims.find(({ id }) => id === canary.open.claimId)?.appearances.length;
    expect([voices(mine), voices(theirs)]).toEqual([3, 1]);
  });

  it("names it where a manager who may know of it chose so", async () => {
    const { sourceId, named } = canary;
    const withConfidential = { ...meta, withConfidential: true };
    const readers = [named.annotator, desk.manager].map(({ reviewerId }) => reviewerId);
    const hidden = await readReport(canary.unnamed.manager, withConfidential, wholeReport);
    expect(told(JSON.stringify(hidden))).toEqual([]);
    await sent(named.annotator, "set-source-readers", { sourceId, readers });
    const manager = await enter(desk.store, desk.manager.reviewerId, desk.investigation.id);
    expect(JSON.stringify(await readReport(manager, withConfidential, wholeReport))).toContain(CANARY);
    const { reportId } = canary.open;
    for (const [isNamed, number] of [
      [false, 2],
      [true, 3],
    ] as const) {
      const editionId = newId("edn");
      await sent(manager, "publish-edition", { editionId, reportId, ...(isNamed && { withConfidential: true }) });
      const { content, ...edition } = await editionContent(manager, editionId);
      expect([edition.number, content.includes(CANARY)]).toEqual([number, isNamed]);
    }
  });

  it.each(interchangeFormats)("says nothing of it in %s", async (format) => {
    for (const access of [canary.named.curator, canary.unnamed.manager]) {
      const file = await printInterchange(access, format, { version: "1" }, wholeFile);
      expect(file.length).toBeGreaterThan(100);
      expect(file.toString(format === "brat" ? "latin1" : "utf8")).not.toContain(CANARY);
    }
  });

  it("begins a report, which everybody here reads, without it", async () => {
    const reportId = newId("rpt");
    await sent(canary.named.curator, "create-report", { reportId, title: "All", template: "claim-by-claim" });
    for (const access of [canary.named.curator, canary.unnamed.manager]) {
      const answer = await answerOf("joint-texts: reportTextOf", access, [reportId]);
      expect(Buffer.from(JSON.stringify(Object(JSON.parse(answer)).state?.data ?? answer)).toString()).not.toContain(
        CANARY,
      );
    }
  });

  it("is no bundle, but for who may know of everything", async () => {
    const refused = await refusal(desk, () => writeBundle(canary.unnamed.manager, `${desk.folder}/bundle`));
    expect(refused.code).toBe("forbidden");
    await writeBundle(canary.named.curator, `${desk.folder}/bundle`);
  });
});

describe("who may know of a source", () => {
  it("is a manager, once none of its readers is here any more", async () => {
    const { named, unnamed } = canary;
    await removeReviewer(desk.manager, newCommandId(), { reviewerId: named.annotator.reviewerId });
    const again = () => enter(desk.store, unnamed.manager.reviewerId, desk.investigation.id);
    expect((await again()).hidden).toEqual([canary.sourceId]);
    await removeReviewer(desk.manager, newCommandId(), { reviewerId: named.curator.reviewerId });
    expect((await again()).hidden).toEqual([]);
    const { hidden } = await enter(desk.store, unnamed.observer.reviewerId, desk.investigation.id);
    expect(hidden).toEqual([canary.sourceId]);
  });

  it("can be that from the moment it comes in, for whoever brings it alone", async () => {
    const sourceId = newId("src");
    const bytes = new TextEncoder().encode("A note of one line.");
    const named = { sourceId, versionId: newId("ver"), fileName: "note.txt", bytes, isConfidential: true };
    await captureSource(desk.annotator, newCommandId(), {
      ...named,
      ingested: await ingest(bytes, { name: "note.txt" }),
    });
    const { annotator, manager, investigation } = desk;
    const accesses = [annotator, manager].map(({ reviewerId }) => enter(desk.store, reviewerId, investigation.id));
    const [mine, theirs] = await Promise.all(accesses.map(async (access) => deskView(await access)));
    expect(mine?.sources[sourceId]).toMatchObject({ readers: [annotator.reviewerId] });
    expect(theirs?.sources[sourceId]).toBeUndefined();
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  });

  it("is named by its captor or a manager who may know of it, with themselves; and can be taken back", async () => {
    const { sourceId, named, unnamed, madeConfidentialBy } = canary;
    const only = (who: Access) => ({ sourceId, readers: [who.reviewerId] });
    await changeRole(desk.manager, newCommandId(), { reviewerId: named.curator.reviewerId, role: "annotator" });
    const codes = [
      await refusal(desk, () => sent(named.curator, "set-source-readers", only(named.curator))),
      await refusal(desk, () => sent(unnamed.manager, "set-source-readers", only(unnamed.manager))),
      await refusal(desk, () => sent(named.annotator, "set-source-readers", only(unnamed.manager))),
      await refusal(desk, () => sent(named.annotator, "set-source-readers", only(desk.elsewhere))),
      await refusal(desk, () =>
        sent(named.annotator, "set-source-readers", {
          sourceId,
          readers: [named.annotator.reviewerId, desk.elsewhere.reviewerId],
        }),
      ),
    ].map(({ code }) => code);
    expect(codes).toEqual(["forbidden", "not-found", "invalid", "invalid", "not-found"]);
    await sent(named.annotator, "undo", { commandId: madeConfidentialBy });
    const manager = await enter(desk.store, unnamed.manager.reviewerId, desk.investigation.id);
    expect((await sourceText(manager, sourceId)).text).toContain(CANARY);
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  });

  it("is asked of the account, not of the device", async () => {
    const installation = await enterInstallation(desk.store, desk.accounts.manager.userId);
    expect(installation.hidden).toEqual([]);
  });
});
