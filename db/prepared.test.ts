import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { type Asks, insertRow, prepared } from "@/db/prepared";
import { openDesk, type TestDesk } from "@/db/testing/desk";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const reviewersCalled = prepared((read, { reviewers }, asked: Asks<"name">) =>
  read
    .select({ name: reviewers.name })
    .from(reviewers)
    .where(eq(reviewers.name, asked("name"))),
);
const named = (name: string) => ({ id: newId("rev"), name, createdAtMs: 1 });
const adding = (name: string) =>
  desk.store.change("installation", async (write) => {
    await insertRow(write, desk.store.tables.reviewers, named(name));
    return reviewersCalled({ read: write, tables: desk.store.tables }, { name });
  });

it("is filled in anew each time, inside a change and outside it", async () => {
  expect(await reviewersCalled(desk.store, { name: "Ada" })).toEqual([]);
  expect(await adding("Ada")).toEqual([{ name: "Ada" }]);
  expect(await adding("Ben")).toEqual([{ name: "Ben" }]);
  expect(await reviewersCalled(desk.store, { name: "Ada" })).toEqual([{ name: "Ada" }]);
});

it("has a statement for each choice of columns, and takes what is undefined for not given", async () => {
  const { store, investigation, annotator } = desk;
  const columns = { quantities: "[]", type: "other", modality: "asserted", recordedAtMs: 1, changedSeq: 1 } as const;
  const claim = (number: number) => ({
    ...columns,
    ...{ id: newId("clm"), number, wording: `Claim ${number}` },
    ...{ investigationId: investigation.id, recordedBy: annotator.reviewerId },
  });
  await store.change(investigation.id, async (write) => {
    await insertRow(write, store.tables.claims, { ...claim(1), place: "the tower" });
    await insertRow(write, store.tables.claims, { ...claim(2), place: undefined });
    await insertRow(write, store.tables.claims, { ...claim(3), place: null });
  });
  const { claims } = store.tables;
  const stored = await store.read.select({ place: claims.place }).from(claims).orderBy(claims.number);
  expect(stored.map(({ place }) => place)).toEqual(["the tower", null, null]);
});

it("may not be used past the change under way", async () => {
  await reviewersCalled(desk.store, { name: "Ada" }); // Now it is prepared, and kept.
  const past = desk.store.change("installation", async () => reviewersCalled(desk.store, { name: "Ada" }));
  await expect(past).rejects.toThrow("Inside a change");
  await adding("Ada");
  const { tables } = desk.store;
  const kept = await desk.store.change("installation", async (write) => ({ write }));
  const late = async () => insertRow(kept.write, tables.reviewers, named("Late"));
  await expect(late()).rejects.toThrow("This change is over");
  const during = desk.store.change("installation", async () => late().catch(() => "refused"));
  expect(await during).not.toBe("refused"); // The handle is one, and the change under way may use it.
});
