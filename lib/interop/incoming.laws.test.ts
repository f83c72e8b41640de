import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProblem } from "@/lib/errors";
import { codePointIndex } from "@/lib/text/code-point-index";
import { normaliseText } from "@/lib/text/normalise";
import { fromBrat } from "./from-brat";
import { fromHypothesis } from "./from-hypothesis";
import { fromWebAnnotations } from "./from-web-annotations";
import type { Pointer, Reading } from "./incoming";
import { isUnplaced, lookFor } from "./look-for";
import { planImport } from "./plan-import";
import { sha256 } from "./testing/random-desk";

const often = { numRuns: 1_000 };
const piece = fc.constantFrom("a", "b", " ", "🗼", "e\u0301", "\u0301", "ع", "\n", "\r\n");
const words = (maxLength: number) => fc.array(piece, { maxLength }).map((parts) => parts.join(""));
const number = fc.oneof(fc.integer({ min: -2, max: 40 }), fc.double());
const pointer: fc.Arbitrary<Pointer> = fc.record({
  source: fc.constant({ address: null, textSha256: null, title: null }),
  quote: fc.option(fc.record({ exact: words(4), prefix: words(3), suffix: words(3) })),
  position: fc.option(fc.record({ start: number, end: number })),
  unit: fc.constantFrom("code-points", "code-units"),
  unreadable: fc.constantFrom(null, null, null, "It cannot be read."),
});

describe("lookFor", () => {
  it("finds the very words or says why not, whatever the pointer holds", () => {
    fc.assert(
      fc.property(words(40), pointer, (raw, pointed) => {
        const text = normaliseText(raw);
        const found = lookFor(pointed, { text, index: codePointIndex(text), textSha256: "a" });
        if (found === null) expect(pointed.quote ?? pointed.position ?? pointed.unreadable).toBeNull();
        else if (isUnplaced(found)) expect(found.why).not.toBe("");
        else expect(text.slice(found.start, found.end)).toBe(normaliseText(pointed.quote?.exact ?? ""));
      }),
      often,
    );
  });
});

describe("planImport", () => {
  const setting = {
    format: "a test",
    isHere: () => false,
    derive: (prefix: string, ...parts: readonly string[]) => `${prefix}_${sha256(parts.join(" ")).slice(0, 20)}`,
  };

  it("plans nothing for what was not found, and says why; and the same each time", () => {
    const unplaced = fc.record({
      outcome: fc.constantFrom("ambiguous", "not-found", "no-source"),
      why: fc.constant("Somehow."),
    });
    const says = fc.oneof(
      fc.record({
        kind: fc.constant("comment"),
        thread: words(3),
        about: fc.constant({ kind: "passage", key: null } as const),
        text: words(9),
      }),
      fc.record({
        kind: fc.constant("evidence"),
        claim: words(3),
        relation: fc.constant("qualifies"),
        aspect: words(2),
        reason: words(9),
        sameEvent: fc.constant("yes"),
        independent: fc.constant("no"),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(says, unplaced, pointer), { maxLength: 6 }), (all) => {
        const placed = all.map(([statement, place, pointed], n) => ({
          annotation: { key: String(n), by: null, atMs: null, places: [pointed], says: statement, kept: [] },
          places: [place],
        }));
        const rows = planImport(placed, setting);
        expect(rows).toHaveLength(all.length);
        for (const { commands, why } of rows) {
          expect(commands).toEqual([]);
          expect(why).not.toBe("");
        }
        expect(planImport(placed, setting)).toEqual(rows);
      }),
    );
  });
});

describe("every reader", () => {
  /** Read, or refused in words for people: nothing else comes of a file. */
  function outcome(read: () => Reading): Reading | null {
    try {
      return read();
    } catch (thrown) {
      if (isProblem(thrown)) return null;
      throw thrown;
    }
  }
  const json = fc.jsonValue({ maxDepth: 4 });
  const field = fc.constantFrom(
    "id",
    "type",
    "body",
    "target",
    "selector",
    "source",
    "value",
    "rows",
    "uri",
    "tags",
    "items",
    "first",
    "exact",
    "start",
    "end",
    "details",
    "kind",
    "crossread",
    "references",
    "__proto__",
    "constructor",
    "created",
    "creator",
  );
  const value = fc.oneof(
    json,
    fc.constantFrom("Annotation", "TextQuoteSelector", "AnnotationPage", "equipment", "appearance"),
  );
  const thing = fc.letrec((tie) => ({
    thing: fc.dictionary(
      field,
      fc.oneof({ depthSize: "small" }, value, tie("thing"), fc.array(tie("thing"), { maxLength: 3 })),
      { maxKeys: 8 },
    ),
  })).thing;

  it("reads random JSON or refuses it, and names everything it lists", () => {
    fc.assert(
      fc.property(fc.oneof(json, thing, fc.array(thing, { maxLength: 3 })), (random) => {
        for (const read of [fromWebAnnotations, fromHypothesis]) {
          const reading = outcome(() => read(random));
          for (const { why } of reading?.listed ?? []) expect(why).not.toBe("");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("reads random lines of brat or refuses them", () => {
    const part = fc.constantFrom(
      "T1",
      "T2",
      "\t",
      " ",
      "0 1",
      "3 9;10 11",
      "other",
      "R1",
      "Arg1:T1",
      "Arg2:T2",
      "#1",
      "Crossread",
      "{",
      '{"key":1}',
      "E1",
      "x:T1",
      "\n",
      "*",
      "99999999999999999999",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), words(20), fc.boolean(), (parts, text, hasText) => {
        const document = { name: "random", text: hasText ? text : null, annotations: parts.join("") };
        const reading = outcome(() => fromBrat([document], sha256));
        for (const { places } of reading?.annotations ?? []) expect(places).toHaveLength(1);
      }),
      often,
    );
  });
});
