import { publishedWords } from "@/app/_components/published-words";
import type { SourceVersionId } from "@/lib/domain/ids";
import { type SourceSummary, versionOf } from "@/lib/domain/source";
import { translatedInWords } from "@/lib/report/translated-in-words";
import { type Pages, pagesInWords } from "@/lib/text/pages";

const HASH_DIGITS = 12;

/**
 * A passage as one line that can be pasted into a text and found again: words, source, paragraph, page
 * where it has pages, version and hash. Retold text is not put between quotation marks, since nobody said it so.
 */
export function citation(
  exact: string,
  source: SourceSummary,
  paragraph: number | null,
  pages: Pages | null,
  versionId: SourceVersionId = source.version.id,
): string {
  const words = exact.replace(/\s+/g, " ").trim();
  const where = [
    source.author,
    `“${source.title}”`,
    source.outlet,
    source.published && publishedWords(source.published),
  ];
  const place = [pages && pagesInWords(pages), paragraph !== null && `¶${paragraph}`];
  const { number, textSha256 } = versionOf(source, versionId) ?? source.version;
  const version = `version ${number}, text sha256 ${textSha256.slice(0, HASH_DIGITS)}…`;
  const translated = translatedInWords(source.translatedFrom);
  const quote = `${source.retold ? `${words} (retold)` : `“${words}”`}${translated ? ` (${translated})` : ""}`;
  return `${quote} — ${[...where, ...place].filter(Boolean).join(", ")} (${version})`;
}
