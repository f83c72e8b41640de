import { Problem } from "@/lib/errors";
import type { About, Statement } from "./annotation";
import {
  eachOnce,
  type ForeignAnnotation,
  isThing,
  type Listed,
  listedValues,
  type Pointer,
  pointsAtWhole,
  type Reading,
  refuseTooMany,
  restOf,
  shown,
  type Things,
  textIn,
  withAnswers,
} from "./incoming";
import { hashIn } from "./source-address";
import { bearing, bearingUnknown, fieldsIn, fieldsUnknown, judged, subjectKind, tagged } from "./tagged";
import { idOf } from "./uuid";
import { textSelectorsIn } from "./web-annotation";

/**
 * Reads annotations of the W3C model: one, a list, a page, a collection with its pages in it, or a graph of these. A
 * tag in our words makes an annotation a claim, evidence or a judgement; every other is a comment, with all it says.
 *
 * @throws {Problem} `invalid` where there is no annotation at all; `too-large`.
 */
export function fromWebAnnotations(json: unknown): Reading {
  const { found, listed } = annotationsIn(json);
  if (found.length === 0 && listed.length === 0) {
    throw new Problem("invalid", "There is no annotation in this file: nothing in it has the type Annotation.");
  }
  const parents = new Map<string, string>();
  const read = found.map((thing, n) => readAnnotation(thing, n, parents));
  return eachOnce(withAnswers(read, parents), listed);
}

function annotationsIn(json: unknown): Readonly<{ found: readonly Things[]; listed: readonly Listed[] }> {
  const found: Things[] = [];
  const listed: Listed[] = [];
  /** What is still to be looked at, the next one last. */
  const waiting: unknown[] = [json];
  const look = (values: readonly unknown[]) => {
    for (const value of values.toReversed()) waiting.push(value);
  };
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) look(next);
    else if (!isThing(next)) listed.push({ key: shown(next ?? null), why: "This is no annotation." });
    else if (hasType(next, "Annotation")) found.push(next);
    else if ("@graph" in next) look([next["@graph"]]);
    else if (hasType(next, "AnnotationCollection") || hasType(next, "AnnotationPage")) {
      const ahead = ["items", "first", "next"].flatMap((field) => listedValues(next[field]));
      for (const one of ahead) if (!isThing(one)) listed.push({ key: shown(one), why: LIES_ELSEWHERE });
      look(ahead.filter(isThing));
    } else listed.push({ key: textIn(next["id"]) ?? shown(next), why: "This is no annotation." });
    refuseTooMany(Math.max(found.length, listed.length));
  }
  return { found, listed };
}

const LIES_ELSEWHERE = "It lies elsewhere: fetch it, and import that file too.";

const hasType = ({ type }: Things, name: string) => listedValues(type).includes(name);

const readFields = ["@context", "id", "type", "motivation", "creator", "created", "body", "bodyValue", "target"];

function readAnnotation(thing: Things, n: number, parents: Map<string, string>): ForeignAnnotation {
  const id = textIn(thing["id"]);
  const key = id === null ? `#${n + 1} ${shown(thing)}` : (idOf(id) ?? id);
  const bodies = bodiesOf(thing);
  const targets = targetsOf(thing["target"]);
  const motivations = listedValues(thing["motivation"]).filter((it) => typeof it === "string");
  const { says, details, unused } = statementOf(key, thing, bodies, targets);
  if (says.kind === "comment" && details === null) {
    const [answered] = targets.addresses;
    if (answered !== undefined && targets.pointers.every(pointsAtWhole)) parents.set(key, answered);
  }
  const atMs = momentOf(thing["created"]);
  const kept = [
    ...(says.kind === "comment" ? motivations.filter((it) => it !== "commenting" && it !== "replying") : []).map(
      (it) => `Motivation: ${it}`,
    ),
    ...unused,
    ...bodies.kept,
    ...targets.kept,
    ...(details === null && thing["details"] !== undefined ? [`details: ${shown(thing["details"])}`] : []),
    ...(atMs === null && thing["created"] !== undefined ? [`created: ${shown(thing["created"])}`] : []),
    ...restOf(thing, [...readFields, "details"]),
  ];
  return { key, by: nameOf(thing["creator"]), atMs, places: targets.pointers, says, kept };
}

type Bodies = Readonly<{
  claim: string | null;
  tags: readonly string[];
  texts: readonly Readonly<{ purpose: string | null; value: string }>[];
  kept: readonly string[];
}>;

function bodiesOf({ body, bodyValue }: Things): Bodies {
  let claim: string | null = null;
  const tags: string[] = [];
  const texts: { purpose: string | null; value: string }[] = [];
  const kept: string[] = [];
  for (const one of [...listedValues(body), ...listedValues(bodyValue).map((value) => ({ value }))]) {
    const referred = claimIn(one);
    if (referred !== null) claim ??= referred;
    else if (isThing(one) && typeof one["value"] === "string") {
      const { value, format } = one;
      const [purpose = null] = listedValues(one["purpose"]).filter((it) => typeof it === "string");
      if (purpose === "tagging") tags.push(value);
      else if (value !== "") texts.push({ purpose, value });
      kept.push(...restOf(one, ["type", "value", "purpose", ...(format === "text/plain" ? ["format"] : [])]));
    } else kept.push(`body: ${shown(one)}`);
  }
  return { claim, tags, texts, kept };
}

/** The claim of ours that a body or a target stands for. */
function claimIn(one: unknown): string | null {
  const address = typeof one === "string" ? one : isThing(one) ? (textIn(one["source"]) ?? textIn(one["id"])) : null;
  const id = address === null ? null : idOf(address);
  return id?.startsWith("clm_") ? id : null;
}

type Targets = Readonly<{
  pointers: readonly Pointer[];
  /** Of ours: the claim or link that is meant. */
  about: About | null;
  /** What may be an annotation of the same file. */
  addresses: readonly string[];
  kept: readonly string[];
}>;

function targetsOf(target: unknown): Targets {
  const pointers: Pointer[] = [];
  const addresses: string[] = [];
  const kept: string[] = [];
  let about: About | null = null;
  for (const one of listedValues(target)) {
    const address = typeof one === "string" ? one : isThing(one) && !("source" in one) ? textIn(one["id"]) : null;
    const id = address === null ? null : idOf(address);
    if (id?.startsWith("clm_")) about ??= { kind: "claim", key: id };
    else if (id?.startsWith("evl_")) about ??= { kind: "evidence", key: id };
    else if (address !== null) {
      addresses.push(id ?? address);
      pointers.push({ ...nowhere, source: { ...nowhere.source, address } });
      if (isThing(one)) kept.push(...restOf(one, ["id", "type"]));
    } else if (isThing(one)) {
      pointers.push(pointerOf(one));
      kept.push(...restOf(one, ["id", "type", "source", "state", "selector"], "target "));
    } else kept.push(`target: ${shown(one)}`);
  }
  return { pointers, about, addresses, kept };
}

const nowhere: Pointer = {
  source: { address: null, textSha256: null, title: null },
  quote: null,
  position: null,
  unit: "code-points",
  unreadable: null,
};

function pointerOf({ source: named, state, selector }: Things): Pointer {
  const address = textIn(named) ?? (isThing(named) ? textIn(named["id"]) : null);
  const title = isThing(named) ? (textIn(named["dcterms:title"]) ?? textIn(named["title"])) : null;
  const cached = listedValues(state).flatMap((one) => (isThing(one) ? listedValues(one["cached"]) : []));
  const hashes = cached.flatMap((one) => (typeof one === "string" ? (hashIn(one) ?? []) : []));
  const source = { address, textSha256: hashes[0] ?? null, title };
  if (selector === undefined || selector === null) return { ...nowhere, source };
  return { ...nowhere, source, ...selected(selector) };
}

function selected(selector: unknown): Pick<Pointer, "quote" | "position" | "unreadable"> {
  const alternatives = listedValues(selector);
  const unread = (reason: string) => ({ quote: null, position: null, unreadable: reason });
  const found = textSelectorsIn(alternatives);
  if ("reason" in found) return unread(found.reason);
  const { quote, position } = found;
  if (quote === null && position === null) {
    // A part of a page, and within it the words: the words are enough.
    const inner = alternatives.flatMap((one) => (isThing(one) && "refinedBy" in one ? [one["refinedBy"]] : []));
    const within = inner.length > 0 ? textSelectorsIn(inner.flat()) : found;
    if (!("reason" in within) && within.quote)
      return { quote: wordsOf(within.quote), position: null, unreadable: null };
    const types = alternatives.map((one) => (isThing(one) ? shown(one["type"] ?? null) : shown(one))).join(", ");
    return unread(`It is selected by ${types || "nothing"}, which names no words.`);
  }
  const isNarrowed = alternatives.some(
    (one) => isThing(one) && "refinedBy" in one && /^Text(Quote|Position)Selector$/.test(String(one["type"])),
  );
  if (isNarrowed) return unread("It is a part of the words it quotes (refinedBy), which is not read.");
  return {
    quote: quote && wordsOf(quote),
    position: position && { start: position.start, end: position.end },
    unreadable: null,
  };
}

const wordsOf = ({ exact, prefix, suffix }: NonNullable<Pointer["quote"]>) => ({ exact, prefix, suffix });

type Read = Readonly<{
  says: Statement;
  /** What of ours was understood; null for another program's. */
  details: Things | null;
  unused: readonly string[];
}>;

function statementOf(key: string, { details: raw }: Things, bodies: Bodies, targets: Targets): Read {
  const details = isThing(raw) ? raw : null;
  const { type, relation, verdict, rest } = tagged(bodies.tags);
  const kind = details?.["kind"];
  const claim = bodies.claim ?? (targets.about?.kind === "claim" ? targets.about.key : null);
  const tags = rest.map((tag) => `Tag: ${tag}`);
  const [first, ...others] = purposeFirst(bodies, "describing");
  if (type !== null && relation === null && verdict === null && (kind === undefined || kind === "appearance")) {
    const fields = details && fieldsIn(without(details, "kind"));
    const says: Statement = {
      kind: "appearance",
      claim: claim ?? key,
      fields: { wording: first ?? "", type, ...(fields ?? fieldsUnknown()) },
    };
    return { says, details: fields && details, unused: [...tags, ...others] };
  }
  if (relation !== null && claim !== null && (kind === undefined || kind === "evidence")) {
    const known = bearing.safeParse(details).data;
    const unread = [type, verdict].flatMap((tag) => (tag === null ? [] : [`Tag: ${tag}`]));
    const says = { kind: "evidence", claim, relation, reason: first ?? "", ...(known ?? bearingUnknown) } as const;
    return { says, details: known ? details : null, unused: [...unread, ...tags, ...others] };
  }
  const rationale = purposeFirst(bodies, "assessing");
  if (verdict !== null && claim !== null && details !== null) {
    const known = judged.safeParse(details).data;
    if (kind === "assessment" && known) {
      const says = { kind, claim, verdict, rationale: rationale.join("\n\n"), ...known } as const;
      return { says, details, unused: tags };
    }
    const dissent = details["dissent"];
    if (kind === "verdict" && typeof dissent === "string") {
      return { says: { kind, claim, verdict, rationale: rationale.join("\n\n"), dissent }, details, unused: tags };
    }
  }
  return commentOf(key, details, bodies, targets);
}

function commentOf(key: string, details: Things | null, bodies: Bodies, targets: Targets): Read {
  const ours = details?.["kind"] === "comment" && subjectKind.safeParse(details["about"]).success ? details : null;
  const named = textIn(ours?.["thread"]);
  const thread = named === null ? key : (idOf(named) ?? named);
  const [place] = targets.pointers;
  const about: About =
    targets.about ??
    (bodies.claim !== null
      ? { kind: "claim", key: bodies.claim }
      : { kind: place && pointsAtWhole(place) ? "source" : "passage", key: null });
  const text = bodies.texts.map(({ value }) => value).join("\n\n");
  return {
    says: { kind: "comment", thread, about, text },
    details: ours,
    unused: bodies.tags.map((tag) => `Tag: ${tag}`),
  };
}

/** The texts, those of a purpose first. */
function purposeFirst({ texts }: Bodies, purpose: string): readonly string[] {
  const isIt = (text: Bodies["texts"][number]) => text.purpose === purpose;
  return [...texts.filter(isIt), ...texts.filter((text) => !isIt(text))].map(({ value }) => value);
}

function without(thing: Things, field: string): Things {
  return Object.fromEntries(Object.entries(thing).filter(([name]) => name !== field));
}

function nameOf(creator: unknown): string | null {
  const names = listedValues(creator).flatMap((agent) => {
    if (typeof agent === "string") return [agent];
    if (!isThing(agent)) return [];
    const [name] = listedValues(agent["name"]);
    return [textIn(name) ?? textIn(agent["nickname"]) ?? textIn(agent["id"]) ?? "somebody without a name"];
  });
  return names.length > 0 ? names.join(", ") : null;
}

export function momentOf(value: unknown): number | null {
  const atMs = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isFinite(atMs) ? atMs : null;
}
