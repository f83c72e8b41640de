import { isSameValue } from "@/lib/domain/same-value";
import type { Direction, Published, Reliability, SourceSummary } from "@/lib/domain/source";
import { recordedSourceFields, type SourceFields, sourceFieldKeys } from "@/lib/domain/source-changes";
import type { SomeSourceFields } from "@/lib/report/source-field-in-words";

/** What is known of a source as a form holds it: every field some text. `basis` is what the form was begun on. */
export type SourceDraft = Readonly<{
  basis: SourceFields;
  title: string;
  outlet: string;
  author: string;
  url: string;
  date: string;
  inferred: boolean;
  language: string;
  direction: Direction;
  reliability: Reliability | "";
  descriptor: string;
  translatedFrom: string;
}>;

export function sourceDraft(source: SourceSummary): SourceDraft {
  const basis = { ...recordedSourceFields.parse(source), translatedFrom: source.translatedFrom ?? null };
  return {
    basis,
    title: basis.title,
    outlet: basis.outlet ?? "",
    author: basis.author ?? "",
    url: basis.url ?? "",
    date: basis.published?.date ?? "",
    inferred: basis.published?.inferred ?? false,
    language: basis.language ?? "",
    direction: basis.direction,
    reliability: basis.reliability ?? "",
    descriptor: basis.descriptor ?? "",
    translatedFrom: basis.translatedFrom ?? "",
  };
}

/** What the form says now. A date is as precise as it is written: 2017-05-30, 2017-05, 2017. */
function said(draft: SourceDraft): SourceFields {
  const orNone = (text: string) => text.trim() || null;
  return {
    title: draft.title.trim(),
    outlet: orNone(draft.outlet),
    author: orNone(draft.author),
    url: orNone(draft.url),
    published: publishedOf(draft.date.trim(), draft.inferred),
    language: orNone(draft.language),
    direction: draft.direction,
    reliability: draft.reliability === "" ? null : draft.reliability,
    descriptor: orNone(draft.descriptor),
    translatedFrom: orNone(draft.translatedFrom),
  };
}

function publishedOf(date: string, inferred: boolean): Published | null {
  if (date === "") return null;
  const precision = date.length <= 4 ? "year" : date.length <= 7 ? "month" : "day";
  return { date, precision, inferred };
}

/** Only the fields that say something else than the form was begun on. */
export function changesIn(draft: SourceDraft): SomeSourceFields {
  return differing(said(draft), draft.basis);
}

/** The fields in which two say different things, as the first says them. */
export function differing(some: SourceFields, others: SourceFields): SomeSourceFields {
  const keys = sourceFieldKeys.filter((key) => !isSameValue(some[key], others[key]));
  return recordedSourceFields.partial().parse(Object.fromEntries(keys.map((key) => [key, some[key]])));
}

/** Of these fields, the ones that are named. */
export function only(fields: SourceFields, names: readonly string[]): SomeSourceFields {
  return recordedSourceFields
    .partial()
    .parse(Object.fromEntries(sourceFieldKeys.filter((key) => names.includes(key)).map((key) => [key, fields[key]])));
}
