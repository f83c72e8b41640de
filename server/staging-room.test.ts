import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import type { StagedId } from "@/lib/domain/ids";
import { ingest } from "@/lib/ingest/ingest";
import { type Owner, StagingRoom, type ToStage } from "./staging-room";

const HOUR_MS = 3_600_000;
let folder: string;
let nowMs: number;
let room: StagingRoom;
const owner: Owner = { investigationId: newId("inv"), reviewerId: newId("rev") };

const opened = (limits = {}) => new StagingRoom(folder, { now: () => nowMs, ...limits });

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "crossread-staging-")), "staged");
  nowMs = Date.now();
  room = opened();
});
afterEach(async () => {
  await room.close();
  rmSync(join(folder, ".."), { recursive: true });
});

async function thing(text = "Words.", id: StagedId = newId("stg"), place = 0): Promise<ToStage> {
  const bytes = new TextEncoder().encode(text);
  const ingested = await ingest(bytes, { name: "a.txt" });
  const { title, outlet, author, url, published, language, direction, reliability, descriptor, retold } = ingested;
  const found = { title, outlet, author, url, published, language, direction, reliability, descriptor, retold };
  const counted = { mediaType: "text/plain", warnings: [], paragraphs: 1, segments: [] };
  const outcome = { found: { ...found, ...counted } };
  const named = { name: "a.txt", url: null, response: null, mediaType: null, sha256: "", sizeBytes: bytes.length };
  return { entry: { id, place, ...named, stagedAtMs: nowMs, outcome, sketch: [], near: [] }, bytes, ingested };
}
const idsOn = async (of: StagingRoom, who = owner) => (await of.on(who)).map(({ id }) => id);

it("keeps bytes, text and what was said, for another process too, in the order in which they came", async () => {
  const [one, two] = [await thing("One.", newId("stg"), 0), await thing("Two.", newId("stg"), 1)];
  await room.put(owner, [one, two]);
  await room.say(owner, one.entry.id, { title: "First" });
  await room.say(owner, one.entry.id, { leftOut: true });
  const other = opened();
  expect(await idsOn(other)).toEqual([one.entry.id, two.entry.id]);
  const kept = await other.open(owner, one.entry.id);
  expect(kept).toMatchObject({ said: { title: "First", leftOut: true }, ingested: { text: "One." } });
  expect(new TextDecoder().decode(kept?.bytes)).toBe("One.");
  await other.close();
});

it("shows nobody what waits for another, or elsewhere", async () => {
  const one = await thing();
  await room.put(owner, [one]);
  for (const who of [
    { ...owner, reviewerId: newId("rev") },
    { ...owner, investigationId: newId("inv") },
  ]) {
    expect(await room.on(who)).toEqual([]);
    expect(await room.open(who, one.entry.id)).toBeNull();
    expect(await room.say(who, one.entry.id, { title: "Mine" })).toBeNull();
    await room.remove(who, [one.entry.id]);
  }
  expect(await idsOn(room)).toEqual([one.entry.id]);
  const file = join(folder, owner.reviewerId, owner.investigationId, one.entry.id, "original");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("holds what is sent twice once", async () => {
  const one = await thing();
  await room.put(owner, [one]);
  await room.put(owner, [one]);
  expect(await idsOn(room)).toEqual([one.entry.id]);
});

it("takes all of a file or none, and no more than may wait for one person, wherever", async () => {
  await room.close();
  room = opened({ atMost: 3, bytesAtMost: 40 });
  await room.put({ ...owner, investigationId: newId("inv") }, [await thing()]);
  const many = [await thing(), await thing(), await thing()];
  await expect(room.put(owner, many)).rejects.toMatchObject({ code: "limited" });
  await expect(room.put(owner, [await thing("x".repeat(41))])).rejects.toMatchObject({ code: "limited" });
  expect(await room.on(owner)).toEqual([]);
  await Promise.allSettled(many.map((one) => room.put(owner, [one]))); // At once, and still not more.
  expect(await room.on(owner)).toHaveLength(2);
  await room.remove(owner, await idsOn(room));
  await room.put(owner, many.slice(1));
  expect(await room.on(owner)).toHaveLength(2);
});

it("forgets what has waited a day, and sweeps it away with what was left half written", async () => {
  const [old, young] = [await thing("Old."), await thing("Young.")];
  await room.put(owner, [old]);
  const shelf = join(folder, owner.reviewerId, owner.investigationId);
  utimesSync(join(shelf, old.entry.id, "entry.json"), nowMs / 1_000, nowMs / 1_000);
  nowMs += 24 * HOUR_MS;
  expect(await room.open(owner, old.entry.id)).toBeNull();
  await room.put(owner, [{ ...young, entry: { ...young.entry, stagedAtMs: nowMs } }]);
  utimesSync(join(shelf, young.entry.id, "entry.json"), nowMs / 1_000, nowMs / 1_000);
  writeFileSync(join(shelf, `${newId("stg")}.part`), "half");
  expect(await idsOn(room)).toEqual([young.entry.id]);
  await room.sweep();
  expect(readdirSync(shelf)).toEqual([young.entry.id]);
  expect(await idsOn(room)).toEqual([young.entry.id]);
});

it("passes over what a loss of power left empty", async () => {
  const one = await thing();
  await room.put(owner, [one]);
  writeFileSync(join(folder, owner.reviewerId, owner.investigationId, one.entry.id, "entry.json"), "");
  const other = opened();
  expect(await other.on(owner)).toEqual([]);
  await other.close();
});

it("removes for good", async () => {
  const one = await thing();
  await room.put(owner, [one]);
  await room.remove(owner, [one.entry.id]);
  expect(await room.open(owner, one.entry.id)).toBeNull();
  expect(existsSync(join(folder, owner.reviewerId, owner.investigationId, one.entry.id))).toBe(false);
});
