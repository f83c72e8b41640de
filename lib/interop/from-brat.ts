import { z } from "zod";
import { describePassage } from "@/lib/anchoring/describe-passage";
import { verdicts } from "@/lib/domain/assessment";
import { claimFields } from "@/lib/domain/claim";
import { relations } from "@/lib/domain/evidence";
import { Problem } from "@/lib/errors";
import { codePointIndex } from "@/lib/text/code-point-index";
import type { CodePointSpan } from "@/lib/text/code-points";
import { normaliseText } from "@/lib/text/normalise";
import type { Statement } from "./annotation";
import { ANNOTATOR_NOTE, BEARS_ON, COMMENT_TYPE, inOneLine, isRelation, OWN_NOTE } from "./brat-lines";
import { paragraphs } from "./carried-words";
import { eachOnce, type ForeignAnnotation, type Listed, type Pointer, type Reading, refuseTooMany } from "./incoming";
import { bearing, bearingUnknown, fieldsUnknown, judged, subjectKind, tagged } from "./tagged";
import { noteInWords } from "./to-brat";

/** A text with its annotations; `text` is null where only the annotations are there. */
export type BratDocument = Readonly<{ name: string; text: string | null; annotations: string }>;

/**
 * Reads brat's standoff files. An entity of a type in our words is a claim or evidence; every other is a comment.
 * Attributes, events, normalisations and notes go along as words of what they are about; other lines are listed.
 *
 * @throws {Problem} `invalid` where no line is an annotation; `too-large`.
 */
export function fromBrat(documents: readonly BratDocument[], sha256: (text: string) => string): Reading {
  const read: ForeignAnnotation[] = [];
  const listed: Listed[] = [];
  for (const document of documents) {
    const found = readDocument(document, sha256);
    read.push(...found.annotations);
    listed.push(...found.listed);
    refuseTooMany(Math.max(read.length, listed.length));
  }
  if (read.length === 0)
    throw new Problem("invalid", "There is no annotation in it: brat marks words by lines T1, T2 …");
  return eachOnce(read, listed);
}

type Entity = Readonly<{
  id: string;
  type: string;
  spans: string;
  pointer: Pointer;
  /** The same for another stretch of the same text; null where it has none such. */
  at: (span: CodePointSpan) => Pointer | null;
  own: Own[];
  notes: string[];
  kept: string[];
}>;

function readDocument({ name, text, annotations }: BratDocument, sha256: (text: string) => string): Reading {
  const entities = new Map<string, Entity>();
  const listed: Listed[] = [];
  const later: (readonly string[])[] = [];
  const source = { address: null, textSha256: text === null ? null : sha256(normaliseText(text)), title: name };
  const pointed = pointing(text, source);
  for (const line of annotations.replace(/^\u{feff}/u, "").split(/\r\n|\n|\r/)) {
    if (line.trim() === "") continue;
    const parts = /^(T\d+)\t([^\s]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)$/.exec(line);
    const [, id = "", type = "", spans = "", words = ""] = parts ?? [];
    if (parts)
      entities.set(id, {
        id,
        type,
        spans,
        pointer: pointed.by(spans, words),
        at: pointed.at,
        own: [],
        notes: [],
        kept: [],
      });
    else later.push([line]);
    refuseTooMany(Math.max(entities.size, later.length / 10));
  }
  const links = new Map<string, { relation: string; claim: string }>();
  const events = new Map<string, string>();
  for (const [line = ""] of later) attach(line);
  const made = [...entities.values()].flatMap((entity) => annotationsOf(name, entity, links, entities));
  return { annotations: made, listed };

  /** A line about another one: into what it is about, or into the list. */
  function attach(line: string): void {
    const relation = /^R\d+\t(\S+) Arg1:(\S+) Arg2:(\S+)/.exec(line);
    const event = /^(E\d+)\t[^\s:]+:(\S+)/.exec(line);
    const note = /^#\d+\t(\S+) (\S+)(?:\t(.*))?$/.exec(line);
    const other = /^[AMN]\d+\t\S+ (\S+)/.exec(line);
    if (event) events.set(event[1] ?? "", event[2] ?? "");
    const about = relation?.[2] ?? event?.[2] ?? note?.[2] ?? other?.[1] ?? "";
    const entity = entities.get(about) ?? entities.get(events.get(about) ?? "");
    if (!entity) {
      listed.push({ key: `${name}: ${line.slice(0, 200)}`, why: "It is about nothing that is marked in the text." });
    } else if (relation) {
      const [, type = "", , to = ""] = relation;
      const isOurs = type === BEARS_ON || isRelation(type);
      const bears = type === BEARS_ON ? entity.type : type;
      const target = entities.get(to);
      if (isOurs && isRelation(bears) && target && tagged([target.type]).type !== null && !links.has(about)) {
        links.set(about, { relation: bears, claim: to });
      } else entity.kept.push(`Relation: ${type} ${target ? `“${target.pointer.quote?.exact ?? to}”` : to}`);
    } else if (note) {
      const [, kind, , words = ""] = note;
      const own = kind === OWN_NOTE ? ownNote(words) : null;
      if (own) entity.own.push(own);
      else if (kind === ANNOTATOR_NOTE) entity.notes.push(words);
      else entity.kept.push(`${kind}: ${words}`);
    } else entity.kept.push(line.replaceAll("\t", " "));
  }
}

/** Entities with notes of ours say what those say; others what their type and their notes do. */
function annotationsOf(
  name: string,
  entity: Entity,
  links: ReadonlyMap<string, Readonly<{ relation: string; claim: string }>>,
  entities: ReadonlyMap<string, Entity>,
): readonly ForeignAnnotation[] {
  const { id, own, pointer, type } = entity;
  const printed = new Set(own.map(({ says }) => inOneLine(noteInWords(says))));
  const notes = entity.notes.filter((note) => !printed.has(note));
  const [first, ...others] = own;
  if (first) {
    const kept = [...notes.map((note) => `Note: ${note}`), ...entity.kept];
    return [first, ...others].map(({ key, by, atMs, span, says }, n) => ({
      key,
      by,
      atMs,
      places: [(span && entity.at(span)) ?? pointer],
      says: n === 0 ? retyped(says, type) : says,
      kept: n === 0 ? kept : [],
    }));
  }
  const key = keyOf(name, entity);
  const made = { key, by: null, atMs: null, places: [pointer] };
  const { type: claimType } = tagged([type]);
  if (claimType !== null) {
    const says: Statement = {
      kind: "appearance",
      claim: key,
      fields: { ...fieldsUnknown(), wording: "", type: claimType },
    };
    return [{ ...made, says, kept: [...notes.map((note) => `Note: ${note}`), ...entity.kept] }];
  }
  const link = links.get(id);
  const claim = link && entities.get(link.claim);
  if (link && claim && isRelation(link.relation)) {
    const reason = paragraphs(...notes);
    const says: Statement = {
      kind: "evidence",
      claim: claimKeyOf(name, claim),
      relation: link.relation,
      reason,
      ...bearingUnknown,
    };
    return [{ ...made, says, kept: entity.kept }];
  }
  const about = { kind: "passage", key: null } as const;
  const named = type === COMMENT_TYPE ? [] : [`Type: ${type}`];
  return [
    {
      ...made,
      says: { kind: "comment", thread: key, about, text: paragraphs(...notes) },
      kept: [...named, ...entity.kept],
    },
  ];
}

/** The number of a line changes with every edit, so its type and place are in the name. */
const keyOf = (name: string, { id, type, spans }: Entity) => `${name}: ${id} ${type} ${spans}`;

function claimKeyOf(name: string, entity: Entity): string {
  for (const { says } of entity.own) if (says.kind === "appearance") return says.claim;
  return keyOf(name, entity);
}

/** What somebody changed in brat counts. */
function retyped(says: Statement, type: string): Statement {
  const known = tagged([type]);
  if (says.kind === "appearance" && known.type) return { ...says, fields: { ...says.fields, type: known.type } };
  if (says.kind === "evidence" && known.relation) return { ...says, relation: known.relation };
  return says;
}

const claim = z.string().min(1);
const own = z.object({
  key: z.string().min(1),
  by: z.string().nullable(),
  atMs: z.number().nullable(),
  span: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }).optional(),
  says: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("appearance"), claim, fields: claimFields }),
    z.object({ kind: z.literal("evidence"), claim, relation: z.enum(relations), reason: z.string(), ...bearing.shape }),
    z.object({
      kind: z.literal("assessment"),
      claim,
      verdict: z.enum(verdicts),
      rationale: z.string(),
      ...judged.shape,
    }),
    z.object({
      kind: z.literal("verdict"),
      claim,
      verdict: z.enum(verdicts),
      rationale: z.string(),
      dissent: z.string(),
    }),
    z.object({
      kind: z.literal("comment"),
      thread: z.string().min(1),
      about: z.object({ kind: subjectKind, key: z.string().nullable() }),
      text: z.string(),
    }),
  ]),
});
type Own = z.infer<typeof own>;

function ownNote(words: string): Own | null {
  try {
    return own.safeParse(JSON.parse(words)).data ?? null;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}

/** From spans and words to what can be looked for: in the text that came along, or by the words alone. */
function pointing(text: string | null, source: Pointer["source"]) {
  const isSame = text !== null && normaliseText(text) === text;
  const index = codePointIndex(text ?? "");
  const nowhere: Pointer = { source, quote: null, position: null, unit: "code-points", unreadable: null };
  const isWithin = ({ start, end }: CodePointSpan) => start < end && end <= index.lengthCodePoints;
  const sliced = (span: CodePointSpan) => {
    const { start, end } = index.toCodeUnits(span);
    return text?.slice(start, end) ?? "";
  };
  const at = (span: CodePointSpan): Pointer | null => {
    if (text === null || !isWithin(span)) return null;
    const { exact, prefix, suffix } = describePassage(text, index.toCodeUnits(span));
    return { ...nowhere, quote: { exact, prefix, suffix }, position: isSame ? span : null };
  };
  const by = (spans: string, words: string): Pointer => {
    const fragments = spans.split(";").map((span) => {
      const [start = 0, end = 0] = span.split(" ").map(Number);
      return { start, end };
    });
    const hull = { start: fragments[0]?.start ?? 0, end: fragments.at(-1)?.end ?? 0 };
    const unread = (unreadable: string): Pointer => ({ ...nowhere, unreadable });
    if (text === null) {
      if (fragments.length > 1) return unread("It is in several pieces, and the text is not beside it.");
      return { ...nowhere, quote: { exact: words, prefix: "", suffix: "" }, position: hull };
    }
    if (!fragments.every(isWithin)) return unread("Its place lies outside the text.");
    const gaps = fragments.slice(1).map((fragment, n) => ({ start: fragments[n]?.end ?? 0, end: fragment.start }));
    if (!gaps.every((gap) => gap.start <= gap.end && sliced(gap).trim() === "")) {
      return unread("It is in several pieces with other words between them, and a passage is one.");
    }
    const found = fragments.map((fragment) => inOneLine(sliced(fragment))).join(" ");
    if (found !== inOneLine(words)) return unread("Its words are not those of the text at its place.");
    return at(hull) ?? unread("Its place lies outside the text.");
  };
  return { at, by };
}
