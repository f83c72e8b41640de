import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from "yjs";
import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { rationaleOf, rationaleVersions } from "@/db/queries/joint-texts";
import { openStore } from "@/db/store";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { curation, lastBody, recordedClaim, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { paragraphOf } from "@/db/testing/typed";
import type { ClaimId } from "@/lib/domain/ids";
import { jointTextDoc, TEXT_FIELD, textIn } from "@/lib/joint-text/text-in";
import { enter } from "../access";

let desk: TestDesk;
let claimId: ClaimId;
beforeEach(async () => {
  desk = await openDesk();
  ({ claimId } = await recordedClaim(desk.annotator));
});
afterEach(() => desk.close());

/** A document somebody types into: what each paragraph makes is one update. */
function typist() {
  const doc = new Doc();
  return {
    doc,
    paragraph(words: string): Uint8Array {
      let made: Uint8Array = new Uint8Array();
      doc.once("update", (update: Uint8Array) => {
        made = update;
      });
      doc.transact(() => {
        const paragraph = new XmlElement("paragraph");
        paragraph.insert(0, [new XmlText(words)]);
        const text = doc.getXmlFragment(TEXT_FIELD);
        text.insert(text.length, [paragraph]);
      });
      return made;
    },
  };
}

const textNow = async () => {
  const stored = await rationaleOf(desk.observer, claimId);
  return stored && textIn(jointTextDoc([stored.state, ...stored.updates.map(({ update }) => update)]));
};
const versions = () => rationaleVersions(desk.observer, claimId, 10);

describe("the rationale of a claim", () => {
  it("has what two people wrote, in the order it was taken", async () => {
    const [curator, manager] = [typist(), typist()];
    expect(await writeRationale(desk.curator, claimId, curator.paragraph("Two figures."))).toBe(1);
    expect(await writeRationale(desk.manager, claimId, manager.paragraph("No plan."))).toBe(2);
    expect((await textNow())?.split("\n").sort()).toEqual(["No plan.", "Two figures."]);
  });

  it("is there for the next process when this one is gone", async () => {
    await writeRationale(desk.curator, claimId, typist().paragraph("Two figures."));
    const after = await openStore(desk.file);
    const access = await enter(after, desk.observer.reviewerId, desk.investigation.id);
    expect((await rationaleOf(access, claimId))?.updates).toHaveLength(1);
    await after.close();
  });

  it("is kept as one state and one version for each quiet moment, with who wrote", async () => {
    const curator = typist();
    await writeRationale(desk.curator, claimId, curator.paragraph("Two figures."));
    await keepRationaleNow(desk.observer, claimId);
    await keepRationaleNow(desk.observer, claimId);
    applyUpdate(
      curator.doc,
      encodeStateAsUpdate(jointTextDoc([(await rationaleOf(desk.curator, claimId))?.state ?? new Uint8Array([0, 0])])),
    );
    expect(await writeRationale(desk.manager, claimId, curator.paragraph("No plan."))).toBe(2);
    await keepRationaleNow(desk.observer, claimId);
    expect(await textNow()).toBe("Two figures.\nNo plan.");
    expect((await rationaleOf(desk.observer, claimId))?.updates).toEqual([]);
    expect(await versions()).toMatchObject([
      { number: 2, text: "Two figures.\nNo plan.", writtenBy: [desk.manager.reviewerId], isSettled: false },
      { number: 1, text: "Two figures.", writtenBy: [desk.curator.reviewerId], isSettled: false },
    ]);
  });

  it("begins empty after the claim was settled, and its text stays a version", async () => {
    await writeRationale(desk.curator, claimId, typist().paragraph("Two figures."));
    await sent(desk.manager, "curate", curation(claimId));
    expect(await textNow()).toBe("");
    expect(await versions()).toMatchObject([
      { text: "Two figures.", writtenBy: [desk.curator.reviewerId], isSettled: true },
    ]);
    expect(await writeRationale(desk.curator, claimId, typist().paragraph("Once more."))).toBe(3);
    expect(await textNow()).toBe("Once more.");
  });

  it("takes in with the verdict what had not reached the server, and begins empty when that comes after it as well", async () => {
    const curator = typist();
    await writeRationale(desk.curator, claimId, curator.paragraph("Two figures."));
    const unsent = curator.paragraph("Written on a train.");
    const settle = (text: string) =>
      sent(desk.curator, "curate", { ...curation(claimId), unsent: text, seenCurationId: null });
    expect(await refusal(desk, () => settle(Buffer.from("no text").toString("base64")))).toMatchObject({
      code: "invalid",
    });
    await settle(Buffer.from(unsent).toString("base64"));
    expect(await versions()).toMatchObject([{ text: "Two figures.\nWritten on a train.", isSettled: true }]);
    expect(await lastBody(desk.curator)).not.toHaveProperty("unsent");
    await writeRationale(desk.curator, claimId, unsent);
    expect(await textNow()).toBe("");
  });

  it("begins with what others typed in the moment of settling, though in the same paragraph", async () => {
    const curator = typist();
    const begun = curator.paragraph("Two figures.");
    await writeRationale(desk.curator, claimId, begun);
    const manager = jointTextDoc([begun]);
    const others: Uint8Array[] = [];
    manager.on("update", (update: Uint8Array) => others.push(update));
    const [paragraph] = manager.getXmlFragment(TEXT_FIELD).toArray();
    const line = paragraph instanceof XmlElement ? paragraph.get(0) : null;
    if (!(line instanceof XmlText)) throw new Error("There is no line.");
    line.insert(line.length, " And a third?");
    manager.getXmlFragment(TEXT_FIELD).insert(1, [paragraphOf("Ask them.")]);
    await writeRationale(desk.manager, claimId, others[0] ?? new Uint8Array());
    await writeRationale(desk.curator, claimId, curator.paragraph("So be it."));
    await writeRationale(desk.manager, claimId, others[1] ?? new Uint8Array());
    await sent(desk.curator, "curate", { ...curation(claimId), rationale: "Two figures.\nSo be it." });
    expect(await versions()).toMatchObject([
      { text: "Two figures.\nSo be it.", writtenBy: [desk.curator.reviewerId], isSettled: true },
    ]);
    expect(await textNow()).toBe("And a third?\nAsk them.");
    const stored = await rationaleOf(desk.observer, claimId);
    if (stored) applyUpdate(manager, stored.state);
    expect(textIn(manager)).toBe("And a third?\nAsk them.");
  });

  it("keeps everything when keeping is torn off in the middle", async () => {
    await writeRationale(desk.curator, claimId, typist().paragraph("Two figures."));
    const torn = desk.store.change(desk.investigation.id, async (write) => {
      const { keepRationale } = await import("@/db/keep-rationale");
      await keepRationale({ ...desk.curator, read: write, write, seq: 0 }, claimId, "Two figures.");
      throw new Error("The power is gone.");
    });
    await expect(torn).rejects.toThrow("The power is gone.");
    expect(await textNow()).toBe("Two figures.");
    expect(await versions()).toEqual([]);
  });

  it("cannot be written by an annotator, nor by who is a curator no more", async () => {
    const update = typist().paragraph("Mine.");
    await expect(writeRationale(desk.annotator, claimId, update)).rejects.toMatchObject({ code: "forbidden" });
    await expect(writeRationale(desk.observer, claimId, update)).rejects.toMatchObject({ code: "forbidden" });
    expect(await textNow()).toBeNull();
  });
});
