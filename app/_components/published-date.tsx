import type { Published } from "@/lib/domain/source";
import { publishedWords } from "./published-words";

/** When a source was published. An inferred date has a "~", which is also said in words. */
export function PublishedDate({ published }: Readonly<{ published: Published | null }>) {
  if (!published) return <span>undated</span>;
  return (
    <time dateTime={published.date} title={published.inferred ? "The date was inferred" : undefined}>
      {publishedWords(published)}
      {published.inferred && <span className="unseen"> (inferred)</span>}
    </time>
  );
}
