import type { Statement } from "./annotation";
import type { OwnAnnotation, OwnPlace } from "./outgoing";
import { sourceAddress } from "./source-address";
import { shortUuidOf } from "./uuid";

/**
 * Annotations as rows of the Hypothesis API. What is about a claim, a link or an earlier comment is a reply to it. Its
 * positions count UTF-16 code units, as its client does. What the rows have no field for stands under `crossread`.
 *
 * A RangeSelector names elements of the page somebody looked at; those are not kept here, so none is made up.
 *
 * @see https://h.readthedocs.io/en/latest/api-reference/v1/
 */
export function* hypothesisFile(annotations: Iterable<OwnAnnotation>): Generator<string> {
  const answering = answers();
  let total = 0;
  yield '{"rows":[';
  for (const annotation of annotations) {
    const row = hypothesisRow(annotation, answering(annotation));
    if (!row) continue;
    yield `${total === 0 ? "" : ","}\n${JSON.stringify(row)}`;
    total += 1;
  }
  yield `\n],"total":${total}}\n`;
}

/** What each annotation replies to, in the order in which they come: claims before what is said of them. */
function answers(): (annotation: OwnAnnotation) => string | null {
  const first = new Map<string, string>();
  return ({ key, says }) => {
    switch (says.kind) {
      case "appearance":
        if (!first.has(says.claim)) first.set(says.claim, key);
        return null;
      case "evidence":
        first.set(key, key);
        return null;
      case "comment": {
        const opening = first.get(says.thread) ?? null;
        if (opening === null) first.set(says.thread, key);
        return opening ?? (says.about.key === null ? null : (first.get(says.about.key) ?? null));
      }
      default:
        return first.get(says.claim) ?? null;
    }
  };
}

/** Null for what is about no page at all, which a row cannot be. */
function hypothesisRow({ key, by, atMs, places, says }: OwnAnnotation, answered: string | null): unknown {
  const [place] = places;
  if (!place) return null;
  const uri = sourceAddress(place.source);
  const moment = atMs === null ? {} : { created: new Date(atMs).toISOString(), updated: new Date(atMs).toISOString() };
  const { text, tags, ...rest } = printed(says);
  return {
    id: shortUuidOf(key),
    ...moment,
    user: by === null ? null : `acct:${encodeURIComponent(by)}@crossread`,
    user_info: { display_name: by },
    uri,
    text,
    tags,
    group: "__world__",
    document: { title: [place.source.title] },
    target: [{ source: uri, ...(answered === null && place.quote ? { selector: selectorsOf(place.quote) } : {}) }],
    ...(answered === null ? {} : { references: [shortUuidOf(answered)] }),
    crossread: { kind: says.kind, ...rest },
  };
}

function selectorsOf({ exact, prefix, suffix, start, end }: NonNullable<OwnPlace["quote"]>): readonly unknown[] {
  const words = { type: "TextQuoteSelector", exact, prefix, suffix };
  return start === null ? [words] : [{ type: "TextPositionSelector", start, end }, words];
}

/** What a reader of Hypothesis sees, and beside it the rest. */
function printed(
  says: Statement,
): Readonly<{ text: string; tags: readonly string[] }> & Readonly<Record<string, unknown>> {
  switch (says.kind) {
    case "appearance": {
      const { wording, type, ...fields } = says.fields;
      return { text: wording, tags: [type], claim: says.claim, fields };
    }
    case "evidence": {
      const { kind: _kind, reason, relation, ...rest } = says;
      return { text: reason, tags: [relation], ...rest };
    }
    case "assessment":
    case "verdict": {
      const { kind: _kind, rationale, verdict, ...rest } = says;
      return { text: rationale, tags: [verdict], ...rest };
    }
    case "comment":
      return { text: says.text, tags: [], thread: says.thread, about: says.about };
  }
}
