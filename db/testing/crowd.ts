import { type Connection, openConnection } from "@/db/engines/sqlite/connection";
import { derivedId } from "@/db/new-id";
import type { TestDesk } from "./desk";

/** Claims on each source, and the evidence on each claim, from the source after it. */
const CLAIMS_A_SOURCE = 10;
const LINKS_A_CLAIM = 2;

/**
 * Fills the test investigation with sources that make ten claims each: rows alone, without their history, since that is
 * what a page reads. The sources that are there already get claims too. Fast: one transaction of plain inserts.
 */
export function crowd(desk: TestDesk, sources: number): void {
  const connection = openConnection(desk.file, { synchronous: "OFF" });
  try {
    connection.exec("begin");
    const versions = versionsFor(connection, desk, sources);
    insertClaims(connection, desk, versions);
    connection.exec("commit");
  } finally {
    connection.close();
  }
}

/** As long as its sentences are many: what each source says. */
const text = Array.from({ length: 40 }, (_, n) => `Statement ${n} speaks of ${n * 7} tanks near the road.`).join("\n");
const blocks = JSON.stringify(
  [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    kind: "paragraph",
    start: index,
    end: index + line.length,
  })),
);

function versionsFor(connection: Connection, { investigation, annotator }: TestDesk, count: number): string[] {
  const source = connection.prepare(
    `insert into sources (id, investigation_id, number, title, direction, retold, captured_by)
     values (?, ?, ?, ?, 'ltr', 0, ?)`,
  );
  const version = connection.prepare(
    `insert into source_versions
       (id, investigation_id, source_id, number, text, blocks, media_type, original_sha256, text_sha256, captured_at_ms, captured_from)
     values (?, ?, ?, 1, ?, ?, 'text/plain', ?, '', 0, 'crowd')`,
  );
  const original = connection.prepare("insert into originals (sha256, bytes) values (?, x'00')");
  return Array.from({ length: count }, (_, n) => {
    const [sourceId, versionId] = [derivedId("src", "crowd", `${n}`), derivedId("ver", "crowd", `${n}`)];
    original.run(versionId);
    source.run(sourceId, investigation.id, n + 3, `Account ${n}`, annotator.reviewerId);
    version.run(versionId, investigation.id, sourceId, text, blocks, versionId);
    return versionId;
  });
}

function insertClaims(
  connection: Connection,
  { investigation, annotator }: TestDesk,
  versions: readonly string[],
): void {
  const passage = connection.prepare(
    `insert into passages (id, investigation_id, version_id, start, "end", exact, prefix, suffix, anchoring)
     values (?, ?, ?, ?, ?, ?, '', '', 'anchored')`,
  );
  const claim = connection.prepare(
    `insert into claims (id, investigation_id, number, wording, type, quantities, modality, recorded_by, recorded_at_ms, changed_seq)
     values (?, ?, ?, ?, 'equipment', '[]', 'reported', ?, 0, 0)`,
  );
  const appearance = connection.prepare(
    `insert into appearances (id, investigation_id, claim_id, passage_id, recorded_by, recorded_at_ms) values (?, ?, ?, ?, ?, 0)`,
  );
  const link = connection.prepare(
    `insert into evidence_links
       (id, investigation_id, claim_id, passage_id, relation, aspect, reason, same_event, independent, linked_by, linked_at_ms)
     values (?, ?, ?, ?, 'contradicts', ?, '', 'not-judged', 'not-judged', ?, 0)`,
  );
  const passageId = (at: number, n: number) => derivedId("psg", "crowd", `${at}`, `${n}`);
  for (const [at, versionId] of versions.entries()) {
    for (let n = 0; n < CLAIMS_A_SOURCE; n += 1) {
      const exact = text.slice(n * 20, n * 20 + 12);
      passage.run(passageId(at, n), investigation.id, versionId, n * 20, n * 20 + 12, exact);
    }
  }
  for (const at of versions.keys()) {
    for (let n = 0; n < CLAIMS_A_SOURCE; n += 1) {
      const claimId = derivedId("clm", "crowd", `${at}`, `${n}`);
      claim.run(
        claimId,
        investigation.id,
        at * CLAIMS_A_SOURCE + n + 1,
        `Claim ${n} of account ${at}`,
        annotator.reviewerId,
      );
      const appearanceId = derivedId("app", "crowd", `${at}`, `${n}`);
      appearance.run(appearanceId, investigation.id, claimId, passageId(at, n), annotator.reviewerId);
      for (let k = 1; k <= LINKS_A_CLAIM; k += 1) {
        const bearing = passageId((at + k) % versions.length, n);
        const linkId = derivedId("evl", "crowd", `${at}`, `${n}`, `${k}`);
        link.run(linkId, investigation.id, claimId, bearing, `aspect ${k}`, annotator.reviewerId);
      }
    }
  }
}
