import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { canonicalJson, chainHash, GENESIS_HASH, sha256 } from "@/db/history";
import { headOf } from "@/db/queries/events";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { recordedClaim } from "@/db/testing/records";
import { verifyHistory } from "@/db/testing/verify-history";
import { commandId, toId } from "@/lib/domain/ids";

describe("the rule of the chain", () => {
  const text = `{"claimId":"clm_0000000000000000000a","type":"claim.reinstated"}`;
  const envelope = {
    stream: toId("inv", "0000000000000000000b"),
    seq: 7,
    actorId: toId("rev", "0000000000000000000c"),
    atMs: 1_767_225_600_000,
    commandId: commandId.parse("cmd-1"),
  };
  // Worked out once, outside this program. It cannot change: every history there is depends on it.
  const expected = "0af67f1919d76b782a56271609134a7a03169833625c3a275b84e011f2bc0df3";

  it("is what it was when the first history was written", () => {
    expect(chainHash(GENESIS_HASH, envelope, sha256(text))).toBe(expected);
  });

  it("can be followed by anyone who has SHA-256 and the document", () => {
    const hashOf = (words: string) => createHash("sha256").update(words, "utf8").digest("hex");
    const said = [
      '["crossread/1"',
      `"${"0".repeat(64)}"`,
      '"inv_0000000000000000000b"',
      "7",
      '"rev_0000000000000000000c"',
      "1767225600000",
      '"cmd-1"',
      `"${hashOf(text)}"]`,
    ].join(",");
    expect(hashOf(said)).toBe(expected);
  });

  it("has one form of JSON for equal values", () => {
    expect(canonicalJson({ b: [1, 2.5, null, "ä\n"], a: { d: true, c: "€" } })).toBe(
      '{"a":{"c":"€","d":true},"b":[1,2.5,null,"ä\\n"]}',
    );
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    expect(() => canonicalJson(Number.NaN)).toThrow();
  });
});

describe("a history that somebody changed past the program", () => {
  let desk: TestDesk;
  let events: number;

  beforeEach(async () => {
    desk = await openDesk();
    for (let n = 0; n < 3; n++) await recordedClaim(desk.annotator);
    events = (await headOf(desk.annotator)).seq;
  });
  afterEach(() => desk.close());

  /** Writes as somebody would who has the file and knows SQLite. */
  const tamper = (...statements: readonly string[]) => {
    const connection = new Database(desk.file);
    connection.pragma("foreign_keys = OFF");
    connection.exec("drop trigger audit_events_refuse_update; drop trigger audit_events_refuse_delete");
    for (const statement of statements) connection.prepare(statement).run({ stream: desk.investigation.id });
    connection.close();
  };
  const at = (seq: number) => `where stream = :stream and seq = ${seq}`;

  it("is whole as long as nobody did", async () => {
    const { hash } = await headOf(desk.annotator);
    expect(await verifyHistory(desk.annotator)).toEqual({
      unbroken: true,
      events,
      head: hash,
      brokenAt: null,
      faults: [],
    });
  });

  it.each([
    ["a body", "update audit_events set body = '{}'"],
    [
      "a body and its hash",
      "update audit_events set body = '{}', body_sha256 = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'",
    ],
    ["the actor", "update audit_events set actor_id = 'rev_0000000000000000000a'"],
    ["the time", "update audit_events set at_ms = at_ms + 1"],
    ["the command", "update audit_events set command_id = 'other'"],
    ["the hash", `update audit_events set hash = '${"0".repeat(64)}'`],
    ["the hash before", `update audit_events set previous_hash = '${"0".repeat(64)}'`],
  ])("shows that %s was changed, and where", async (_what, statement) => {
    tamper(`${statement} ${at(6)}`);
    expect(await verifyHistory(desk.annotator)).toMatchObject({ unbroken: false, brokenAt: 6, events: 5 });
  });

  it("shows that a number was changed", async () => {
    tamper(`update audit_events set seq = 100 ${at(events)}`);
    expect(await verifyHistory(desk.annotator)).toMatchObject({ unbroken: false, brokenAt: events });
  });

  it("shows that an event was removed", async () => {
    tamper(`delete from audit_events ${at(5)}`);
    expect(await verifyHistory(desk.annotator)).toMatchObject({ unbroken: false, brokenAt: 5 });
  });

  it("shows that the first was removed", async () => {
    tamper(`delete from audit_events ${at(1)}`);
    expect(await verifyHistory(desk.annotator)).toMatchObject({ unbroken: false, brokenAt: 1, events: 0 });
  });

  it("shows that two were swapped", async () => {
    tamper(
      `update audit_events set seq = 100 ${at(5)}`,
      `update audit_events set seq = 5 ${at(6)}`,
      `update audit_events set seq = 6 ${at(100)}`,
    );
    expect(await verifyHistory(desk.annotator)).toMatchObject({ unbroken: false, brokenAt: 5 });
  });

  it("has another head when its end was cut off, which only an expected head can show", async () => {
    const { hash } = await headOf(desk.annotator);
    tamper(`delete from audit_events ${at(events)}`);
    const verified = await verifyHistory(desk.annotator);
    expect(verified).toMatchObject({ unbroken: true, events: events - 1 });
    expect(verified.head).not.toBe(hash);
  });

  it("stays whole when a body was redacted: the chain covers its hash", async () => {
    tamper(`update audit_events set body = null ${at(6)}`);
    expect(await verifyHistory(desk.annotator)).toMatchObject({ unbroken: true, events });
  });

  it("leaves other investigations whole", async () => {
    tamper(`delete from audit_events ${at(1)}`);
    expect(await verifyHistory(desk.elsewhere)).toMatchObject({ unbroken: true });
  });
});
