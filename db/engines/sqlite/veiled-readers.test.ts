import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import type { SourceId } from "@/lib/domain/ids";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const titlesIn = (store: TestDesk["store"]) =>
  store.read.select({ title: store.tables.sources.title }).from(store.tables.sources);

it("goes on reading through a veil that was let go of, and shares one with who sees the same", async () => {
  const { store, gazette } = desk;
  const first = store.without([gazette.sourceId]);
  expect(store.without([gazette.sourceId])).toBe(first);
  expect(await titlesIn(first)).toEqual([{ title: "The courier on the tower" }]);
  for (let more = 0; more < 20; more += 1) await titlesIn(store.without([newId("src")]));
  expect(store.without([gazette.sourceId])).not.toBe(first);
  expect(await titlesIn(first)).toEqual([{ title: "The courier on the tower" }]);
  const snapshots = [1, 2, 3, 4, 5, 6].map(() =>
    first.snapshot(async (read) => (await read.select().from(store.tables.sources)).length),
  );
  expect(await Promise.all(snapshots)).toEqual([1, 1, 1, 1, 1, 1]);
});

it("sees what was committed since, at once", async () => {
  const { store, gazette, courier, investigation } = desk;
  const veiled = store.without([gazette.sourceId]);
  expect(await titlesIn(veiled)).toHaveLength(1);
  await store.change(investigation.id, async (write) => {
    const { sources } = store.tables;
    await write.update(sources).set({ title: "Another" });
  });
  expect(await titlesIn(veiled)).toEqual([{ title: "Another" }]);
  expect(await titlesIn(store.without([gazette.sourceId, courier.sourceId]))).toEqual([]);
});

it("keeps statements for each connection, and what is hidden through one stays hidden", async () => {
  const { store, annotator, gazette, courier } = desk;
  const seenBy = async (hidden: readonly SourceId[]) => {
    const veiled = store.without(hidden);
    const view = await deskView({ ...annotator, store: veiled, read: veiled.read });
    return Object.keys(view.sources).sort();
  };
  const all = [gazette.sourceId, courier.sourceId].sort();
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await seenBy([])).toEqual(all);
    expect(await seenBy([gazette.sourceId])).toEqual([courier.sourceId]);
    expect(await seenBy([courier.sourceId])).toEqual([gazette.sourceId]);
  }
});
