import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Access } from "@/db/access";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, passageOf, type TestDesk, towerClaim } from "@/db/testing/desk";
import { assessment, contradiction, curation, recordedClaim, sent, thread } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import type { ClaimId, CurationId } from "@/lib/domain/ids";
import { claimView } from "@/lib/live/claim-view";
import { threadsAbout } from "@/lib/live/thread-view";

/** What becomes of two people's changes that meet: docs/decisions/0018. */

let desk: TestDesk;
let claimId: ClaimId;
beforeEach(async () => {
  desk = await openDesk();
  ({ claimId } = await recordedClaim(desk.annotator));
});
afterEach(() => desk.close());

const view = async (id = claimId) => {
  const found = claimView(await deskView(desk.manager), id);
  if (!found) throw new Error("The claim is not there.");
  return found;
};
const basis = async (id = claimId) => (await view(id)).claim.changedSeq;
const reword = (access: Access, id: ClaimId, basisSeq: number) =>
  sent(access, "revise-claim", { claimId: id, basisSeq, changes: { wording: "The tower leans." } });
const withdraw = () => sent(desk.curator, "withdraw-claim", { claimId, reason: "made twice" });

describe("two people who link the same passage", () => {
  it("both say so: each link stands with its author, its relation and its reason", async () => {
    await sent(desk.annotator, "link-evidence", { ...contradiction(claimId), reason: "The plan." });
    await sent(desk.curator, "link-evidence", { ...contradiction(claimId), relation: "qualifies", reason: "Rounded." });
    const { evidence } = await view();
    expect(evidence.map(({ link }) => [link.linkedBy, link.relation, link.reason])).toEqual([
      [desk.annotator.reviewerId, "contradicts", "The plan."],
      [desk.curator.reviewerId, "qualifies", "Rounded."],
    ]);
    expect(new Set(evidence.map(({ passage }) => passage.id)).size).toBe(1);
  });

  it("are refused nothing, but one person does not say the same twice", async () => {
    await sent(desk.annotator, "link-evidence", contradiction(claimId));
    const twice = () => sent(desk.annotator, "link-evidence", contradiction(claimId));
    expect(await refusal(desk, twice)).toMatchObject({ code: "conflict" });
  });
});

describe("a link that is retracted under a comment", () => {
  it("keeps what is said of it in the claim's conversation, and what is said of it afterwards", async () => {
    const link = contradiction(claimId);
    await sent(desk.annotator, "link-evidence", link);
    const before = thread({ kind: "evidence", id: link.linkId }, "Which plan?");
    await sent(desk.observer, "open-thread", before);
    await sent(desk.annotator, "retract-evidence", { linkId: link.linkId, reason: "a slip" });
    await sent(desk.observer, "comment", { threadId: before.threadId, commentId: newId("cmt"), text: "I see." });
    const after = thread({ kind: "evidence", id: link.linkId }, "Was it the old one?");
    await sent(desk.observer, "open-thread", after);
    const now = await deskView(desk.manager);
    const shown = threadsAbout(now, await view());
    expect(shown.map(({ comments }) => comments.map(({ text }) => text))).toEqual([
      ["Which plan?", "I see."],
      ["Was it the old one?"],
    ]);
    await sent(desk.annotator, "restore-evidence", { linkId: link.linkId });
    expect((await view()).evidence.map(({ link: { id } }) => id)).toEqual([link.linkId]);
  });
});

describe("a claim that is withdrawn under what others do", () => {
  it("takes no edit, evidence or judgement, and none of them changes it back", async () => {
    const basisSeq = await basis();
    await withdraw();
    const attempts = [
      () => reword(desk.annotator, claimId, basisSeq),
      () => sent(desk.annotator, "link-evidence", contradiction(claimId)),
      () => sent(desk.annotator, "assess", assessment(claimId)),
      () => sent(desk.curator, "curate", curation(claimId)),
    ];
    for (const attempt of attempts) expect(await refusal(desk, attempt)).toMatchObject({ code: "conflict" });
    expect(await view()).toMatchObject({ state: "withdrawn", claim: { wording: towerClaim().wording } });
  });

  it("is talked about all the same", async () => {
    await withdraw();
    await sent(desk.observer, "open-thread", thread({ kind: "claim", id: claimId }, "Why?"));
    expect(threadsAbout(await deskView(desk.manager), await view())).toHaveLength(1);
  });

  it("takes an edit made before, once it is reinstated and its author has looked at it", async () => {
    const basisSeq = await basis();
    await withdraw();
    await sent(desk.curator, "reinstate-claim", { claimId });
    const blindly = () => reword(desk.annotator, claimId, basisSeq);
    expect(await refusal(desk, blindly)).toMatchObject({ code: "conflict" });
    await reword(desk.annotator, claimId, await basis());
    expect((await view()).claim.wording).toBe("The tower leans.");
  });
});

describe("a claim that is assessed while it is curated", () => {
  it("has both: the verdict holds, and the assessment stands beside it as the later one", async () => {
    const basisSeq = await basis();
    await sent(desk.annotator, "assess", assessment(claimId));
    await sent(desk.curator, "curate", { ...curation(claimId), basisSeq });
    const late = { ...assessment(claimId), verdict: "supported" } as const;
    await sent(desk.annotator, "assess", late);
    const { state, curation: verdict, assessments } = await view();
    expect(state).toBe("settled");
    expect(verdict?.verdict).toBe("conflicting");
    expect(assessments.map(({ id }) => id)).toEqual([late.assessmentId]);
  });

  it("is not settled as it was read when its words were changed meanwhile", async () => {
    const basisSeq = await basis();
    await reword(desk.annotator, claimId, basisSeq);
    const unseen = () => sent(desk.curator, "curate", { ...curation(claimId), basisSeq });
    expect(await refusal(desk, unseen)).toMatchObject({ code: "conflict" });
  });
});

describe("two curators who settle one claim", () => {
  const settle = (over: Partial<ReturnType<typeof curation>> & { seenCurationId?: CurationId | null }) =>
    sent(desk.curator, "curate", { ...curation(claimId), ...over });

  it("are both heard: who has not seen the verdict that holds looks at it first", async () => {
    const first = curation(claimId);
    await sent(desk.manager, "curate", { ...first, seenCurationId: null });
    expect(await refusal(desk, () => settle({ seenCurationId: null }))).toMatchObject({ code: "conflict" });
    expect((await view()).curation?.id).toBe(first.curationId);
    const second = newId("cur");
    await settle({ curationId: second, seenCurationId: first.curationId });
    expect((await view()).curation?.id).toBe(second);
  });

  it("take nothing from each other where the other's verdict was taken back, or was a program's", async () => {
    const first = curation(claimId);
    await sent(desk.manager, "curate", first);
    await sent(desk.manager, "retract-curation", { curationId: first.curationId });
    await settle({ seenCurationId: first.curationId });
    await settle({}); // It says nothing of what it has seen.
    expect((await view()).state).toBe("settled");
  });
});

describe("a comment that its author changes in two places", () => {
  it("is changed by who has seen what stands there, and refuses the other", async () => {
    const said = thread({ kind: "claim", id: claimId }, "How do we know?");
    await sent(desk.observer, "open-thread", said);
    const { commentId } = said;
    const revise = (text: string, seen?: string) =>
      sent(desk.observer, "revise-comment", { commentId, text, ...(seen !== undefined && { seen }) });
    await revise("Who says so?", "How do we know?");
    const refused = await refusal(desk, () => revise("Says who?", "How do we know?"));
    expect(refused).toMatchObject({ code: "conflict", present: "Who says so?" });
    expect((await deskView(desk.manager)).comments[commentId]?.text).toBe("Who says so?");
    await revise("Says who?", " Who says so? "); // As it was typed, and not yet as it is stored.
    await revise("Who?");
    expect((await deskView(desk.manager)).comments[commentId]?.text).toBe("Who?");
  });
});

describe("a claim that is merged while it is edited", () => {
  it("refuses the edit, as one that stands elsewhere now; so does the other, until it was looked at", async () => {
    const other = { ...towerClaim(), passage: passageOf("courier", "324 m") };
    await sent(desk.annotator, "record-claim", other);
    const [basisSeq, otherBasisSeq] = [await basis(), await basis(other.claimId)];
    await sent(desk.curator, "merge-claims", { claimId, intoId: other.claimId, reason: "the same" });
    expect(await refusal(desk, () => reword(desk.annotator, claimId, basisSeq))).toMatchObject({ code: "conflict" });
    const unseen = () => reword(desk.annotator, other.claimId, otherBasisSeq);
    expect(await refusal(desk, unseen)).toMatchObject({ code: "conflict" });
    expect((await view()).claim).toMatchObject({ mergedInto: other.claimId, wording: towerClaim().wording });
    await reword(desk.annotator, other.claimId, await basis(other.claimId));
    expect((await view(other.claimId)).claim.wording).toBe("The tower leans.");
  });
});
