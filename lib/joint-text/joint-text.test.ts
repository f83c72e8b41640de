import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { typed } from "@/db/testing/typed";
import { parseId, toId } from "@/lib/domain/ids";
import { ByteReader, joinedBytes, sizedBytes, stringBytes, uintBytes } from "./bytes";
import { readCollabFrame } from "./frames";
import { parseJointTextName, rationaleName } from "./joint-text";
import { awarenessFrame, signedEntry, writerIn } from "./presence";
import { clearWords, dropEmptyLines, jointTextDoc, TEXT_FIELD, textIn } from "./text-in";

const claimId = toId("clm", "c".repeat(20));
const name = rationaleName("tower", claimId);
const writer = { reviewerId: toId("rev", "r".repeat(20)), name: "Ada", mayWrite: true };
const frame = (...parts: readonly ArrayLike<number>[]) => joinedBytes([stringBytes(name), ...parts]);

it("reads back the bytes it writes, whatever number and whatever words", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.string({ unit: "grapheme" }), fc.uint8Array(), (number, words, bytes) => {
      const reader = new ByteReader(joinedBytes([uintBytes(number), stringBytes(words), sizedBytes(bytes)]));
      expect([reader.uint(), reader.string(), reader.bytes()]).toEqual([number, words, bytes]);
      expect(reader.isDone).toBe(true);
    }),
  );
});

describe("a name", () => {
  it("is read as it was made, and nothing else is", () => {
    expect(parseJointTextName(name)).toEqual({ kind: "rationale", slug: "tower", claimId });
    for (const other of ["", "rationale", `report:tower:${claimId}`, `rationale::${claimId}`, `${name}:x`]) {
      expect(parseJointTextName(other), other).toBeNull();
    }
    expect(parseId("clm", claimId)).not.toBeNull();
  });
});

describe("a frame", () => {
  it("is read for what it is", () => {
    const update = typed("Two figures.");
    expect(readCollabFrame(frame([2, 0], stringBytes("any token")), name)).toEqual({ type: "hello" });
    expect(readCollabFrame(frame([0, 0], sizedBytes(encodeStateVector(new Doc()))), name)).toEqual({ type: "ask" });
    for (const step of [1, 2]) {
      expect(readCollabFrame(frame([0, step], sizedBytes(update)), name)).toEqual({ type: "update", update });
    }
    expect(readCollabFrame(frame([7], stringBytes("done")), name)).toEqual({ type: "goodbye" });
  });

  it.each([
    ["of another text", joinedBytes([stringBytes(`${name}x`), [2, 0], stringBytes("")])],
    ["stateless", frame([5], stringBytes("Listen."))],
    ["stateless for everybody", frame([6], stringBytes("Listen."))],
    ["with an update that is none", frame([0, 2], sizedBytes(new Uint8Array([9, 9, 9, 9])))],
    ["with something after it", frame([2, 0], stringBytes(""), [0])],
    ["cut short", frame([0, 2], [200])],
    ["of nothing", new Uint8Array()],
  ])("%s is none", (_what, bytes) => {
    expect(readCollabFrame(bytes, name)).toBeNull();
  });

  it("that says where people are is what the protocol's own library makes of it", () => {
    const awareness = new Awareness(new Doc());
    awareness.setLocalState({ cursor: null });
    const bytes = frame([1], sizedBytes(encodeAwarenessUpdate(awareness, [awareness.clientID])));
    const read = readCollabFrame(bytes, name);
    expect(read).toMatchObject({ type: "awareness", entries: [{ clientId: awareness.clientID, clock: 1 }] });
    if (read?.type === "awareness") expect(awarenessFrame(name, read.entries)).toEqual(bytes);
    awareness.destroy();
  });
});

describe("presence", () => {
  const said = (state: unknown) => ({ clientId: 1, clock: 1, state: JSON.stringify(state) });

  it("is signed by the server, and keeps nothing but the caret of what a client says", () => {
    const forged = { user: { name: "Ben" }, cursor: null, extra: "x" };
    const signed = JSON.parse(signedEntry(said(forged), writer)?.state ?? "");
    expect(signed).toEqual({ user: writer, cursor: null });
    expect(writerIn(signed)).toEqual(writer);
  });

  it("of a client that goes is passed on as it is", () => {
    expect(signedEntry(said(null), writer)?.state).toBe("null");
  });

  it.each([[{ cursor: { anchor: 3, head: 4 } }], ["here"], [[]]])("that makes no sense is not: %j", (state) => {
    expect(signedEntry(said(state), writer)).toBeNull();
  });
});

describe("the text", () => {
  it("has a line for each paragraph", () => {
    expect(textIn(jointTextDoc([typed("Two figures.")]))).toBe("Two figures.");
    expect(textIn(new Doc())).toBe("");
  });

  it("keeps what somebody wrote who had not seen it emptied", () => {
    const doc = jointTextDoc([typed("Old.")]);
    const emptied = jointTextDoc([encodeStateAsUpdate(doc)]);
    clearWords(emptied);
    const merged = jointTextDoc([encodeStateAsUpdate(doc), typed("New."), encodeStateAsUpdate(emptied)]);
    dropEmptyLines(merged);
    expect([textIn(merged), merged.getXmlFragment(TEXT_FIELD).length]).toEqual(["New.", 1]);
  });
});
