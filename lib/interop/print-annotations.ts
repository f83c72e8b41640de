import { type Zippable, zipSync } from "fflate";
import type { SourceVersionId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import type { Desk } from "@/lib/live/desk";
import { annotationConf } from "./brat-lines";
import type { OwnAnnotation, VersionFacts } from "./outgoing";
import { byVersion, documentName, toBrat } from "./to-brat";
import { hypothesisFile } from "./to-hypothesis";
import { webAnnotationMediaType } from "./to-web-annotations";
import { webAnnotationFile } from "./web-annotation-collection";

export const annotationFormats = ["w3c", "hypothesis", "brat"] as const;
export type AnnotationFormat = (typeof annotationFormats)[number];

/** What an investigation is printed as for other programs, beside its report. */
export const interchangeFormats = ["w3c", "claimreview", "hypothesis", "brat"] as const;
export type InterchangeFormat = (typeof interchangeFormats)[number];

export const isInterchangeFormat = (text: string | null): text is InterchangeFormat =>
  interchangeFormats.some((format) => format === text);

/** An investigation as other programs read it, for as long as it is open. */
export type OpenAnnotations = Readonly<{
  investigation: Desk["investigation"];
  sources: readonly SourceSummary[];
  annotations: Iterable<OwnAnnotation>;
  /** One text at a time, since all of them may be more than fits. */
  textOf: (versionId: SourceVersionId) => Promise<string>;
}>;

export type InterchangeFile = Readonly<{
  body: string | Uint8Array<ArrayBuffer>;
  mediaType: string;
  extension: string;
  /** How many annotations, or reviews, went out. */
  count: number;
}>;

/** Annotations in one of their forms, with what a file or an answer needs to carry it. */
export async function printAnnotations(
  format: AnnotationFormat,
  open: OpenAnnotations,
  version: string,
): Promise<InterchangeFile> {
  let count = 0;
  const annotations = counted(open.annotations, () => {
    count += 1;
  });
  switch (format) {
    case "w3c": {
      const body = [...webAnnotationFile({ investigation: open.investigation, version }, annotations)].join("");
      return { body, mediaType: webAnnotationMediaType, extension: "jsonld", count };
    }
    case "hypothesis": {
      const body = [...hypothesisFile(annotations)].join("");
      return { body, mediaType: "application/json; charset=utf-8", extension: "hypothesis.json", count };
    }
    case "brat": {
      const body = await bratArchive({ ...open, annotations });
      return { body, mediaType: "application/zip", extension: "brat.zip", count };
    }
  }
}

function* counted<Thing>(things: Iterable<Thing>, count: () => void): Generator<Thing> {
  for (const thing of things) {
    count();
    yield thing;
  }
}

/** A text and its annotations for each version that is present or pointed into, and the types for brat. */
async function bratArchive({ sources, annotations, textOf }: OpenAnnotations): Promise<Uint8Array<ArrayBuffer>> {
  const groups = byVersion(annotations);
  const files: Zippable = { "annotation.conf": utf8(annotationConf) };
  const versions = new Map<SourceVersionId, string>();
  for (const { number, title, version } of sources) versions.set(version.id, documentName(number, title, null));
  for (const [first] of groups.values()) {
    const place = first?.places[0];
    if (place && !versions.has(place.version.id))
      versions.set(place.version.id, olderName(place.source, place.version));
  }
  for (const [versionId, name] of versions) {
    const text = await textOf(versionId);
    files[`${name}.txt`] = utf8(text);
    files[`${name}.ann`] = utf8(toBrat(text, groups.get(versionId) ?? []));
  }
  return zipSync(files, { level: 3 });
}

const olderName = ({ number, title }: SourceSummary, version: VersionFacts) =>
  documentName(number, title, version.number);

const utf8 = (text: string) => new TextEncoder().encode(text);
