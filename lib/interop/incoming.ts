import { Problem } from "@/lib/errors";
import type { Annotation } from "./annotation";

/** Where an annotation of another program points, before anybody looked for it in a text of ours. */
export type Pointer = Readonly<{
  source: Readonly<{ address: string | null; textSha256: string | null; title: string | null }>;
  quote: Readonly<{ exact: string; prefix: string; suffix: string }> | null;
  position: Readonly<{ start: number; end: number }> | null;
  unit: "code-points" | "code-units";
  /** Why it can be looked for nowhere; null for one that can, and for the whole of a source. */
  unreadable: string | null;
}>;

/** `kept` is what it says that our model has no field for, a line each: it goes along as a comment. */
export type ForeignAnnotation = Annotation<Pointer> & Readonly<{ kept: readonly string[] }>;

/** What in a file was not read as an annotation, and why. */
export type Listed = Readonly<{ key: string; why: string }>;

export type Reading = Readonly<{ annotations: readonly ForeignAnnotation[]; listed: readonly Listed[] }>;

/** More at once are refused, so that nobody waits for an import that can be cut. */
const MAX_ANNOTATIONS = 20_000;

export const pointsAtWhole = ({ quote, position, unreadable }: Pointer) =>
  quote === null && position === null && unreadable === null;

/** Only the first annotation of a name is taken: two of one name in one file cannot be told apart later. */
export function eachOnce(annotations: readonly ForeignAnnotation[], listed: readonly Listed[]): Reading {
  const seen = new Set<string>();
  const taken: ForeignAnnotation[] = [];
  const twice: Listed[] = [];
  for (const annotation of annotations) {
    if (seen.has(annotation.key)) twice.push({ key: annotation.key, why: "The file has another one of this name." });
    else taken.push(annotation);
    seen.add(annotation.key);
  }
  return { annotations: taken, listed: [...listed, ...twice] };
}

/**
 * Answers go where what they answer is: into its thread, or to the claim or link that it made. `parents` says what each
 * answers. An answer to nothing in the file stays a comment of its own.
 */
export function withAnswers(
  annotations: readonly ForeignAnnotation[],
  parents: ReadonlyMap<string, string>,
): readonly ForeignAnnotation[] {
  const byKey = new Map(annotations.map((annotation) => [annotation.key, annotation]));
  return annotations.map((annotation) => {
    const { says } = annotation;
    const parent = says.kind === "comment" ? rootOf(annotation.key) : null;
    if (says.kind !== "comment" || parent === null) return annotation;
    const places = annotation.places.length > 0 ? annotation.places : parent.places;
    switch (parent.says.kind) {
      case "comment":
        return { ...annotation, places, says: { ...says, thread: parent.says.thread, about: parent.says.about } };
      case "evidence": {
        const about = { kind: "evidence", key: parent.key } as const;
        return { ...annotation, places, says: { ...says, thread: `on ${parent.key}`, about } };
      }
      default: {
        const about = { kind: "claim", key: parent.says.claim } as const;
        return { ...annotation, places, says: { ...says, thread: `on ${parent.key}`, about } };
      }
    }
  });

  /** The first of a chain of answers; null where it leads nowhere, or round. */
  function rootOf(key: string): ForeignAnnotation | null {
    const passed = new Set([key]);
    let parent = parents.get(key);
    for (; parent !== undefined && !passed.has(parent); parent = parents.get(parent)) {
      passed.add(parent);
      const found = byKey.get(parent);
      if (found && !parents.has(parent)) return found;
    }
    return null;
  }
}

/** @throws {Problem} `too-large`. */
export function refuseTooMany(many: number): void {
  if (many <= MAX_ANNOTATIONS) return;
  throw new Problem(
    "too-large",
    `The file has more than ${MAX_ANNOTATIONS.toLocaleString("en")} annotations. Cut it, and import the parts.`,
  );
}

export type Things = Readonly<Record<string, unknown>>;

export const isThing = (value: unknown): value is Things =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One or several values, as a list. */
export const listedValues = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

export const textIn = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** @throws {Problem} `invalid` for what is not JSON, saying where it stops being it. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ""));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? ` ${cause.message}.` : "";
    throw new Problem("invalid", `The file is not JSON.${reason}`, { cause });
  }
}

const SHOWN_CODE_UNITS = 1_000;
const SHOWN_DEPTH = 5;

/** A value of another program as words of a comment: whole where it is short, and said to be cut where it is not. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(flat(value, SHOWN_DEPTH));
  return text.length > SHOWN_CODE_UNITS ? `${text.slice(0, SHOWN_CODE_UNITS)}… (cut; the file has all of it)` : text;
}

/** Without what lies deeper, which would exhaust whoever walks it. */
function flat(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return "… (deeper in the file)";
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => flat(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 100)
      .map(([key, item]) => [key, flat(item, depth - 1)]),
  );
}

/** What a thing has besides the fields that were read, a line each. */
export function restOf(thing: Things, read: readonly string[], of = ""): readonly string[] {
  return Object.entries(thing)
    .filter(([field, value]) => !read.includes(field) && value !== null && value !== undefined)
    .map(([field, value]) => `${of}${field}: ${shown(value)}`);
}
