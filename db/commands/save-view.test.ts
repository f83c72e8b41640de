import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { sent } from "@/db/testing/records";
import { VIEWS_AT_MOST } from "@/lib/domain/saved-view";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const viewId = newId("viw");
const figures = { viewId, name: "Open figures", params: { standing: "open", sort: "-changed" } };
const { viewId: _viewId, ...seen } = figures;
const shown = async () =>
  Object.values((await deskView(desk.observer)).savedViews)
    .filter(({ removedAtMs }) => removedAtMs === null)
    .map(({ name, params }) => ({ name, params }));

describe("save-view", () => {
  it("is seen by everybody, and keeps only what is known of a choice", async () => {
    await sent(desk.annotator, "save-view", {
      ...figures,
      params: { ...figures.params, colour: "red", type: "gossip" },
    });
    expect(await shown()).toEqual([seen]);
  });

  it("changes what was seen, and is undone and done again", async () => {
    const made = await sent(desk.annotator, "save-view", figures);
    const changed = { viewId, name: "Settled", params: { standing: "settled" } };
    const { commandId } = await sent(desk.annotator, "save-view", { ...changed, seen });
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(await shown()).toEqual([seen]);
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await shown()).toEqual([{ name: "Settled", params: { standing: "settled" } }]);
    await expect(sent(desk.annotator, "undo", { commandId: made.commandId })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("does not overwrite what somebody else wrote meanwhile", async () => {
    await sent(desk.annotator, "save-view", figures);
    await sent(desk.curator, "save-view", { viewId, name: "Theirs", params: {}, seen });
    const late = sent(desk.annotator, "save-view", { viewId, name: "Mine", params: {}, seen });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    await expect(sent(desk.annotator, "remove-view", { viewId, seen })).rejects.toMatchObject({ code: "conflict" });
    expect(await shown()).toEqual([{ name: "Theirs", params: {} }]);
  });

  it("refuses a name twice, and gives it free when its view is removed", async () => {
    await sent(desk.annotator, "save-view", figures);
    const again = { ...figures, viewId: newId("viw") };
    await expect(sent(desk.curator, "save-view", again)).rejects.toMatchObject({ code: "conflict" });
    const { commandId } = await sent(desk.annotator, "remove-view", { viewId });
    await sent(desk.curator, "save-view", again);
    await expect(sent(desk.annotator, "undo", { commandId })).rejects.toMatchObject({ code: "conflict" });
    await sent(desk.curator, "remove-view", { viewId: again.viewId });
    await sent(desk.annotator, "undo", { commandId });
    expect(await shown()).toEqual([seen]);
  });

  it("refuses more than anybody looks through", async () => {
    for (let n = 0; n < VIEWS_AT_MOST; n++) {
      await sent(desk.annotator, "save-view", { viewId: newId("viw"), name: `View ${n}`, params: {} });
    }
    await expect(sent(desk.annotator, "save-view", figures)).rejects.toMatchObject({ code: "conflict" });
  });
});
