import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordClaim } from "@/db/commands/record-claim";
import { canonicalJson, chainHash, GENESIS_HASH, sha256 } from "@/db/history";
import type { Stream } from "@/db/schema/history";
import { openStore } from "@/db/store";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import type { CommandId, ReviewerId } from "@/lib/domain/ids";
import { verifyInstallation } from "./verify-installation";

let desk: TestDesk;
let copies = 0;
beforeAll(async () => {
  desk = await openDesk();
  await recordClaim(desk.annotator, "claim-1", towerClaim());
});
afterAll(() => desk.close());

/** Verifies a copy in which somebody with the file and a SQLite shell changed something. */
async function verifyTampered(
  tamper: (database: Database.Database) => void,
  asked: Parameters<typeof verifyInstallation>[1] = {},
) {
  copies += 1;
  const file = join(desk.folder, `tampered-${copies}.sqlite`);
  await desk.store.backup(file);
  const database = new Database(file);
  database.pragma("foreign_keys = OFF");
  for (const { name } of triggers(database)) database.exec(`drop trigger "${name}"`);
  tamper(database);
  database.close();
  const store = await openStore(file, { synchronous: "OFF" });
  const verified = await verifyInstallation(store, asked);
  await store.close();
  return verified;
}

const changeBy = (statement: string) => (database: Database.Database) => {
  if (database.prepare(statement).run().changes === 0) throw new Error("Nothing was changed.");
};
const triggers = (database: Database.Database) =>
  database.prepare<[], { name: string }>("select name from sqlite_master where type = 'trigger'").all();
const headOf = async (slug: string) =>
  (await verifyInstallation(desk.store)).heads.find((stream) => stream.slug === slug)?.head ?? "";

describe("an installation nobody touched", () => {
  it("is sound, and shows a head for each history", async () => {
    const { heads, findings, checked } = await verifyInstallation(desk.store);
    expect(findings).toEqual([]);
    expect(heads.map(({ slug }) => slug)).toEqual([null, "bridge", "tower"]);
    for (const { head } of heads) expect(head).toMatch(/^[0-9a-f]{64}$/);
    expect(checked).toMatchObject({ versions: 2, originals: 2, segments: 2, passages: 1 });
  });

  it("has the head of an earlier day in its history still", async () => {
    const earlier = await headOf("tower");
    await recordClaim(desk.annotator, "claim-2", towerClaim());
    expect(await headOf("tower")).not.toBe(earlier);
    expect(await verifyInstallation(desk.store, { expect: [earlier, await headOf("bridge")] })).toMatchObject({
      findings: [],
    });
  });

  it("does not have the head of another", async () => {
    const { findings } = await verifyInstallation(desk.store, { expect: ["a".repeat(64)] });
    expect(findings).toEqual([expect.objectContaining({ kind: "expected-head", where: "a".repeat(64) })]);
  });

  it("is looked at only as far as one investigation goes, when one is asked for", async () => {
    const only = desk.investigation.id;
    const { heads, checked } = await verifyInstallation(desk.store, { only });
    expect(heads.map(({ slug }) => slug)).toEqual(["tower"]);
    expect(checked).toMatchObject({ versions: 2, originals: 2 });
    const elsewhere = await headOf("bridge");
    const { findings } = await verifyInstallation(desk.store, { only, expect: [elsewhere] });
    expect(findings).toEqual([expect.objectContaining({ kind: "expected-head" })]);
  });
});

const inTower = "stream = (select id from investigations where slug = 'tower')";
const gazette = "id = (select id from source_versions where text like 'The tower is%')";

describe("one thing changed behind its back", () => {
  it.each([
    ["an event's body", `update audit_events set body = replace(body, '330', '331') where ${inTower}`, "tower seq"],
    [
      "an event's actor",
      `update audit_events set actor_id = actor_id || 'x' where ${inTower} and seq = 3`,
      "tower seq 3",
    ],
    ["an event's time", `update audit_events set at_ms = at_ms + 1 where ${inTower} and seq = 4`, "tower seq 4"],
    [
      "an event's hash",
      `update audit_events set hash = iif(hash like '0%', '1', '0') || substr(hash, 2) where ${inTower} and seq = 2`,
      "tower seq 2",
    ],
    [
      "an event's command",
      `update audit_events set command_id = command_id || '1' where ${inTower} and seq = 2`,
      "tower seq 2",
    ],
    ["an event in the middle", `delete from audit_events where ${inTower} and seq = 3`, "tower seq 3"],
    ["the first event", `delete from audit_events where ${inTower} and seq = 1`, "tower seq 1"],
    ["a whole history", `delete from audit_events where ${inTower}`, "tower"],
    [
      "the installation's history",
      "update audit_events set at_ms = at_ms + 1 where stream = 'installation' and seq = 1",
      "installation seq 1",
    ],
    ["a history of nothing", "update audit_events set stream = 'inv_x' where stream = 'installation'", "inv_x"],
  ])("finds %s", async (_what, statement, where) => {
    const { findings } = await verifyTampered(changeBy(statement));
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: "history", where: expect.stringContaining(where) }),
    );
  });

  it.each([
    ["a text", `update source_versions set text = replace(text, '1889', '1888') where ${gazette}`, "text"],
    [
      "a text's hash",
      `update source_versions set text_sha256 = substr(text_sha256, 2) || '0' where ${gazette}`,
      "text",
    ],
    [
      "an original",
      "update originals set bytes = cast(replace(cast(bytes as text), '1889', '1888') as blob)",
      "original",
    ],
    ["the name of an original", "update originals set sha256 = substr(sha256, 2) || '0'", "original"],
    [
      "which original is meant",
      `update source_versions set original_sha256 = substr(original_sha256, 2) || '0' where ${gazette}`,
      "reference",
    ],
    ["a passage's words", "update passages set exact = '331 m'", "passage"],
    ["a passage's start", "update passages set start = start + 1", "passage"],
    ["a passage's end", 'update passages set "end" = "end" + 1', "passage"],
    ["a sentence", "update sentences set text = replace(text, '1889', '1888')", "sentence"],
    ["a voice's end", 'update segments set "end" = "end" + 1', "segment"],
    ["a source that is gone", `delete from source_versions where ${gazette}`, "text"],
    ["a source that is gone, by what pointed at it", `delete from source_versions where ${gazette}`, "reference"],
    ["a passage of nothing", "update appearances set passage_id = 'psg_0'", "reference"],
  ])("finds %s", async (_what, statement, kind) => {
    const { findings } = await verifyTampered(changeBy(statement));
    expect(findings).toContainEqual(expect.objectContaining({ kind }));
  });

  it("finds a text whose hash was changed with it, by the history", async () => {
    const { findings } = await verifyTampered((database) => {
      const text = "The tower is 331 m tall.\nIt was built in 1889, the keeper said.";
      database.prepare(`update source_versions set text = ?, text_sha256 = ? where ${gazette}`).run(text, sha256(text));
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: "text", message: expect.stringContaining("the history says was captured") }),
    );
  });

  it("finds a text that was put in", async () => {
    const { findings } = await verifyTampered((database) => {
      database.exec(`insert into source_versions select 'ver_x', investigation_id, source_id, 2, text, blocks,
        media_type, original_sha256, text_sha256, captured_at_ms, captured_from from source_versions where ${gazette}`);
    });
    expect(findings).toEqual([{ kind: "text", where: "ver_x", message: "the history knows nothing of this text." }]);
  });
});

describe("a head kept elsewhere", () => {
  const lastEvent = `delete from audit_events where ${inTower} and seq = (select max(seq) from audit_events where ${inTower})`;
  const lastClaim = "(select id from claims order by changed_seq desc limit 1)";

  it("is not needed to find that the end of a history was cut off, when what it recorded still stands", async () => {
    const { findings } = await verifyTampered((database) => database.exec(lastEvent));
    expect(findings).toContainEqual({
      kind: "claim",
      where: expect.stringContaining("clm_"),
      message: "the history knows nothing of it.",
    });
  });

  it("shows that it was cut off with all that it recorded, which alone looks sound", async () => {
    const head = await headOf("tower");
    const cut = (database: Database.Database) => {
      database.exec(
        `delete from appearances where claim_id = ${lastClaim}; delete from labels where claim_id = ${lastClaim}`,
      );
      database.exec(`delete from claims where id = ${lastClaim}; ${lastEvent}`);
    };
    expect((await verifyTampered(cut)).findings).toEqual([]);
    const { findings } = await verifyTampered(cut, { expect: [head] });
    expect(findings).toEqual([expect.objectContaining({ kind: "expected-head", where: head })]);
  });

  it("shows that a history was written anew, which alone looks sound", async () => {
    const head = await headOf("tower");
    expect((await verifyTampered(rewriteTower)).findings).toEqual([]);
    const { findings } = await verifyTampered(rewriteTower, { expect: [head] });
    expect(findings).toEqual([expect.objectContaining({ kind: "expected-head", where: head })]);
  });
});

type Row = { stream: Stream; seq: number; actor_id: ReviewerId; at_ms: number; command_id: CommandId; body: string };

/** What somebody does who knows the rule, in the rows too: says that the first event was another, and chains all others to it again. */
function rewriteTower(database: Database.Database): void {
  const rows = database.prepare<[], Row>(`select * from audit_events where ${inTower} order by seq`).all();
  const update = database.prepare(
    "update audit_events set body = ?, body_sha256 = ?, previous_hash = ?, hash = ? where stream = ? and seq = ?",
  );
  let previousHash = GENESIS_HASH;
  for (const { stream, seq, actor_id: actorId, at_ms: atMs, command_id: commandId, body } of rows) {
    const said = seq === 1 ? canonicalJson({ ...JSON.parse(body), question: "How high is it?" }) : body;
    const hash = chainHash(previousHash, { stream, seq, actorId, atMs, commandId }, sha256(said));
    update.run(said, sha256(said), previousHash, hash, stream, seq);
    previousHash = hash;
  }
  database.exec("update investigations set question = 'How high is it?' where slug = 'tower'");
}
