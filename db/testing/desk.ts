import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Access, enter, enterInstallation } from "@/db/access";
import { addMember, openFirstAccount, openSession } from "@/db/commands/accounts";
import { captureSource } from "@/db/commands/capture-source";
import { openInvestigation } from "@/db/commands/open-investigation";
import { derivedId, newId } from "@/db/new-id";
import { openStore } from "@/db/store";
import { pageAnswered } from "@/db/testing/page-answered";
import type { AppearanceId, ClaimId, UserId } from "@/lib/domain/ids";
import type { Ingested } from "@/lib/ingest/ingest";
import type { CommandInput } from "@/lib/live/inputs";
import { roles } from "@/lib/policy/permissions";

/** Two short sources that disagree, small enough to check by eye. */
export const sourceTexts = {
  gazette: "The tower is 330 m tall.\nIt was built in 1889, the keeper said.",
  courier: "At 324 m the tower is the tallest in town.\nNobody was hurt when it was painted.",
} as const;

const investigationId = derivedId("inv", "test", "tower");
const otherInvestigationId = derivedId("inv", "test", "bridge");
export const testPassword = "correct horse battery staple";
const people = [...roles, "elsewhere"] as const;
type Person = (typeof people)[number];
const emailOf = (person: Person) => `${person}@example.org`;

const sourceOf = (outlet: keyof typeof sourceTexts) => ({
  sourceId: derivedId("src", "test", outlet),
  versionId: derivedId("ver", "test", outlet),
  text: sourceTexts[outlet],
});

type TestAccounts = Readonly<Record<Person, { userId: UserId; reviewerId: Access["reviewerId"] }>>;
/** Before any time that a test sets, since no event is from before the one it follows. */
const madeAt = () => Date.UTC(2025, 0, 1);
let template: Promise<{ file: string; accounts: TestAccounts }> | null = null;

/** Made once for each test process; every desk is a copy of its file. */
async function madeTemplate() {
  const folder = mkdtempSync(join(tmpdir(), "crossread-test-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "template.sqlite");
  const store = await openStore(file, { synchronous: "OFF" });
  const account = (person: Person) => ({ email: emailOf(person), name: `The ${person}`, password: testPassword });
  const manager = await openFirstAccount(store, account("manager"), madeAt);
  const installation = await enterInstallation(store, manager.userId, madeAt);
  const tower = { investigationId, slug: "tower", title: "The tower", question: "How tall is it?" };
  await openInvestigation(installation, "open-tower", tower);
  const bridge = { investigationId: otherInvestigationId, slug: "bridge", title: "The bridge", question: "" };
  await openInvestigation(installation, "open-bridge", bridge);
  const access = await enter(store, manager.reviewerId, investigationId, madeAt);
  const elsewhere = await enter(store, manager.reviewerId, otherInvestigationId, madeAt);
  const accounts: TestAccounts = {
    manager,
    observer: await addMember(access, "observer", account("observer")),
    annotator: await addMember(access, "annotator", account("annotator")),
    curator: await addMember(access, "curator", account("curator")),
    elsewhere: await addMember(elsewhere, "manager", account("elsewhere")),
  };
  for (const outlet of ["gazette", "courier"] as const) {
    const { sourceId, versionId, text } = sourceOf(outlet);
    const bytes = new TextEncoder().encode(text);
    await captureSource(access, `capture-${outlet}`, {
      sourceId,
      versionId,
      fileName: `${outlet}.txt`,
      bytes,
      ingested: plain(outlet, text),
      ...(outlet === "gazette" && { response: pageAnswered }),
    });
  }
  await store.close();
  return { file, accounts };
}

function plain(outlet: string, text: string): Ingested {
  const [first = ""] = text.split("\n");
  return {
    title: `The ${outlet} on the tower`,
    originalTitle: null,
    outlet,
    author: null,
    url: null,
    published: { date: "2017-05-30", precision: "day", inferred: false },
    language: "en",
    direction: "ltr",
    reliability: null,
    descriptor: null,
    retold: false,
    mediaType: "text/plain",
    warnings: [],
    text,
    blocks: [
      { kind: "paragraph", start: 0, end: first.length },
      { kind: "paragraph", start: first.length + 1, end: text.length },
    ],
    segments: [{ kind: "body", voice: null, reliability: null, start: 0, end: text.length }],
  };
}

/** A desk of its own: a store on a fresh copy, with proof of entry for one person of each role and a stranger. */
export async function openDesk(options: Readonly<{ now?: () => number }> = {}) {
  template ??= madeTemplate();
  const { file, accounts } = await template;
  const folder = mkdtempSync(join(tmpdir(), "crossread-desk-"));
  const copy = join(folder, "desk.sqlite");
  copyFileSync(file, copy);
  const store = await openStore(copy, { synchronous: "OFF" });
  const { now = Date.now } = options;
  const as = (person: Person, where = investigationId) => enter(store, accounts[person].reviewerId, where, now);
  return {
    store,
    file: copy,
    folder,
    investigation: { id: investigationId, slug: "tower" },
    otherInvestigation: { id: otherInvestigationId, slug: "bridge" },
    accounts,
    observer: await as("observer"),
    annotator: await as("annotator"),
    curator: await as("curator"),
    manager: await as("manager"),
    /** Manages another investigation and is not in this one. */
    elsewhere: await as("elsewhere", otherInvestigationId),
    installation: await enterInstallation(store, accounts.manager.userId, now),
    gazette: sourceOf("gazette"),
    courier: sourceOf("courier"),
    sessionFor: (person: Person) => openSession(store, accounts[person].userId, "test", now),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type TestDesk = Awaited<ReturnType<typeof openDesk>>;

/** A new passage of one of the test sources, by its words. */
export function passageOf(outlet: keyof typeof sourceTexts, exact: string) {
  const { versionId, text } = sourceOf(outlet);
  const start = text.indexOf(exact);
  if (start < 0) throw new RangeError(`"${exact}" does not stand in the ${outlet}.`);
  return { newPassageId: newId("psg"), versionId, start, end: start + exact.length, exact };
}

/** What records "The tower is 330 m tall" as a claim. */
export function towerClaim(claimId: ClaimId = newId("clm")): CommandInput<"record-claim"> & {
  claimId: ClaimId;
  appearanceId: AppearanceId;
} {
  return {
    claimId,
    appearanceId: newId("app"),
    passage: passageOf("gazette", "330 m"),
    wording: "The tower is 330 m tall.",
    type: "other",
  };
}
