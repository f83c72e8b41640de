import { describe, expect, it } from "vitest";
import { toId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { type CommandName, commandInputs } from "@/lib/live/inputs";
import { predict } from "@/lib/live/predict";
import {
  annotator,
  assessed,
  captured,
  curated,
  deskAfter,
  ids,
  linked,
  passage,
  recorded,
  talked,
  towerDesk,
} from "./testing/tower";

const full = () =>
  deskAfter(
    towerDesk(),
    annotator,
    recorded(1),
    recorded(2),
    linked(1, 1, "contradicts"),
    assessed(1, 1),
    curated(1, 1),
    ...talked(1, 1),
  );

/** One that nobody pointed at: the tower's passages are all of one span. */
const unknown = { ...passage(3), start: 0, end: 9, exact: "The tower" };
const { id: newPassageId, versionId, start, end, exact } = unknown;
const selected = { newPassageId, versionId, start, end, exact };
const judged = { claimId: ids.clm(1), verdict: "refuted", rationale: "No.", confidence: "low" };

/** One input of each command, of which the desk knows everything it needs. */
const inputs: Readonly<Record<CommandName, object>> = {
  "record-claim": {
    claimId: ids.clm(3),
    appearanceId: ids.app(3),
    passage: selected,
    wording: " Claim 3 ",
    type: "timing",
  },
  "revise-claim": { claimId: ids.clm(1), changes: { wording: "Claim one" } },
  "withdraw-claim": { claimId: ids.clm(1), reason: "No." },
  "reinstate-claim": { claimId: ids.clm(1) },
  "merge-claims": { claimId: ids.clm(1), intoId: ids.clm(2), reason: "The same." },
  "unmerge-claims": { claimId: ids.clm(1), intoId: ids.clm(2), appearanceIds: [ids.app(1)], linkIds: [] },
  "split-claim": {
    claimId: ids.clm(1),
    newClaimId: ids.clm(3),
    wording: "Half of it",
    type: "timing",
    appearanceIds: [ids.app(1)],
  },
  "record-appearance": { appearanceId: ids.app(3), claimId: ids.clm(1), passage: { passageId: ids.psg(2) } },
  "retract-appearance": { appearanceId: ids.app(1), reason: "No." },
  "restore-appearance": { appearanceId: ids.app(1) },
  "link-evidence": { linkId: ids.evl(3), claimId: ids.clm(1), passage: selected, relation: "qualifies" },
  "retract-evidence": { linkId: ids.evl(1), reason: "No." },
  "restore-evidence": { linkId: ids.evl(1) },
  "reject-candidate": {},
  "restore-candidate": {},
  "set-aliases": {},
  "remove-aliases": {},
  "create-report": {},
  "rename-report": {},
  "withdraw-report": {},
  "reinstate-report": {},
  "publish-edition": {},
  "revoke-edition-link": {},
  "revise-source": { sourceId: ids.src(1), changes: { title: "The tower again" } },
  "recut-source": { versionId: ids.ver(1), segments: [] },
  "set-source-readers": { sourceId: ids.src(1), readers: [annotator] },
  "save-view": { viewId: toId("viw", "0".repeat(20)), name: "Open ones", params: { standing: "open" } },
  "remove-view": {},
  "restore-view": {},
  assess: { assessmentId: ids.asm(3), ...judged },
  "retract-assessment": { assessmentId: ids.asm(1) },
  "restore-assessment": { assessmentId: ids.asm(1) },
  curate: { curationId: ids.cur(3), ...judged },
  "retract-curation": { curationId: ids.cur(1) },
  "restore-curation": { curationId: ids.cur(1) },
  "open-thread": {
    threadId: ids.thr(3),
    commentId: ids.cmt(3),
    subject: { kind: "claim", id: ids.clm(1) },
    text: " Which tower? ",
  },
  comment: { commentId: ids.cmt(3), threadId: ids.thr(1), text: "That one.", mentions: [annotator, annotator] },
  "revise-comment": { commentId: ids.cmt(1), text: "Comment one" },
  "retract-comment": { commentId: ids.cmt(1) },
  "restore-comment": { commentId: ids.cmt(1) },
  "resolve-thread": { threadId: ids.thr(1) },
  "reopen-thread": { threadId: ids.thr(1) },
  "place-passage": {},
  "retire-passage": {},
  "reopen-passage": {},
  undo: { commandId: "cmd-7" },
};
const names = Object.keys(commandInputs).filter((name): name is CommandName => name in inputs);

const foreseen = (name: CommandName, input: object = inputs[name], desk: Desk = full()) => predict(name, input, desk);

describe("predict", () => {
  /** What these do, only the server knows: the history of an undo, and candidates, which are not on the desk. */
  const unforeseen: readonly CommandName[] = [
    "undo",
    "reject-candidate",
    "restore-candidate",
    "set-aliases",
    "remove-aliases",
    "create-report",
    "rename-report",
    "withdraw-report",
    "reinstate-report",
    "publish-edition",
    "revoke-edition-link",
    "recut-source",
    "remove-view",
    "restore-view",
    "place-passage",
    "retire-passage",
    "reopen-passage",
  ];

  it.each(names.filter((name) => !unforeseen.includes(name)))(
    "foresees what %s does, and the desk can show it",
    (name) => {
      const bodies = foreseen(name);
      expect(bodies).toHaveLength(name === "open-thread" ? 2 : 1);
      expect(() => deskAfter(full(), annotator, ...bodies)).not.toThrow();
    },
  );

  it("shows a claim at once, under the number it will most likely have", () => {
    const desk = deskAfter(full(), annotator, ...foreseen("record-claim"));
    expect(desk.claims[ids.clm(3)]).toMatchObject({
      number: 3,
      wording: "Claim 3",
      type: "timing",
      recordedBy: annotator,
    });
    expect(desk.passages[newPassageId]).toEqual({ ...unknown, prefix: "", suffix: "" });
  });

  it("gives way to what happened: the same desk, but for what only the server knows", () => {
    const truth = { ...recorded(7), claimId: ids.clm(3), appearanceId: ids.app(3), passage: unknown };
    const real = deskAfter(full(), annotator, truth);
    const shown = deskAfter(full(), annotator, ...foreseen("record-claim"));
    const { number: _number, wording: _wording, type: _type, ...claim } = real.claims[ids.clm(3)] ?? {};
    expect(shown.claims[ids.clm(3)]).toMatchObject(claim);
    expect(shown.appearances).toEqual(real.appearances);
    expect(Object.keys(shown.passages)).toEqual(Object.keys(real.passages));
  });

  it("takes a passage that exists as it is", () => {
    expect(foreseen("record-appearance")).toMatchObject([{ passage: passage(2) }]);
  });

  it("takes the passage that a span has already, as the server does", () => {
    const { versionId, start, end, exact } = passage(1);
    const again = { newPassageId, versionId, start, end, exact };
    expect(foreseen("link-evidence", { ...inputs["link-evidence"], passage: again })).toMatchObject([
      { passage: passage(1) },
    ]);
    const longer = foreseen("link-evidence", { ...inputs["link-evidence"], passage: { ...again, end: end + 1 } });
    expect(longer).toMatchObject([{ passage: { id: newPassageId } }]);
  });

  it("opens a thread on words that nobody pointed at", () => {
    const subject = { kind: "passage", passage: selected };
    const desk = deskAfter(full(), annotator, ...foreseen("open-thread", { ...inputs["open-thread"], subject }));
    expect(desk.threads[ids.thr(3)]).toMatchObject({
      subject: { kind: "passage", id: newPassageId },
      openedBy: annotator,
    });
    expect(desk.passages[newPassageId]).toMatchObject({ exact: "The tower" });
    expect(desk.comments[ids.cmt(3)]).toMatchObject({ text: "Which tower?", mentions: [] });
  });

  it.each(names)("foresees nothing of a %s that would be refused for its input", (name) => {
    expect(foreseen(name, {})).toEqual([]);
  });

  it.each(names.filter((name) => !["assess", "curate", "revise-source", "set-source-readers"].includes(name)))(
    "foresees nothing of a %s about what the desk does not know",
    (name) => {
      expect(
        foreseen(name, inputs[name], towerDesk()).filter(
          ({ type }) => ![".recorded", ".linked", "view.saved"].some((made) => type.endsWith(made)),
        ),
      ).toEqual([]);
    },
  );

  it("foresees what a correction of a source changes and nothing else, and nothing of one that is not here", () => {
    const changes = { outlet: "The Post", published: null };
    expect(foreseen("revise-source", { sourceId: ids.src(1), changes })).toEqual([
      { type: "source.revised", sourceId: ids.src(1), changes, prior: { outlet: null, published: null } },
    ]);
    expect(foreseen("revise-source", { sourceId: ids.src(9), changes })).toEqual([]);
  });

  it("foresees no passage of a version that is not here, and finds one of any source", () => {
    const elsewhere = { ...selected, versionId: ids.ver(9) };
    expect(foreseen("link-evidence", { ...inputs["link-evidence"], passage: elsewhere })).toEqual([]);
    const desk = deskAfter(full(), annotator, captured(9));
    const input = { ...inputs["link-evidence"], passage: elsewhere };
    expect(foreseen("link-evidence", input, desk)).toMatchObject([{ passage: { sourceId: ids.src(9) } }]);
  });
});
