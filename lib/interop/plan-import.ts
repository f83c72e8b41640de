import { NOTE_CODE_UNITS, WORDING_CODE_UNITS } from "@/lib/domain/claim";
import type { SourceId, SourceVersionId } from "@/lib/domain/ids";
import { COMMENT_CODE_UNITS } from "@/lib/domain/thread";
import type { CommandName } from "@/lib/live/inputs";
import type { Statement } from "./annotation";
import { inPieces, judgementInWords, paragraphs, signature } from "./carried-words";
import type { ImportOutcome } from "./import-outcomes";
import type { ForeignAnnotation } from "./incoming";
import { isUnplaced, type Unplaced } from "./look-for";

/** Where an annotation's words stand in a source of ours; without a span, it is about the whole of it. */
export type Found = Readonly<{
  sourceId: SourceId;
  sourceNumber: number;
  versionId: SourceVersionId;
  span: Readonly<{ start: number; end: number; exact: string }> | null;
}>;

export type ImportRow = Readonly<{
  key: string;
  kind: Statement["kind"] | null;
  by: string | null;
  /** The words it points at, or says. */
  quote: string;
  sourceNumber: number | null;
  outcome: ImportOutcome;
  why: string;
  commands: readonly PlannedCommand[];
}>;

/** A command that its own name's shape parses where it is carried out. */
type PlannedCommand = Readonly<{ id: string; name: CommandName; input: Readonly<Record<string, unknown>> }>;

type ImportSetting = Readonly<{
  /** What the file is, with its article: "a brat file". */
  format: string;
  /** Whether a thing of ours is in the investigation, retracted or not. */
  isHere: (id: string) => boolean;
  /** The same id for the same parts, whoever imports, in this investigation. */
  derive: (prefix: string, ...parts: readonly string[]) => string;
}>;

/** Claims come before what bears on them, and both before what is said of them. */
export const importOrder = ["appearance", "evidence", "assessment", "verdict", "comment"] as const;

type Placed = Readonly<{ annotation: ForeignAnnotation; places: readonly (Found | Unplaced)[] }>;

/**
 * The commands that bring annotations in, with what comes of each. Pure, and the same every time: an annotation that was
 * imported before, by anybody, is here already. The rows have the order of the file, and are carried out by `importOrder`.
 */
export function planImport(all: readonly Placed[], setting: ImportSetting): readonly ImportRow[] {
  const planner = plannerOf(setting);
  const rows = new Map<Placed, ImportRow>();
  for (const kind of importOrder) {
    for (const one of all) if (one.annotation.says.kind === kind) rows.set(one, planner(one));
  }
  return all.flatMap((one) => rows.get(one) ?? []);
}

function plannerOf({ format, isHere, derive }: ImportSetting): (one: Placed) => ImportRow {
  const planned = new Set<string>();
  const isKnown = (id: string) => isHere(id) || planned.has(id);
  /** The id here of what the file calls `key`: its own where it is of this investigation. */
  const local = (prefix: string, key: string) =>
    key.startsWith(`${prefix}_`) && isHere(key) ? key : derive(prefix, key);

  return ({ annotation, places }) => {
    const { key, by, says } = annotation;
    const [first] = places;
    const found = places.filter((place): place is Found => !isUnplaced(place));
    const told = {
      key,
      by,
      kind: says.kind,
      quote: quoteOf(annotation, found),
      sourceNumber: found[0]?.sourceNumber ?? null,
    };
    const row = (outcome: ImportOutcome, why: string, commands: readonly PlannedCommand[] = []): ImportRow => {
      for (const { input } of commands) for (const id of idsIn(input)) planned.add(id);
      return { ...told, outcome, why, commands };
    };
    const sign = signature(annotation, format);
    switch (says.kind) {
      case "appearance":
        return appearance(says);
      case "evidence":
        return evidence(says);
      case "comment":
        return comment(says.thread, says.about, paragraphs(says.text, ...annotation.kept), "placed");
      default: {
        const text = paragraphs(judgementInWords(says), ...annotation.kept);
        return comment(`about ${key}`, { kind: "claim", key: says.claim }, text, "kept");
      }
    }

    function appearance({ claim, fields }: Extract<Statement, { kind: "appearance" }>): ImportRow {
      const appearanceId = local("app", key);
      if (isKnown(appearanceId)) return row("here-already", "");
      if (!first || isUnplaced(first)) return unplaced(first);
      if (!first.span) return row("not-found", "It is about a whole source, and a claim is made by words in one.");
      const claimId = local("clm", claim);
      const passage = passageOf(first, key);
      const also = found.slice(1).flatMap(({ span }) => (span ? [`Also at: “${span.exact}”`] : []));
      if (isKnown(claimId)) {
        const command = step("record-appearance", { appearanceId, claimId, passage }, key);
        return row("placed", "", [command, ...said(claimId, key, paragraphs(...annotation.kept, ...also))]);
      }
      const wording = (fields.wording.trim() || first.span.exact.trim()).slice(0, WORDING_CODE_UNITS);
      const whole = fields.wording.trim().length > WORDING_CODE_UNITS ? fields.wording : "";
      const command = step("record-claim", { ...fields, claimId, appearanceId, passage, wording }, key);
      // Nothing of a claim says who recorded it elsewhere, so a comment does.
      return row("placed", "", [command, ...said(claimId, key, paragraphs(whole, ...annotation.kept, ...also, sign))]);
    }

    function evidence(says: Extract<Statement, { kind: "evidence" }>): ImportRow {
      const { kind: _kind, claim, ...link } = says;
      const linkId = local("evl", key);
      const claimId = local("clm", claim);
      if (isKnown(linkId)) return row("here-already", "");
      if (!first || isUnplaced(first)) return unplaced(first);
      if (!first.span) return row("not-found", "It is about a whole source, and evidence is words in one.");
      if (!isKnown(claimId)) return row("listed", "The claim it bears on is neither here nor placed.");
      const signed = paragraphs(link.reason, sign);
      const fits = signed.length <= NOTE_CODE_UNITS;
      const reason = fits ? signed : sign;
      const command = step("link-evidence", { ...link, linkId, claimId, passage: passageOf(first, key), reason }, key);
      const rest = paragraphs(fits ? "" : link.reason, ...annotation.kept);
      return row("placed", "", [command, ...said(linkId, key, rest)]);
    }

    function comment(
      threadKey: string,
      about: Extract<Statement, { kind: "comment" }>["about"],
      text: string,
      outcome: "placed" | "kept",
    ): ImportRow {
      const commentId = local("cmt", key);
      if (isKnown(commentId)) return row("here-already", "");
      const also = found
        .slice(1)
        .flatMap(({ span }) => (span && about.key === null ? [`Also at: “${span.exact}”`] : []));
      const words = paragraphs(text, ...also, sign);
      const threadId = local("thr", threadKey);
      if (isKnown(threadId)) return row(outcome, "", spoken({ threadId }, commentId, key, words));
      if (about.kind === "claim" || about.kind === "evidence") {
        const subjectId = local(about.kind === "claim" ? "clm" : "evl", about.key ?? "");
        if (!isKnown(subjectId)) return row("listed", `The ${about.kind} it is about is neither here nor placed.`);
        return row(
          outcome,
          "",
          spoken({ threadId, subject: { kind: about.kind, id: subjectId } }, commentId, key, words),
        );
      }
      if (!first || isUnplaced(first)) return unplaced(first);
      const subject = first.span
        ? { kind: "passage", passage: passageOf(first, key) }
        : { kind: "source", id: first.sourceId };
      return row(outcome, "", spoken({ threadId, subject }, commentId, key, words));
    }

    function unplaced(place: Unplaced | undefined): ImportRow {
      return place ? row(place.outcome, place.why) : row("not-found", "It points at nothing.");
    }
  };

  /** What is said of a claim or a link in a thread of its own; nothing where there is nothing to say. */
  function said(subjectId: string, key: string, text: string): readonly PlannedCommand[] {
    if (text === "") return [];
    const subject = { kind: subjectId.startsWith("clm_") ? "claim" : "evidence", id: subjectId };
    const threadId = derive("thr", `beside ${key}`);
    return spoken({ threadId, subject }, derive("cmt", `beside ${key}`), `beside ${key}`, text);
  }

  /** Words as comments, in as many as they need; the first one opens the thread where it has a subject. */
  function spoken(
    { threadId, subject }: Readonly<{ threadId: string; subject?: unknown }>,
    commentId: string,
    key: string,
    words: string,
  ): readonly PlannedCommand[] {
    return inPieces(words, COMMENT_CODE_UNITS).map((text, n) => {
      const id = n === 0 ? commentId : derive("cmt", key, String(n));
      const name = n === 0 && subject !== undefined ? "open-thread" : "comment";
      return step(
        name,
        { threadId, commentId: id, text, ...(name === "open-thread" ? { subject } : {}) },
        `${key} ${n}`,
      );
    });
  }

  function passageOf({ versionId, span }: Found, key: string) {
    return { newPassageId: derive("psg", key), versionId, ...span };
  }

  function step(name: CommandName, input: PlannedCommand["input"], key: string): PlannedCommand {
    return { name, input, id: derive("cmd", name, key) };
  }
}

/** The ids of what a command makes, or is about. */
function idsIn(input: PlannedCommand["input"]): readonly string[] {
  return Object.values(input).flatMap((value) => (typeof value === "string" && madeThing.test(value) ? [value] : []));
}

const madeThing = /^(?:clm|app|evl|thr|cmt)_[0-9a-z]{20}$/;

const QUOTE_CODE_UNITS = 200;

/** The words it points at, as they stand here or as the file has them; else the words it says. */
function quoteOf({ places, says }: ForeignAnnotation, [found]: readonly Found[]): string {
  const [pointer] = places;
  const words = found?.span?.exact ?? pointer?.quote?.exact ?? (says.kind === "comment" ? says.text : "");
  return words.length > QUOTE_CODE_UNITS ? `${words.slice(0, QUOTE_CODE_UNITS)}…` : words;
}
