import { z } from "zod";
import { Problem } from "@/lib/errors";
import type { Statement } from "./annotation";
import { momentOf } from "./from-web-annotations";
import {
  eachOnce,
  type ForeignAnnotation,
  isThing,
  type Listed,
  listedValues,
  type Pointer,
  type Reading,
  refuseTooMany,
  restOf,
  shown,
  type Things,
  textIn,
  withAnswers,
} from "./incoming";
import { bearing, fieldsIn, fieldsUnknown, judged, subjectKind, tagged } from "./tagged";
import { idOfShortUuid } from "./uuid";
import { textSelectorsIn } from "./web-annotation";

/**
 * Reads rows of the Hypothesis API: an answer of a search, the export of its client, or a bare list. A row with a tag
 * in our words for a type of claim is a claim; every other is a comment, and a reply stays in its conversation.
 *
 * @throws {Problem} `invalid` where there are no rows; `too-large`.
 */
export function fromHypothesis(json: unknown): Reading {
  const rows = Array.isArray(json) ? json : isThing(json) ? (json["rows"] ?? json["annotations"]) : null;
  if (!Array.isArray(rows)) {
    throw new Problem("invalid", "There are no rows in this file: Hypothesis puts them under rows or annotations.");
  }
  refuseTooMany(rows.length);
  const listed: Listed[] = [];
  const read: ForeignAnnotation[] = [];
  const parents = new Map<string, string>();
  const above = new Map<string, string>();
  for (const [n, row] of rows.entries()) {
    if (!isThing(row) || !("target" in row || "uri" in row))
      listed.push({ key: shown(row ?? null), why: "This is no row." });
    else read.push(readRow(row, n, parents, above));
  }
  return eachOnce(withAnswers(withPlacesAbove(read, above), parents), listed);
}

/** Replies of ours say what they are about, and stand where what they answer stands. */
function withPlacesAbove(
  read: readonly ForeignAnnotation[],
  above: ReadonlyMap<string, string>,
): readonly ForeignAnnotation[] {
  const byKey = new Map(read.map((annotation) => [annotation.key, annotation]));
  const placesOf = (key: string): readonly Pointer[] => {
    const passed = new Set<string>();
    for (let at: string | undefined = key; at !== undefined && !passed.has(at); at = above.get(at)) {
      passed.add(at);
      if (!above.has(at)) return byKey.get(at)?.places ?? [];
    }
    return [];
  };
  return read.map((annotation) =>
    above.has(annotation.key) ? { ...annotation, places: placesOf(annotation.key) } : annotation,
  );
}

/** What only serves Hypothesis itself, and says nothing of the words. */
const passedOver = [
  "permissions",
  "links",
  "flagged",
  "hidden",
  "moderation",
  "user_info",
  "updated",
  "group",
  "document",
  "actions",
  "mentions",
];
const readFields = ["id", "created", "user", "uri", "text", "tags", "target", "references", "crossread", ...passedOver];

function readRow(row: Things, n: number, parents: Map<string, string>, above: Map<string, string>): ForeignAnnotation {
  const id = textIn(row["id"]);
  const key = id === null ? `#${n + 1} ${shown(row)}` : (idOfShortUuid(id) ?? id);
  const tags = listedValues(row["tags"]).filter((tag) => typeof tag === "string");
  const text = textIn(row["text"]) ?? "";
  const ours = isThing(row["crossread"]) ? ownStatement(row["crossread"], text, tags) : null;
  const answered = listedValues(row["references"]).findLast((it) => typeof it === "string");
  const places = pointersOf(row);
  if (answered !== undefined) (ours ? above : parents).set(key, idOfShortUuid(answered) ?? answered);
  const { says, unused } = ours ? { says: ours, unused: [] } : foreignStatement(key, text, tags, places);
  const atMs = momentOf(row["created"]);
  const kept = [
    ...unused,
    ...(ours === null && row["crossread"] !== undefined ? [`crossread: ${shown(row["crossread"])}`] : []),
    ...restOf(row, readFields),
  ];
  return { key, by: nameOf(row), atMs, places: answered !== undefined && !ours ? [] : places, says, kept };
}

function foreignStatement(key: string, text: string, tags: readonly string[], places: readonly Pointer[]) {
  const { type, relation, verdict, rest } = tagged(tags);
  const [place] = places;
  const isWhole = place?.quote === null && place.position === null && place.unreadable === null;
  if (type !== null && relation === null && verdict === null && !isWhole) {
    const says: Statement = { kind: "appearance", claim: key, fields: { ...fieldsUnknown(), wording: text, type } };
    return { says, unused: rest.map((tag) => `Tag: ${tag}`) };
  }
  const about = { kind: isWhole ? "source" : "passage", key: null } as const;
  const says: Statement = { kind: "comment", thread: key, about, text };
  return { says, unused: tags.map((tag) => `Tag: ${tag}`) };
}

const about = z.object({ kind: subjectKind, key: z.string().nullable() });
const named = z.object({ claim: z.string().min(1) });
const spoken = z.object({ thread: z.string().min(1), about });

/** What we print, read again; null where it is not that. */
function ownStatement(rest: Things, text: string, tags: readonly string[]): Statement | null {
  const { type, relation, verdict } = tagged(tags);
  const claim = named.safeParse(rest).data?.claim;
  switch (rest["kind"]) {
    case "appearance": {
      const fields = fieldsIn(rest["fields"]);
      return claim && type && fields ? { kind: "appearance", claim, fields: { ...fields, wording: text, type } } : null;
    }
    case "evidence": {
      const known = bearing.safeParse(rest).data;
      return claim && relation && known ? { kind: "evidence", claim, relation, reason: text, ...known } : null;
    }
    case "assessment": {
      const known = judged.safeParse(rest).data;
      return claim && verdict && known ? { kind: "assessment", claim, verdict, rationale: text, ...known } : null;
    }
    case "verdict": {
      const { dissent } = rest;
      if (!claim || !verdict || typeof dissent !== "string") return null;
      return { kind: "verdict", claim, verdict, rationale: text, dissent };
    }
    case "comment": {
      const known = spoken.safeParse(rest).data;
      return known ? { kind: "comment", text, ...known } : null;
    }
    default:
      return null;
  }
}

function pointersOf(row: Things): readonly Pointer[] {
  const targets = listedValues(row["target"]).filter(isThing);
  const title = isThing(row["document"])
    ? listedValues(row["document"]["title"]).find((it) => typeof it === "string")
    : null;
  return (targets.length > 0 ? targets : [{}]).map(({ source, selector }: Things) => {
    const address = textIn(source) ?? textIn(row["uri"]);
    const nowhere = {
      source: { address, textSha256: null, title: title ?? null },
      quote: null,
      position: null,
      unit: "code-units",
    } as const;
    const alternatives = listedValues(selector);
    if (alternatives.length === 0) return { ...nowhere, unreadable: null };
    const found = textSelectorsIn(alternatives);
    if ("reason" in found) return { ...nowhere, unreadable: found.reason };
    const { quote, position } = found;
    if (!quote && !position) {
      return { ...nowhere, unreadable: "It is selected by a place in a web page's structure, which names no words." };
    }
    return {
      ...nowhere,
      quote: quote && { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      position: position && { start: position.start, end: position.end },
      unreadable: null,
    };
  });
}

function nameOf(row: Things): string | null {
  const shownName = isThing(row["user_info"]) ? textIn(row["user_info"]["display_name"]) : null;
  return shownName ?? textIn(row["user"])?.replace(/^acct:/, "") ?? null;
}
