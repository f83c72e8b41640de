import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePointIndex } from "@/lib/text/code-point-index";
import type { Span } from "@/lib/text/span";
import { fromBrat } from "./from-brat";
import { fromHypothesis } from "./from-hypothesis";
import { fromWebAnnotations } from "./from-web-annotations";
import type { ForeignAnnotation, Pointer, Reading } from "./incoming";
import { isUnplaced, lookFor, sourceFinder } from "./look-for";
import { type OwnAnnotation, type OwnPlace, outgoing } from "./outgoing";
import { type RandomDesk, randomDesk, sha256 } from "./testing/random-desk";
import { byVersion, documentName, toBrat } from "./to-brat";
import { hypothesisFile } from "./to-hypothesis";
import { webAnnotationFile } from "./web-annotation-collection";
import { brokenRules } from "./web-annotation-rules";

/** Printed, parsed and looked for in the texts, an annotation says the same of the same words: what each format carries. */
const often = { numRuns: 400 };

type Same = Readonly<{
  key: string;
  by: string | null;
  atMs: number | null;
  says: unknown;
  places: readonly unknown[];
}>;

/** Where an own place is. */
const standing = ({ source, quote }: OwnPlace) =>
  quote ? { source: source.id, start: quote.start, end: quote.end } : { source: source.id };

const went = (annotations: readonly OwnAnnotation[], most = Number.POSITIVE_INFINITY): readonly Same[] =>
  annotations.map((annotation) => ({ ...annotation, places: annotation.places.slice(0, most).map(standing) }));

/** What came back, with its places looked for in the texts that went out. */
function came({ annotations, listed }: Reading, { desk, texts }: RandomDesk, most = Number.POSITIVE_INFINITY) {
  expect(listed).toEqual([]);
  const find = sourceFinder(Object.values(desk.sources));
  const found = (pointer: Pointer) => {
    const source = find(pointer);
    if (isUnplaced(source)) return source;
    const text = texts.get(source.version.id) ?? "";
    const looked = { text, index: codePointIndex(text), textSha256: source.version.textSha256 };
    const span: Span | null | { outcome: string } = lookFor(pointer, looked);
    return span ? { source: source.id, ...span } : { source: source.id };
  };
  return annotations.map(({ kept, ...annotation }: ForeignAnnotation) => {
    expect(kept).toEqual([]);
    return { ...annotation, places: annotation.places.slice(0, most).map(found) };
  });
}

/** A passage of blanks alone is refused on the way in. */
const isOfWords = ({ places }: OwnAnnotation) =>
  places.every(({ quote }) => quote === null || quote.exact.trim() !== "");
const said = ({ desk, known }: RandomDesk) => [...outgoing(desk, known)].filter(isOfWords);

describe("print, parse, look for", () => {
  it("is the identity for W3C annotations, which keep every rule of the model", () => {
    fc.assert(
      fc.property(randomDesk, (random) => {
        const annotations = said(random);
        const { id, title } = random.desk.investigation;
        const printed = [...webAnnotationFile({ investigation: { id, title }, version: "1" }, annotations)].join("");
        const json: unknown = JSON.parse(printed);
        expect(brokenRules(json)).toEqual([]);
        if (annotations.length > 0) expect(came(fromWebAnnotations(json), random)).toEqual(went(annotations));
      }),
      often,
    );
  });

  it("is the identity for Hypothesis, for all that stands in a page, by its own place", () => {
    fc.assert(
      fc.property(randomDesk, (random) => {
        const annotations = said(random).filter(({ places }) => places.length > 0);
        const json: unknown = JSON.parse([...hypothesisFile(annotations)].join(""));
        expect(came(fromHypothesis(json), random, 1)).toEqual(went(annotations, 1));
      }),
      often,
    );
  });

  it("is the identity for brat, for all that stands in words of a text, by its own place", () => {
    fc.assert(
      fc.property(randomDesk, (random) => {
        const documents = [...byVersion(said(random))].map(([versionId, annotations]) => {
          const source = Object.values(random.desk.sources).find(({ version }) => version.id === versionId);
          const name = documentName(source?.number ?? 0, source?.title ?? "", null);
          const text = random.texts.get(versionId) ?? "";
          return {
            annotations,
            document: { name, text, annotations: toBrat(text, annotations) },
          };
        });
        for (const { annotations, document } of documents) {
          for (const line of document.annotations.split("\n")) expect(line).not.toMatch(/[\r\v\f\u0085\u2028\u2029]/);
          const back = came(fromBrat([document], sha256), random, 1);
          const byKey = (things: readonly Same[]) => [...things].sort((one, other) => (one.key < other.key ? -1 : 1));
          expect(byKey(back)).toEqual(byKey(went(annotations, 1)));
        }
      }),
      often,
    );
  });
});
