import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Access, Writing } from "@/db/access";
import { passageOf } from "@/db/passage-row";
import { placementOfPointed } from "@/db/placement-row";
import { type Asks, insertRow, prepared } from "@/db/prepared";
import { passageIn, versionTextIn } from "@/db/queries/things";
import { anchor } from "@/lib/anchoring/anchor";
import { describePassage } from "@/lib/anchoring/describe-passage";
import { followsTo, placesOf } from "@/lib/anchoring/places";
import type { SourceVersionId } from "@/lib/domain/ids";
import type { Passage, PassageInput } from "@/lib/domain/passage";
import { Problem } from "@/lib/errors";
import { splitsSurrogatePair } from "@/lib/text/code-points";

/** A version, and which one its source has now: one step in the index of numbers. */
const versions = prepared((read, { sourceVersions }, asked: Asks<"versionId" | "investigationId">) => {
  const later = alias(sourceVersions, "later");
  return read
    .select({ sourceId: sourceVersions.sourceId, newestId: later.id })
    .from(sourceVersions)
    .innerJoin(later, eq(later.sourceId, sourceVersions.sourceId))
    .where(and(eq(sourceVersions.id, asked("versionId")), eq(sourceVersions.investigationId, asked("investigationId"))))
    .orderBy(desc(later.number))
    .limit(1);
});

const storedTexts = prepared((read, { sourceVersions }, asked: Asks<"versionId">) =>
  read
    .select({ text: sourceVersions.text })
    .from(sourceVersions)
    .where(eq(sourceVersions.id, asked("versionId"))),
);

/** As many texts are held as people mark at once, nearly always. */
const HELD = 8;
const held = new WeakMap<Access["read"], Map<SourceVersionId, string>>();

/** The text of a version that is known to be there. It never changes, and may be long: those pointed at last are held. */
async function textOf({ read, tables }: Access, versionId: SourceVersionId): Promise<string> {
  const texts = held.get(read) ?? new Map<SourceVersionId, string>();
  held.set(read, texts);
  const text = texts.get(versionId) ?? (await storedTexts({ read, tables }, { versionId }))[0]?.text ?? "";
  texts.delete(versionId);
  texts.set(versionId, text); // The last one is the one used last.
  for (const oldest of texts.keys()) if (texts.size > HELD) texts.delete(oldest);
  return text;
}

type Place = "investigationId" | "versionId" | "start" | "end";
/** Few were ever placed: what became of those in later versions is asked for only then, since it costs three times as much. */
const passagesThere = prepared((read, { passages, placements }, asked: Asks<Place>) =>
  read
    .select({
      passage: passages,
      isPlaced: sql<number>`exists (select 1 from ${placements} where ${placements.passageId} = ${passages.id})`,
    })
    .from(passages)
    .where(
      and(
        eq(passages.investigationId, asked("investigationId")),
        eq(passages.versionId, asked("versionId")),
        eq(passages.start, asked("start")),
        eq(passages.end, asked("end")),
      ),
    )
    .orderBy(asc(passages.id))
    .limit(1),
);

/**
 * The passage a command names: one that exists, or a span, whose quote is compared with the text. A
 * passage never says what its source does not. A span has one passage: whoever points at it again,
 * under whatever id, gets the one that is there.
 *
 * @throws {Problem} `not-found` for an unknown passage or version, `invalid` when the quote does not stand there.
 */
export async function pointAt(access: Writing<Access>, named: PassageInput): Promise<Passage> {
  if ("passageId" in named) return passageIn(access, named.passageId);
  const { write, tables, investigationId } = access;
  const { newPassageId: id, versionId, start, end, exact } = named;
  const [version] = await versions(access, { versionId, investigationId });
  if (!version) throw new Problem("not-found", "There is no such version of a source in this investigation.");
  const text = await textOf(access, versionId);
  const isWhole = end <= text.length && !splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end);
  if (!isWhole || exact === "" || text.slice(start, end) !== exact) {
    throw new Problem("invalid", "The source does not say that at this place. Select the passage again.");
  }
  const { sourceId, newestId } = version;
  const described = { id, sourceId, versionId, ...describePassage(text, { start, end }) };
  const passage: Passage =
    newestId === versionId ? { ...described, anchoring: "anchored" } : await inNewest(access, described, newestId);
  const at = { investigationId, versionId: passage.versionId, start: passage.start, end: passage.end };
  const [pointed] = await passagesThere(access, at);
  if (pointed?.isPlaced) return passageIn(access, pointed.passage.id);
  if (pointed) return passageOf({ passage: pointed.passage, sourceId, here: null, open: null });
  const { sourceId: _sourceId, from: _from, checkedIn: _checkedIn, awaits: _awaits, ...row } = passage;
  await insertRow(write, tables.passages, { ...row, investigationId });
  const placement = placementOfPointed(passage);
  if (placement) await insertRow(write, tables.placements, { ...placement, investigationId });
  return passage;
}

/**
 * What somebody pointed at in an earlier version, when a later one had come already: perhaps they had no connection.
 * The same words in the present version are meant, where there is no doubt which; else it awaits a look there.
 */
async function inNewest(
  access: Access,
  passage: Omit<Passage, "anchoring">,
  newestId: SourceVersionId,
): Promise<Passage> {
  const { text } = await versionTextIn(access, newestId);
  const found = anchor(text, passage);
  const span = followsTo(found);
  const { versionId, start, end } = passage;
  if (!span) {
    const places = placesOf(found).map((place) => ({ ...place, exact: text.slice(place.start, place.end) }));
    return { ...passage, anchoring: found.status, awaits: { versionId: newestId, places } };
  }
  const here = { versionId: newestId, ...describePassage(text, span), anchoring: "anchored" as const };
  return { ...passage, ...here, from: { versionId, start, end }, checkedIn: versionId };
}
