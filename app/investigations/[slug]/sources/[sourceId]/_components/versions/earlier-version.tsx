import "./versions.css";
import Link from "next/link";
import { buttonClass } from "@/app/_components/button";
import { PublishedDate } from "@/app/_components/published-date";
import { dayWords } from "@/app/_components/time-words";
import type { VersionView } from "@/db/queries/versions";
import type { Claim } from "@/lib/domain/claim";
import type { SourceSummary, SourceText } from "@/lib/domain/source";
import { cutAtMarks, type Mark } from "@/lib/text/cut-at-marks";

type Props = Readonly<{
  root: string;
  source: SourceSummary;
  version: VersionView;
  text: SourceText;
  /** What was marked in it, each with the claim it stands under. */
  marks: readonly Mark<Claim>[];
}>;

/** An earlier version of a source as it was captured, with what was marked in it: to read, and not to change. */
export function EarlierVersion({ root, source, version, text, marks }: Props) {
  const path = `${root}/sources/${source.id}`;
  const paragraphs = text.blocks.filter(({ kind }) => kind !== "page-break");
  return (
    <main id="main" tabIndex={-1} className="page earlier-version">
      <header>
        <h1 dir={source.direction} lang={source.language ?? undefined}>
          {source.title}
        </h1>
        <p className="article-meta">
          {source.outlet && <span dir="auto">{source.outlet}</span>}
          <PublishedDate published={source.published} />
          <span className="chip">
            version {version.number} · {version.textSha256.slice(0, 6)}…
          </span>
          <span>captured {dayWords(version.capturedAtMs)}</span>
        </p>
        <div className="notice">
          <strong>This is an earlier version, to be read only.</strong>{" "}
          <span>Version {source.version.number} is the present one.</span>
          <span className="page-actions">
            <Link className={buttonClass("plain", "small")} href={path}>
              Read version {source.version.number}
            </Link>
            <Link
              className={buttonClass("plain", "small")}
              href={`${path}/changes?from=${version.number}&to=${source.version.number}`}
            >
              What changed
            </Link>
          </span>
        </div>
      </header>
      <article className="earlier-text" dir={source.direction} lang={source.language ?? undefined}>
        {paragraphs.map(({ kind, start, end }, n) => {
          const Block = kind === "heading" ? "h2" : "p";
          return (
            <Block key={start}>
              <span className="earlier-number num" aria-hidden="true">
                {n + 1}
              </span>
              {cutAtMarks(text.text, { start, end }, marks).map(({ start: at, words, of: [claim, ...others] }) =>
                claim ? (
                  <Link
                    key={at}
                    className="earlier-mark"
                    data-type={claim.type}
                    href={`${root}/claims/${claim.id}`}
                    title={[claim, ...others].map(({ number, wording }) => `#${number} ${wording}`).join("\n")}
                    prefetch={false}
                  >
                    {words}
                  </Link>
                ) : (
                  words
                ),
              )}
            </Block>
          );
        })}
      </article>
    </main>
  );
}
