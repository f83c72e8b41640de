import { join } from "node:path";
import { type Access, enter, enterInstallation } from "@/db/access";
import { makeToken } from "@/db/commands/access-tokens";
import { addManager, addMember } from "@/db/commands/accounts";
import { captureSource } from "@/db/commands/capture-source";
import { invite } from "@/db/commands/invite";
import { openInvestigation } from "@/db/commands/open-investigation";
import { openEditionLink } from "@/db/commands/publish-edition";
import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { keepReportNow, writeReport } from "@/db/commands/write-report";
import { newCommandId, newId } from "@/db/new-id";
import { DATABASE_FILE } from "@/db/open-installation";
import { deskView } from "@/db/queries/desk";
import { unscopedManagers } from "@/db/queries/unscoped";
import { openStore, type Store } from "@/db/store";
import type { ClaimId, SourceVersionId, UserId } from "@/lib/domain/ids";
import type { CommandInput, CommandName } from "@/lib/live/inputs";
import { capturedVersion, sent, thread as threadAbout } from "./records";
import { typed } from "./typed";

/** What a script would set; no page and no file may. */
export const CANARY = "scriptRan";

/** Scripts in every dress: markup, an attribute that is closed, templates, a link, text turned round. 31 characters fit anywhere. */
export const short = `<img src=x onerror=${CANARY}=1>`;
const middle = `"><svg onload=${CANARY}=1>{{7*7}}\${7*7}\u202e'`;
export const long = `${middle}${short}</script></title></textarea><script>${CANARY}=1</script><a href="javascript:${CANARY}=1">x</a>`;
const address = `https://example.org/"><svg/onload=${CANARY}=1>`;
const notAnAddress = `javascript:${CANARY}=1`;

const lines = [
  `The tower ${long} is 330 m tall.`,
  `It was built in 1889 ${middle}, the keeper said.`,
  `[a link](javascript:${CANARY}=1) and ![a picture](x" onerror="${CANARY}=1) are Markdown.`,
  `=cmd|' /C calc'!A0 ${short}`,
] as const;
const text = lines.join("\n");

/** Where something hostile stands, beyond what is sent as commands: by the name of the field in an input. */
export type Hostile = Readonly<{
  slug: string;
  manager: UserId;
  sourceIds: readonly string[];
  /** Of the public link to its edition. */
  token: string;
  /** Each command that was sent, with what it said. */
  said: readonly Readonly<{ name: CommandName; input: unknown }>[];
}>;

/** The same in the data folder of a server that runs, by the manager who made the first account. */
export async function hostileInvestigationBeside(dataDir: string): Promise<Hostile> {
  const store = await openStore(join(dataDir, DATABASE_FILE));
  const [manager] = await unscopedManagers(store);
  if (!manager) throw new RangeError("Nobody manages this installation yet.");
  const made = await hostileInvestigation(store, manager.userId);
  await store.close();
  return made;
}

/** An investigation in which every text that somebody may write is written by somebody who means harm. */
export async function hostileInvestigation(store: Store, admitting: UserId): Promise<Hostile> {
  const installation = await enterInstallation(store, admitting);
  const person = (name: string) => ({ name, email: `${newId("usr")}@example.org`, password: "a long enough password" });
  const manager = await addManager(installation, person(`${middle}${short}`));
  const slug = "hostile";
  const investigationId = newId("inv");
  const own = await enterInstallation(store, manager.userId);
  const titled = { title: long.slice(0, 200), question: long };
  await openInvestigation(own, newCommandId(), { investigationId, slug, ...titled });
  const access = await enter(store, manager.reviewerId, investigationId);
  const said: { name: CommandName; input: unknown }[] = [];
  const send = async <Name extends CommandName>(name: Name, input: CommandInput<Name>) => {
    said.push({ name, input });
    await sent(access, name, input);
  };

  await addMember(access, "curator", person(`${short}\u202e`));
  await invite(access, newCommandId(), { invitationId: newId("ivt"), role: "observer" });
  await makeToken(access, newCommandId(), { tokenId: newId("atk"), name: short, scopes: ["read"], expiresInDays: 1 });
  const [first, second, third, fourth] = await Promise.all([1, 2, 3, 4].map(() => captured(access)));
  if (!first || !second || !third || !fourth) throw new Error("There are four.");
  const at = (versionId: SourceVersionId, line: number) => {
    const exact = lines[line] ?? "";
    const start = text.indexOf(exact);
    return { newPassageId: newId("psg"), versionId, start, end: start + exact.length, exact };
  };

  const described = { title: long, outlet: long, author: long, url: address, descriptor: long };
  await send("revise-source", { sourceId: first.sourceId, changes: described });
  await send("recut-source", {
    versionId: second.versionId,
    segments: [{ kind: "wire", voice: long, reliability: null, start: 0, end: text.length }],
  });

  const quantity = { min: 330, max: 330, approximate: false, unit: short, object: `${middle}${short}` };
  const figures = [{ ...quantity, comparator: short, status: short }];
  const fields = {
    wording: long,
    quantities: figures,
    occurred: { text: long.slice(0, 200), from: "2017-05-18", to: "2017-05-18", precision: "day" as const },
    place: long.slice(0, 200),
    attribution: { to: long.slice(0, 200), how: "direct" as const },
  };
  const claims: ClaimId[] = [];
  for (const [n, { versionId }] of [first, second, third, fourth, first, second].entries()) {
    const claimId = newId("clm");
    claims.push(claimId);
    const passage = at(versionId, n % lines.length);
    await send("record-claim", { claimId, appearanceId: newId("app"), passage, type: "other", ...fields });
  }
  const [one, two, three, four, five] = claims;
  if (!one || !two || !three || !four || !five) throw new Error("There are six.");
  await send("revise-claim", { claimId: one, changes: { ...fields, wording: `Revised ${long}` } });
  await send("withdraw-claim", { claimId: two, reason: long });
  await send("merge-claims", { claimId: four, intoId: three, reason: long });
  const halved = newId("app");
  await send("record-appearance", { appearanceId: halved, claimId: one, passage: at(third.versionId, 2) });
  const parted = { newClaimId: newId("clm"), wording: `Half of ${long}`, type: "other" as const };
  await send("split-claim", { claimId: one, ...parted, appearanceIds: [halved] });
  const dropped = newId("app");
  await send("record-appearance", { appearanceId: dropped, claimId: one, passage: at(fourth.versionId, 3) });
  await send("retract-appearance", { appearanceId: dropped, reason: long });

  for (const relation of ["contradicts", "corroborates", "qualifies"] as const) {
    const linkId = newId("evl");
    const passage = at(second.versionId, 1);
    await send("link-evidence", {
      linkId,
      claimId: one,
      passage,
      relation,
      aspect: `${relation} ${middle}${short}`,
      reason: long,
    });
    if (relation === "qualifies") await send("retract-evidence", { linkId, reason: long });
    else await send("open-thread", thread({ kind: "evidence", id: linkId }));
  }
  const { newPassageId: _newPassageId, ...place } = at(third.versionId, 3);
  await send("reject-candidate", { rejectionId: newId("rej"), claimId: one, ...place });
  const judged = { claimId: one, verdict: "refuted", confidence: "high", rationale: long } as const;
  await send("assess", { assessmentId: newId("asm"), ...judged });
  await writeRationale(access, one, typed(long));
  await keepRationaleNow(access, one);
  const verdict = { claimId: one, verdict: "conflicting", rationale: long, dissent: long } as const;
  await send("curate", { curationId: newId("cur"), ...verdict });

  const opened = thread({ kind: "claim", id: one });
  await send("open-thread", opened);
  await send("open-thread", thread({ kind: "source", id: first.sourceId }));
  await send("comment", { commentId: newId("cmt"), threadId: opened.threadId, text: long });
  await send("revise-comment", { commentId: opened.commentId, text: `Revised ${long}` });
  await send("set-aliases", { groupId: newId("ali"), names: [`Tower ${short}`, `Mast ${middle}`] });
  const params = { q: long, type: short, person: short, source: short, [short]: short };
  await send("save-view", { viewId: newId("viw"), name: `${middle}${short}`.slice(0, 80), params });

  const reportId = newId("rpt");
  await send("create-report", { reportId, title: long.slice(0, 200), template: "by-verdict" });
  await send("rename-report", { reportId, title: `Renamed ${long}`.slice(0, 200) });
  await writeReport(access, reportId, typed(long));
  await keepReportNow(access, reportId);
  const editionId = newId("edn");
  await send("publish-edition", { editionId, reportId });
  const { token } = await openEditionLink(access, newCommandId(), { linkId: newId("edl"), editionId });

  const changed = text.replace("=cmd|", "=command of another|");
  const { versionId } = await capturedVersion(access, fourth.sourceId, `${changed}\n${long}`);
  const { passages } = await deskView(access);
  const waiting = Object.values(passages).find(({ awaits }) => awaits?.versionId === versionId);
  if (waiting) await send("retire-passage", { passageId: waiting.id, versionId, reason: long });
  const sourceIds = [first, second, third, fourth].map(({ sourceId }) => sourceId);
  return { slug, manager: manager.userId, sourceIds, token, said };
}

const thread = (subject: CommandInput<"open-thread">["subject"]) => threadAbout(subject, long);

/** A source whose file said all that a file can say of itself, also an address that is none. */
async function captured(access: Access) {
  const [sourceId, versionId] = [newId("src"), newId("ver")];
  const blocks = lines.map((line) => {
    const start = text.indexOf(line);
    return { kind: "paragraph" as const, start, end: start + line.length };
  });
  const described = {
    title: long,
    originalTitle: long,
    outlet: long,
    author: long,
    url: notAnAddress,
    descriptor: long,
  };
  const known = { published: null, language: "en", direction: "ltr", reliability: null, retold: true } as const;
  const segments = [{ kind: "comment", voice: long, reliability: null, start: 0, end: text.length } as const];
  await captureSource(access, newCommandId(), {
    sourceId,
    versionId,
    fileName: `${middle}${short}.html`,
    bytes: new TextEncoder().encode(`${text}${sourceId}`),
    ingested: { ...described, ...known, text, blocks, segments, mediaType: "text/html", warnings: [long] },
  });
  return { sourceId, versionId };
}
