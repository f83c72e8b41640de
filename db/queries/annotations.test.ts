import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { oneOfEach } from "@/db/testing/doors";
import { assessment, contradiction, curation, recordedClaim, sent, thread } from "@/db/testing/records";
import { webAnnotationFile, webAnnotationPage } from "@/lib/interop/web-annotation-collection";
import { brokenRules } from "@/lib/interop/web-annotation-rules";
import { ANNOTATIONS_A_PAGE, annotationsPage, printAnnotationsOf } from "./annotations";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const all = () => printAnnotationsOf(desk.annotator, async ({ annotations }) => [...annotations]);
const file = () =>
  printAnnotationsOf(desk.annotator, async ({ investigation, annotations }) =>
    JSON.parse([...webAnnotationFile({ investigation, version: "1" }, annotations)].join("")),
  );

describe("printAnnotationsOf", () => {
  it("says everything that stands, with the rules of the model kept", async () => {
    await oneOfEach(desk);
    const kinds = (await all()).map(({ says }) => says.kind).sort();
    expect(kinds).toEqual(["appearance", "appearance", "assessment", "comment", "evidence", "verdict"]);
    expect(brokenRules(await file())).toEqual([]);
  });

  it("prints a collection of nothing without a page", async () => {
    const printed = await file();
    expect(printed).toMatchObject({ type: "AnnotationCollection", total: 0 });
    expect(printed).not.toHaveProperty("first");
    expect(brokenRules(printed)).toEqual([]);
  });
});

describe("annotationsPage", () => {
  it("has on its pages, once each, what the whole has, and nothing retracted, superseded or withdrawn", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    for (let n = 0; n < ANNOTATIONS_A_PAGE; n++) await recordedClaim(desk.annotator);
    const evidence = contradiction(claimId);
    await sent(desk.annotator, "link-evidence", evidence);
    for (let n = 0; n < 2; n++) await sent(desk.annotator, "assess", assessment(claimId));
    await sent(desk.curator, "assess", assessment(claimId));
    for (let n = 0; n < 2; n++) await sent(desk.curator, "curate", curation(claimId));
    const { sourceId } = desk.courier;
    const passage = { ...evidence.passage };
    for (const subject of [
      { kind: "claim", id: claimId },
      { kind: "evidence", id: evidence.linkId },
      { kind: "source", id: sourceId },
      { kind: "passage", passage },
    ] as const) {
      await sent(desk.annotator, "open-thread", thread(subject));
    }
    const { claimId: withdrawn } = await recordedClaim(desk.annotator);
    await sent(desk.annotator, "assess", assessment(withdrawn));
    await sent(desk.annotator, "open-thread", thread({ kind: "claim", id: withdrawn }));
    await sent(desk.annotator, "withdraw-claim", { claimId: withdrawn, reason: "A caption." });

    const whole = await all();
    const first = await annotationsPage(desk.annotator, 1);
    expect(first).toMatchObject({ total: whole.length, pages: 2, startIndex: 0 });
    expect(first.annotations).toHaveLength(ANNOTATIONS_A_PAGE);
    const second = await annotationsPage(desk.annotator, 2);
    const paged = [...first.annotations, ...second.annotations];
    const byKey = <Thing extends { key: string }>(things: readonly Thing[]) =>
      [...things].sort((one, other) => (one.key < other.key ? -1 : 1));
    expect(byKey(paged)).toEqual(byKey(whole));
    expect((await annotationsPage(desk.annotator, 3)).annotations).toEqual([]);
    const told = { page: 2, pages: 2, startIndex: second.startIndex };
    expect(brokenRules(webAnnotationPage("https://example.org/annotations", told, second.annotations))).toEqual([]);
  });
});
