import { describe, expect, it } from "vitest";
import { captured, ids, passage } from "@/lib/live/testing/tower";
import type { Paragraphs } from "./paragraphs";
import { byVoice } from "./voices";

const found = (n: number, source: number, outlet: string | null) => ({
  passage: passage(n, source),
  source: { ...captured(source).source, outlet },
});
const says = (voice: string | null) => ({ paragraph: 1, kind: "body", voice }) as const;
const shape = (voices: ReturnType<typeof byVoice>) =>
  voices.map(({ name, passages }) => [name, ...passages.map((one) => one.passage.id)]);

describe("byVoice", () => {
  it("makes one voice of a wire that two outlets carry, and keeps the outlet's own apart", () => {
    const paragraphs: Paragraphs = {
      [ids.psg(1)]: says("Reuters"),
      [ids.psg(2)]: says("REUTERS "),
      [ids.psg(3)]: says(null),
    };
    const passages = [found(1, 1, "Daily"), found(2, 2, "Weekly"), found(3, 1, "Daily")];
    expect(shape(byVoice(passages, paragraphs))).toEqual([
      ["Reuters", ids.psg(1), ids.psg(2)],
      ["Daily", ids.psg(3)],
    ]);
  });

  it("takes nobody's words for the outlet's own", () => {
    const reader: Paragraphs = { [ids.psg(2)]: { paragraph: 9, kind: "comment", voice: null } };
    expect(shape(byVoice([found(1, 1, "Daily"), found(2, 1, "Daily")], reader))).toEqual([
      ["Daily", ids.psg(1)],
      ["a reader comment in Daily", ids.psg(2)],
    ]);
  });

  it("keeps sources without an outlet apart, whatever they are called", () => {
    const same = { ...found(2, 2, null), source: { ...found(2, 2, null).source, title: "Source 1" } };
    expect(byVoice([found(1, 1, null), same, found(3, 1, null)], {}).map(({ passages }) => passages.length)).toEqual([
      2, 1,
    ]);
  });
});
