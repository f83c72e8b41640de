import Link from "next/link";
import { publishedWords } from "@/app/_components/published-words";
import { useDesk } from "@/app/_live/live-desk";
import type { Located } from "@/lib/live/claim-view";
import { translatedInWords } from "@/lib/report/translated-in-words";
import { useReportContext } from "../report-context";

/** Where a passage stands, in the words of a footnote; leads to it on the desk. */
export function Citation({ passage, source }: Located) {
  const { slug } = useDesk().investigation;
  const stands = useReportContext().places[passage.id];
  const isPresent = passage.versionId === source.version.id;
  return (
    <p className="report-citation muted">
      <Link href={`/investigations/${slug}/sources/${source.id}?passage=${passage.id}`}>
        <bdi>{source.outlet ?? source.title}</bdi>
        {stands && ` ¶${stands.paragraph}`}
      </Link>
      {`, ${publishedWords(source.published)} · `}
      {isPresent ? `version ${source.version.number}` : "an earlier version"}
      {source.retold && " · retold"}
      {source.translatedFrom && ` · ${translatedInWords(source.translatedFrom)}`}
      {passage.anchoring !== "anchored" && ` · ${passage.anchoring}`}
    </p>
  );
}
