import { and, eq } from "drizzle-orm";
import type { Access, Writing } from "@/db/access";
import { type Asks, insertRow, prepared } from "@/db/prepared";
import { passageIn } from "@/db/queries/things";
import { describePassage } from "@/lib/anchoring/describe-passage";
import type { Passage, PassageInput } from "@/lib/domain/passage";
import { Problem } from "@/lib/errors";
import { splitsSurrogatePair } from "@/lib/text/code-points";

const versions = prepared((read, { sourceVersions }, asked: Asks<"versionId" | "investigationId">) =>
  read
    .select({ sourceId: sourceVersions.sourceId, text: sourceVersions.text })
    .from(sourceVersions)
    .where(
      and(eq(sourceVersions.id, asked("versionId")), eq(sourceVersions.investigationId, asked("investigationId"))),
    ),
);

type Place = "investigationId" | "versionId" | "start" | "end";
const passagesThere = prepared((read, { passages }, asked: Asks<Place>) =>
  read
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
        eq(passages.investigationId, asked("investigationId")),
        eq(passages.versionId, asked("versionId")),
        eq(passages.start, asked("start")),
        eq(passages.end, asked("end")),
      ),
    ),
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
  const { text } = version;
  const isWhole = end <= text.length && !splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end);
  if (!isWhole || exact === "" || text.slice(start, end) !== exact) {
    throw new Problem("invalid", "The source does not say that at this place. Select the passage again.");
  }
  const { sourceId } = version;
  const [pointed] = await passagesThere(access, { investigationId, versionId, start, end });
  if (pointed) return { ...pointed, sourceId };
  const { prefix, suffix } = describePassage(text, { start, end });
  const selector = { id, versionId, start, end, exact, prefix, suffix, anchoring: "anchored" } as const;
  await insertRow(write, tables.passages, { ...selector, investigationId });
  return { ...selector, sourceId };
}
