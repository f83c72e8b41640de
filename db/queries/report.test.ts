import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeRationale } from "@/db/commands/write-rationale";
import { headOf } from "@/db/queries/events";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { curation, recordedClaim, sent } from "@/db/testing/records";
import { typed } from "@/db/testing/typed";
import { reportOf } from "./report";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const printed = { generatedAtMs: Date.UTC(2026, 10, 1), version: "1.2.3" };

describe("the report of an investigation", () => {
  it("has the claims, why some were withdrawn, and the head of its history", async () => {
    await recordedClaim(desk.annotator);
    const { claimId } = await recordedClaim(desk.annotator);
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A caption." });
    const { hash: head, seq } = await headOf(desk.observer);
    const report = await reportOf(desk.observer, printed);
    expect(report).toMatchObject({ generatedAt: "2026-11-01T00:00:00.000Z", version: "1.2.3", head, seq });
    expect(report.claims.map(({ number }) => number)).toEqual([1]);
    expect(report.withdrawn).toMatchObject([{ number: 2, reason: "A caption." }]);
    const isoMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
    expect(report.claims[0]?.appearances[0]?.capturedAt).toMatch(isoMoment);
    expect(report.sources[0]?.capturedAt).toMatch(isoMoment);
  });

  it("says how a rationale came about", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    await writeRationale(desk.manager, claimId, typed("Two figures."));
    await sent(desk.curator, "curate", curation(claimId));
    const [claim] = (await reportOf(desk.observer, printed)).claims;
    expect(claim?.rationaleVersions).toMatchObject([
      { number: 1, text: "Two figures.", writtenBy: ["The manager"], isSettled: true },
    ]);
  });

  it("is of one moment, whatever is recorded meanwhile", async () => {
    const before = await headOf(desk.observer);
    const [report] = await Promise.all([
      reportOf(desk.observer, printed),
      ...Array.from({ length: 5 }, () => recordedClaim(desk.annotator)),
    ]);
    expect(report.claims).toHaveLength(report.seq - before.seq);
    expect((await desk.store.read.select().from(desk.store.tables.auditEvents)).map(({ hash }) => hash)).toContain(
      report.head,
    );
  });
});
