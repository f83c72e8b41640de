import { codePointIndex } from "@/lib/text/code-point-index";
import type { Statement } from "./annotation";
import { ANNOTATOR_NOTE, BEARS_ON, COMMENT_TYPE, fragmentsOf, inOneLine, jsonInOneLine, OWN_NOTE } from "./brat-lines";
import { judgementInWords, paragraphs } from "./carried-words";
import type { OwnAnnotation } from "./outgoing";

/**
 * The annotations whose own place is in one text, as a brat file beside that text. An appearance is an entity of the
 * claim's type, evidence one of its relation; what is said of either is a note on it. What stands in no place of the
 * text has no line.
 */
export function toBrat(text: string, annotations: Iterable<OwnAnnotation>): string {
  const { toCodePoints } = codePointIndex(text);
  const lines: string[] = [];
  const entities = new Map<string, string>();
  let [entityCount, noteCount, relationCount] = [0, 0, 0];

  for (const annotation of annotations) {
    const { says } = annotation;
    const entity = subjectOf(says, entities) ?? entityFor(annotation);
    if (entity === null) continue;
    note(entity, annotation);
    const claim = says.kind === "evidence" ? entities.get(says.claim) : undefined;
    if (claim !== undefined) {
      relationCount += 1;
      lines.push(`R${relationCount}\t${BEARS_ON} Arg1:${entity} Arg2:${claim}`);
    }
  }
  return lines.map((line) => `${line}\n`).join("");

  /** The line that marks its place; null where it has none. */
  function entityFor({ key, places: [place], says }: OwnAnnotation): string | null {
    const quote = place?.quote;
    if (!quote || quote.start === null || quote.end === null) return null;
    const fragments = fragmentsOf(text, { start: quote.start, end: quote.end });
    if (fragments.length === 0) return null;
    entityCount += 1;
    const entity = `T${entityCount}`;
    const spans = fragments.map((fragment) => toCodePoints(fragment)).map(({ start, end }) => `${start} ${end}`);
    const words = fragments.map(({ start, end }) => inOneLine(text.slice(start, end)));
    lines.push(`${entity}\t${typeOf(says)} ${spans.join(";")}\t${words.join(" ")}`);
    if (says.kind === "appearance" && !entities.has(says.claim)) entities.set(says.claim, entity);
    if (says.kind === "evidence") entities.set(key, entity);
    return entity;
  }

  function note(entity: string, { key, by, atMs, places: [place], says }: OwnAnnotation): void {
    const [first, last] = [place?.quote?.exact.at(0), place?.quote?.exact.at(-1)];
    // A line break at an edge is in no fragment, so the whole span is said beside.
    const span = first === "\n" || last === "\n" ? { span: place?.quote?.points } : {};
    const words = inOneLine(noteInWords(says));
    if (words !== "") lines.push(`#${++noteCount}\t${ANNOTATOR_NOTE} ${entity}\t${words}`);
    lines.push(`#${++noteCount}\t${OWN_NOTE} ${entity}\t${jsonInOneLine({ key, by, atMs, ...span, says })}`);
  }
}

/** The entity of what it is about, where that stands in the same text. */
function subjectOf(says: Statement, entities: ReadonlyMap<string, string>): string | null {
  if (says.kind === "assessment" || says.kind === "verdict") return entities.get(says.claim) ?? null;
  return says.kind === "comment" && says.about.key !== null ? (entities.get(says.about.key) ?? null) : null;
}

function typeOf(says: Statement): string {
  if (says.kind === "appearance") return says.fields.type;
  return says.kind === "evidence" ? says.relation : COMMENT_TYPE;
}

/** What brat shows under the words. */
export function noteInWords(says: Statement): string {
  switch (says.kind) {
    case "appearance":
      return says.fields.wording;
    case "evidence":
      return paragraphs(says.aspect, says.reason);
    case "comment":
      return says.text;
    default:
      return judgementInWords(says);
  }
}

/** Which annotations stand in which version, in their order; those of no place, and of whole sources, are left out. */
export function byVersion(annotations: Iterable<OwnAnnotation>): ReadonlyMap<string, readonly OwnAnnotation[]> {
  const groups = new Map<string, OwnAnnotation[]>();
  for (const annotation of annotations) {
    const [place] = annotation.places;
    if (!place?.quote) continue;
    const group = groups.get(place.version.id);
    if (group) group.push(annotation);
    else groups.set(place.version.id, [annotation]);
  }
  return groups;
}

/** A file's name from a source's number and title, in letters that every system takes. */
export function documentName(number: number, title: string, versionNumber: number | null): string {
  const words = title
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const version = versionNumber === null ? "" : `-v${versionNumber}`;
  return `${String(number).padStart(4, "0")}${words && `-${words.slice(0, 60).replace(/-+$/, "")}`}${version}`;
}
