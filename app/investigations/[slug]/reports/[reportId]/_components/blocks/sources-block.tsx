import Link from "next/link";
import { publishedWords } from "@/app/_components/published-words";
import { useDesk } from "@/app/_live/live-desk";
import { translatedInWords } from "@/lib/report/translated-in-words";
import { useDeskOf } from "./use-desk-of";

/** Every source that the report's claims rest on, with its reliability and the hash of its text. */
export function SourcesBlock() {
  const { slug } = useDesk().investigation;
  const sources = Object.values(useDeskOf(null).sources).sort((one, other) => one.number - other.number);
  if (sources.length === 0) return <p className="muted">The report cites no source yet.</p>;
  return (
    <div className="report-scroll">
      <table className="report-sources">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">Source</th>
            <th scope="col">Reliability</th>
            <th scope="col">SHA-256 of its text</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.id}>
              <td className="num">{source.number}</td>
              <td>
                <Link href={`/investigations/${slug}/sources/${source.id}`} dir={source.direction}>
                  {source.title}
                </Link>
                <span className="muted">
                  {" "}
                  <bdi>{source.outlet}</bdi>, {publishedWords(source.published)}, version {source.version.number}
                  {source.retold && " · retold"}
                  {source.translatedFrom && ` · ${translatedInWords(source.translatedFrom)}`}
                </span>
              </td>
              <td>{source.reliability ?? "not graded"}</td>
              <td>
                <code title={source.version.textSha256}>{source.version.textSha256.slice(0, 12)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
