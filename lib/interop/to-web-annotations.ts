import type { About, Statement } from "./annotation";
import type { OwnAnnotation, OwnPlace } from "./outgoing";
import { hashAddress, sourceAddress } from "./source-address";
import { urnOf } from "./uuid";

/**
 * Annotations in the W3C Web Annotation model. What the model has a word for stands in that word; what it has none for
 * stands in `details`, a JSON value that the context declares and other programs pass over.
 *
 * @see https://www.w3.org/TR/annotation-model/
 */
export const webAnnotationContext = [
  "http://www.w3.org/ns/anno.jsonld",
  { crossread: "urn:x-crossread:", details: { "@id": "crossread:details", "@type": "@json" } },
] as const;

export const webAnnotationMediaType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

const motivations = {
  appearance: "identifying",
  evidence: "linking",
  assessment: "assessing",
  verdict: "assessing",
  comment: "commenting",
} as const satisfies Record<Statement["kind"], string>;

/** One annotation as it stands in a page, whose context is the page's. */
export function toWebAnnotation({ key, by, atMs, places, says }: OwnAnnotation): Record<string, unknown> {
  const body = bodyOf(says);
  const targets = [...places.map(targetOf), ...besides(says, places)];
  const [only, another] = targets;
  return {
    id: urnOf(key),
    type: "Annotation",
    motivation: motivations[says.kind],
    ...(by === null ? {} : { creator: { type: "Person", name: by } }),
    ...(atMs === null ? {} : { created: new Date(atMs).toISOString() }),
    body,
    target: another === undefined ? only : targets,
    details: detailsOf(says),
  };
}

const text = (value: string, purpose: string) => ({ type: "TextualBody", value, format: "text/plain", purpose });
const tag = (value: string) => text(value, "tagging");
const claimed = (claim: string) => ({ type: "SpecificResource", source: urnOf(claim), purpose: "identifying" });
/** A body without words says nothing, so there is none. */
const some = (value: string, purpose: string) => (value === "" ? [] : [text(value, purpose)]);

function bodyOf(says: Statement): readonly unknown[] {
  switch (says.kind) {
    case "appearance":
      return [claimed(says.claim), text(says.fields.wording, "describing"), tag(says.fields.type)];
    case "evidence":
      return [claimed(says.claim), tag(says.relation), ...some(says.reason, "describing")];
    case "assessment":
    case "verdict":
      return [claimed(says.claim), tag(says.verdict), ...some(says.rationale, "assessing")];
    case "comment":
      return some(says.text, "commenting");
  }
}

/** What is not in the words of the model. */
function detailsOf(says: Statement): unknown {
  switch (says.kind) {
    case "appearance": {
      const { wording: _wording, type: _type, ...fields } = says.fields;
      return { kind: says.kind, ...fields };
    }
    case "evidence": {
      const { aspect, sameEvent, independent } = says;
      return { kind: says.kind, aspect, sameEvent, independent };
    }
    case "assessment": {
      const { credibility, likelihood, confidence } = says;
      return { kind: says.kind, credibility, likelihood, confidence };
    }
    case "verdict":
      return { kind: says.kind, dissent: says.dissent };
    case "comment":
      return { kind: says.kind, thread: urnOf(says.thread), about: says.about.kind };
  }
}

/** What is annotated beside the passages: a comment is about its claim or link, and a judgement about its claim. */
function besides(says: Statement, places: readonly OwnPlace[]): readonly string[] {
  if (says.kind === "comment") return isNamed(says.about) ? [urnOf(says.about.key)] : [];
  const isOfPassage = says.kind === "appearance" || says.kind === "evidence";
  return isOfPassage && places.length > 0 ? [] : [urnOf(says.claim)];
}

const isNamed = (about: About): about is Readonly<{ kind: "claim" | "evidence"; key: string }> =>
  (about.kind === "claim" || about.kind === "evidence") && about.key !== null;

function targetOf({ source, version, quote }: OwnPlace): unknown {
  const { language, direction, title } = source;
  return {
    type: "SpecificResource",
    source: {
      id: sourceAddress(source),
      type: "Text",
      "dcterms:title": title,
      ...(language === null ? {} : { language }),
      textDirection: direction,
    },
    state: {
      type: "TimeState",
      sourceDate: new Date(version.capturedAtMs).toISOString(),
      cached: hashAddress(version.textSha256),
    },
    ...(quote === null ? {} : { selector: selectorsOf(quote) }),
  };
}

function selectorsOf({ exact, prefix, suffix, points }: NonNullable<OwnPlace["quote"]>): readonly unknown[] {
  const words = { type: "TextQuoteSelector", exact, prefix, suffix };
  return points ? [words, { type: "TextPositionSelector", ...points }] : [words];
}
