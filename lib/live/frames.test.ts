import { describe, expect, it } from "vitest";
import { upFrame } from "@/lib/live/frames";
import { commandInputs, isCommandName } from "@/lib/live/inputs";

const versionId = `ver_${"0".repeat(20)}`;

describe("what a tab says", () => {
  it.each([
    { type: "hello", since: 0 },
    { type: "command", id: "cmd-1", command: "assess", input: { any: "thing" } },
    { type: "presence", sourceId: null, block: null, selection: null },
    { type: "presence", sourceId: "src_00000000000000000001", block: 7, selection: { versionId, start: 3, end: 9 } },
  ])("is understood: %j", (frame) => {
    expect(upFrame.parse(frame)).toEqual(frame);
  });

  it("is understood from a tab that knows of no selections", () => {
    const frame = { type: "presence", sourceId: null, block: 1 };
    expect(upFrame.parse(frame)).toEqual({ ...frame, selection: null });
  });

  it.each([
    { type: "hello", since: -1 },
    { type: "hello" },
    { type: "command", id: "two words", command: "assess", input: {} },
    { type: "command", id: "cmd-1", command: "x".repeat(61), input: {} },
    { type: "presence", sourceId: "gazette", block: 0 },
    { type: "presence", sourceId: null, block: 2 ** 31 },
    { type: "presence", sourceId: null, block: null, selection: { versionId, start: 3, end: 3 } },
    { type: "presence", sourceId: null, block: null, selection: { versionId, start: 0, end: 2 ** 31 } },
    { type: "presence", sourceId: null, block: null, selection: { versionId: "gazette", start: 0, end: 1 } },
    { type: "events", events: [] },
    null,
    "hello",
  ])("is refused: %j", (frame) => {
    expect(upFrame.safeParse(frame).success).toBe(false);
  });
});

describe("a command's name", () => {
  it("is one of those there are, and nothing that every object has", () => {
    for (const name of Object.keys(commandInputs)) expect(isCommandName(name)).toBe(true);
    for (const name of ["delete-claim", "toString", "__proto__", "constructor", ""])
      expect(isCommandName(name)).toBe(false);
  });
});
