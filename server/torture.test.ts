import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { openDesk } from "@/db/testing/desk";
import { recordedClaim } from "@/db/testing/records";
import { tallied } from "./testing/tally";
import { torture } from "./testing/torture";

const PATIENCE_MS = 120_000;

it(
  "loses nothing that was acknowledged and does nothing twice, however often it is killed",
  async () => {
    const { commands, acknowledged, ...counted } = await torture({ writers: 20, kills: 4 });
    expect(counted).toEqual({ lost: 0, doubled: 0, unbroken: true, kills: 4, refusals: [] });
    expect(acknowledged).toBe(commands);
    expect(commands).toBeGreaterThan(4);
  },
  PATIENCE_MS,
);

it("would be told of what is lost, doubled and broken", async () => {
  const desk = await openDesk();
  const { commandId } = await recordedClaim(desk.annotator);
  const count = (acknowledged: readonly string[]) => tallied(desk.annotator, { sent: acknowledged, acknowledged });
  expect(await count([commandId])).toEqual({ lost: 0, doubled: 0, unbroken: true });
  expect(await count([commandId, "cmd_never"])).toMatchObject({ lost: 1 });
  const other = new Database(desk.file);
  other
    .prepare(
      `insert into audit_events select stream, seq + 1, actor_id, at_ms, command_id, body, body_sha256, previous_hash, hash
       from audit_events where command_id = ?`,
    )
    .run(commandId);
  other.close();
  expect(await count([commandId])).toEqual({ lost: 0, doubled: 1, unbroken: false });
  await desk.close();
});
