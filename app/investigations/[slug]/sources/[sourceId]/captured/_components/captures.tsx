import "./captures.css";
import Link from "next/link";
import { countedWords, momentWords } from "@/app/_components/time-words";
import type { Capture } from "@/db/queries/captures";
import type { PageResponse } from "@/lib/domain/page-response";
import type { SourceSummary } from "@/lib/domain/source";

type Props = Readonly<{ slug: string; source: SourceSummary; captures: readonly Capture[] }>;

/** Each version of a source with the file or address it came from, its hashes, and how the page answered. */
export function Captures({ slug, source, captures }: Props) {
  const root = `/investigations/${slug}/sources/${source.id}`;
  return (
    <main id="main" tabIndex={-1} className="page captures">
      <div className="page-head">
        <div>
          <h1>How it was captured</h1>
          <p className="lead" dir={source.direction}>
            <Link href={root}>{source.title}</Link>
          </p>
        </div>
      </div>
      <p className="muted">
        What came is kept byte by byte, and a version is never changed. Whoever has the same file can compare its
        SHA-256 with the one here.
      </p>
      {captures.map((capture) => (
        <section key={capture.number} aria-labelledby={`version-${capture.number}`}>
          <h2 id={`version-${capture.number}`}>
            <Link href={`${root}?version=${capture.number}`}>Version {capture.number}</Link>
          </h2>
          <dl>
            <dt>Captured</dt>
            <dd>{momentWords(capture.capturedAtMs)}</dd>
            <dt>From</dt>
            <dd dir="auto">{capture.capturedFrom}</dd>
            {capture.response && <Answered response={capture.response} />}
            <dt>The file</dt>
            <dd>
              {countedWords(capture.bytes, "byte")}, read as <code>{capture.mediaType}</code>{" "}
              <a
                href={`/api/investigations/${slug}/sources/${source.id}/original?version=${capture.number}`}
                download
                aria-label={`Download the file of version ${capture.number}`}
              >
                Download
              </a>
            </dd>
            <dt>SHA-256 of the file</dt>
            <dd>
              <code>{capture.originalSha256}</code>
            </dd>
            <dt>SHA-256 of the text</dt>
            <dd>
              <code>{capture.textSha256}</code>
            </dd>
          </dl>
          {capture.response && <Headers response={capture.response} number={capture.number} />}
        </section>
      ))}
    </main>
  );
}

function Answered({ response: { asked, address, status, fetchedAtMs } }: Readonly<{ response: PageResponse }>) {
  return (
    <>
      <dt>Asked for</dt>
      <dd dir="ltr">{asked}</dd>
      {address !== asked && (
        <>
          <dt>Led to</dt>
          <dd dir="ltr">{address}</dd>
        </>
      )}
      <dt>Answered</dt>
      <dd>
        {status}, {momentWords(fetchedAtMs)}
      </dd>
    </>
  );
}

function Headers({ response: { headers }, number }: Readonly<{ response: PageResponse; number: number }>) {
  if (headers.length === 0) return null;
  return (
    <details>
      <summary>{countedWords(headers.length, "header")} of the answer</summary>
      <div className="capture-headers">
        <table>
          <caption className="unseen">Headers of the answer that version {number} was read from</caption>
          <tbody>
            {headers.map(({ name, value }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and they never change
              <tr key={at}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
