import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enter, enterInstallation } from "@/db/access";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { refusal } from "@/db/testing/refusal";
import { verifyHistory } from "@/db/testing/verify-history";
import { openInvestigation } from "./open-investigation";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const harbour = () => ({ investigationId: newId("inv"), slug: "harbour", title: "The harbour", question: "Who?" });

describe("open-investigation", () => {
  it("opens one, managed by who opened it, with a history of its own", async () => {
    const { investigationId, ...named } = harbour();
    await openInvestigation(desk.installation, "open", { investigationId, ...named });
    const access = await enter(desk.store, desk.installation.reviewerId, investigationId);
    expect(access.role).toBe("manager");
    expect(await deskView(access)).toMatchObject({ seq: 2, investigation: { id: investigationId, ...named } });
    expect(await verifyHistory(access)).toMatchObject({ unbroken: true, events: 2 });
  });

  it.each([
    ["a slug that is taken", { slug: "tower" }, "conflict"],
    ["a slug with capitals", { slug: "Harbour" }, "invalid"],
    ["a slug that is an address of its own", { slug: "new" }, "invalid"],
    ["an empty title", { title: " " }, "invalid"],
  ])("refuses %s", async (_what, over, code) => {
    const input = { ...harbour(), ...over };
    expect(await refusal(desk, () => openInvestigation(desk.installation, "open", input))).toMatchObject({ code });
  });

  it("refuses an id that is taken, and somebody who does not manage the installation", async () => {
    const taken = { ...harbour(), investigationId: desk.investigation.id };
    const refused = await refusal(desk, () => openInvestigation(desk.installation, "open", taken));
    expect(refused.code).toBe("conflict");
    const curator = await enterInstallation(desk.store, desk.accounts.curator.userId);
    expect(await refusal(desk, () => openInvestigation(curator, "open", harbour()))).toMatchObject({
      code: "forbidden",
    });
  });
});
