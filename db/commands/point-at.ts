import { and, eq } from "drizzle-orm";
import type { Access, Writing } from "@/db/access";
import { passageIn } from "@/db/queries/things";
import { describePassage } from "@/lib/anchoring/describe-passage";
import type { Passage, PassageInput } from "@/lib/domain/passage";
import { Problem } from "@/lib/errors";
import { splitsSurrogatePair } from "@/lib/text/code-points";

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
  const { sourceVersions, passages } = tables;
  const { newPassageId: id, versionId, start, end, exact } = named;
  const [version] = await write
    .select({ sourceId: sourceVersions.sourceId, text: sourceVersions.text })
    .from(sourceVersions)
    .where(and(eq(sourceVersions.id, versionId), eq(sourceVersions.investigationId, investigationId)));
  if (!version) throw new Problem("not-found", "There is no such version of a source in this investigation.");
  const { text } = version;
  const isWhole = end <= text.length && !splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end);
  if (!isWhole || exact === "" || text.slice(start, end) !== exact) {
    throw new Problem("invalid", "The source does not say that at this place. Select the passage again.");
  }
  const { sourceId } = version;
  const [pointed] = await write
    .select({
      id: passages.id,
      versionId: passages.versionId,
      start: passages.start,
      end: passages.end,
      exact: passages.exact,
      prefix: passages.prefix,
      suffix: passages.suffix,
      anchoring: passages.anchoring,
    })
    .from(passages)
    .where(
      and(
        eq(passages.investigationId, investigationId),
        eq(passages.versionId, versionId),
        eq(passages.start, start),
        eq(passages.end, end),
      ),
    );
  if (pointed) return { ...pointed, sourceId };
  const { prefix, suffix } = describePassage(text, { start, end });
  const selector = { id, versionId, start, end, exact, prefix, suffix, anchoring: "anchored" } as const;
  await write.insert(passages).values({ ...selector, investigationId });
  return { ...selector, sourceId };
}
