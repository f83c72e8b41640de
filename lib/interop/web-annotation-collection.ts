import type { OwnAnnotation } from "./outgoing";
import { toWebAnnotation, webAnnotationContext } from "./to-web-annotations";
import { urnOf, urnOfPage } from "./uuid";

type Told = Readonly<{ investigation: Readonly<{ id: string; title: string }>; version: string }>;

/**
 * A whole collection as one file: its only page stands in it. Printed piece by piece, however long it is; the total
 * comes last, where it is known.
 */
export function* webAnnotationFile(
  { investigation, version }: Told,
  annotations: Iterable<OwnAnnotation>,
): Generator<string> {
  const id = urnOf(investigation.id);
  const page = urnOfPage(investigation.id);
  const head = {
    "@context": webAnnotationContext,
    id,
    type: "AnnotationCollection",
    label: labelOf(investigation.title),
    generator: { type: "Software", name: `Crossread ${version}` },
  };
  yield JSON.stringify(head).slice(0, -1);
  let total = 0;
  for (const annotation of annotations) {
    // A collection of nothing has no page, and no page is empty.
    if (total === 0)
      yield `,\n"last":"${page}",\n"first":{"id":"${page}","type":"AnnotationPage","partOf":"${id}","startIndex":0,"items":[\n`;
    else yield ",\n";
    yield JSON.stringify(toWebAnnotation(annotation));
    total += 1;
  }
  if (total > 0) yield "\n]}";
  yield `,\n"total":${total}}\n`;
}

/** A collection that is fetched page by page: `address` is its own, and `?page=` that of a page, from 1. */
export function webAnnotationCollection(
  address: string,
  { investigation, version }: Told,
  { total, pages }: Readonly<{ total: number; pages: number }>,
): unknown {
  const paged = total > 0 ? { first: pageAddress(address, 1), last: pageAddress(address, pages) } : {};
  return {
    "@context": webAnnotationContext,
    id: address,
    type: "AnnotationCollection",
    label: labelOf(investigation.title),
    generator: { type: "Software", name: `Crossread ${version}` },
    total,
    ...paged,
  };
}

/** One page of it. @throws {RangeError} for a page of nothing, which the model does not have. */
export function webAnnotationPage(
  address: string,
  { page, pages, startIndex }: Readonly<{ page: number; pages: number; startIndex: number }>,
  annotations: readonly OwnAnnotation[],
): unknown {
  if (annotations.length === 0) throw new RangeError(`Page ${page} of ${pages} has nothing on it.`);
  return {
    "@context": webAnnotationContext,
    id: pageAddress(address, page),
    type: "AnnotationPage",
    partOf: address,
    startIndex,
    ...(page > 1 ? { prev: pageAddress(address, page - 1) } : {}),
    ...(page < pages ? { next: pageAddress(address, page + 1) } : {}),
    items: annotations.map(toWebAnnotation),
  };
}

const pageAddress = (address: string, page: number) => `${address}?page=${page}`;

/** The model asks for words, and a title may have none. */
const labelOf = (title: string) => title || "Annotations";
