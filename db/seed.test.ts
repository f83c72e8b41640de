import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enter } from "@/db/access";
import { derivedId } from "@/db/new-id";
import { openInstallation } from "@/db/open-installation";
import { deskView } from "@/db/queries/desk";
import { headOf } from "@/db/queries/events";
import { loadBundled } from "@/db/seed";
import { openStore, type Store } from "@/db/store";
import { verifyHistory } from "@/db/testing/verify-history";
import { claimTypes } from "@/lib/domain/claim";
import { relations } from "@/lib/domain/evidence";
import { claimViews } from "@/lib/live/claim-view";

const slug = "al-tanf-2017";
const folder = mkdtempSync(join(tmpdir(), "crossread-seed-"));
const root = process.cwd();
let store: Store;

beforeAll(async () => {
  store = await openInstallation(folder, root);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const entered = () => enter(store, derivedId("rev", slug, "third"), derivedId("inv", slug));

describe("the bundled investigation", () => {
  it("has five retold sources and reviewers who disagree", async () => {
    const desk = await deskView(await entered());
    const views = claimViews(desk);
    const sources = Object.values(desk.sources);
    expect(sources.map(({ retold }) => retold)).toEqual([true, true, true, true, true]);
    expect(new Set(views.map(({ claim }) => claim.type))).toEqual(new Set(claimTypes));
    for (const relation of relations) expect(views.some(({ count }) => count[relation] > 0)).toBe(true);
    expect(views.some(({ assessments }) => new Set(assessments.map(({ verdict }) => verdict)).size > 1)).toBe(true);
    expect(views.some(({ curation }) => curation !== null && curation.dissent !== "")).toBe(true);
  });

  it("has an unbroken history that is the same in every installation", async () => {
    const verified = await verifyHistory(await entered());
    expect(verified).toMatchObject({ unbroken: true });
    const again = mkdtempSync(join(tmpdir(), "crossread-seed-"));
    const other = await openInstallation(again, root);
    const access = await enter(other, derivedId("rev", slug, "third"), derivedId("inv", slug));
    expect((await verifyHistory(access)).head).toBe(verified.head);
    await other.close();
    rmSync(again, { recursive: true });
  });

  it("stays as it was loaded, when a later release ships it differently", async () => {
    const shipped = mkdtempSync(join(tmpdir(), "crossread-shipped-"));
    cpSync(join(root, "corpus", slug), shipped, { recursive: true });
    const lines = readFileSync(join(shipped, "annotations.jsonl"), "utf8").trimEnd().split("\n");
    const more = JSON.stringify({ ...JSON.parse(lines.at(-1) ?? ""), id: "another-release" });
    writeFileSync(join(shipped, "annotations.jsonl"), [...lines, more].join("\n"));
    writeFileSync(join(shipped, "02-tabnak.md"), "---\ntitle: Another\n---\n\nAnother text.\n");
    const { seq } = await deskView(await entered());
    await loadBundled(store, shipped);
    expect((await deskView(await entered())).seq).toBe(seq);
    rmSync(shipped, { recursive: true });
  });

  it("goes on where it was interrupted", async () => {
    const again = mkdtempSync(join(tmpdir(), "crossread-half-"));
    const other = await openStore(join(again, "half.sqlite"), { synchronous: "OFF" });
    const half = join(again, "half");
    cpSync(join(root, "corpus", slug), half, { recursive: true });
    const lines = readFileSync(join(half, "annotations.jsonl"), "utf8").trimEnd().split("\n");
    const broken = [
      ...lines.slice(0, lines.length / 2),
      JSON.stringify({ ...JSON.parse(lines[0] ?? ""), command: "no" }),
    ];
    writeFileSync(join(half, "annotations.jsonl"), broken.join("\n"));
    await expect(loadBundled(other, half)).rejects.toThrow();
    await loadBundled(other, join(root, "corpus", slug));
    const access = await enter(other, derivedId("rev", slug, "third"), derivedId("inv", slug));
    expect(await headOf(access)).toEqual(await headOf(await entered()));
    await other.close();
    rmSync(again, { recursive: true });
  });

  it("is loaded once", async () => {
    const { seq } = await deskView(await entered());
    await store.close();
    store = await openInstallation(folder, root);
    expect((await deskView(await entered())).seq).toBe(seq);
  });
});
