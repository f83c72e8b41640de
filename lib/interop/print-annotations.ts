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

const annotationFormats = ["w3c", "hypothesis", "brat"] as const;
type AnnotationFormat = (typeof annotationFormats)[number];

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

/** What a file or an answer needs to carry each of them. */
export const interchangeFacts: Readonly<Record<InterchangeFormat, Readonly<{ mediaType: string; extension: string }>>> =
  {
    w3c: { mediaType: webAnnotationMediaType, extension: "jsonld" },
    claimreview: { mediaType: "application/ld+json; charset=utf-8", extension: "claimreview.jsonld" },
    hypothesis: { mediaType: "application/json; charset=utf-8", extension: "hypothesis.json" },
    brat: { mediaType: "application/zip", extension: "brat.zip" },
  };

/** Annotations in one of their forms, a part at a time; `note` hears of each that went out. A zip is one part. */
export async function* printAnnotations(
  format: AnnotationFormat,
  open: OpenAnnotations,
  version: string,
  note: () => void = () => undefined,
): AsyncGenerator<string | Uint8Array> {
  const annotations = counted(open.annotations, note);
  switch (format) {
    case "w3c":
      return yield* webAnnotationFile({ investigation: open.investigation, version }, annotations);
    case "hypothesis":
      return yield* hypothesisFile(annotations);
    case "brat":
      return yield bratArchive({ ...open, annotations });
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
