import Link from "next/link";
import { Button } from "@/app/_components/button";
import { PublishedDate } from "@/app/_components/published-date";
import { countedWords } from "@/app/_components/time-words";
import type { CapturedSource } from "./captured-source";
import type { Upload } from "./upload";

type Props = Readonly<{ upload: Upload; slug: string; onTryAgain: () => void }>;

/** One file: how far it is, then what was read in it, or why it was not taken. */
export function UploadRow({ upload: { name, state }, slug, onTryAgain }: Props) {
  return (
    <li className="upload" data-state={state.is}>
      {state.is === "added" ? (
        <AddedSource name={name} captured={state.captured} slug={slug} />
      ) : (
        <p className="upload-name" dir="auto">
          {name}
        </p>
      )}
      {state.is === "waiting" && <p className="muted">Waiting for the file before it</p>}
      {state.is === "sending" && (
        <p className="upload-progress muted">
          <progress value={state.share} aria-label={`Sending ${name}`} />
          {state.share < 1 ? "Sending" : "Reading"}
        </p>
      )}
      {state.is === "refused" && (
        <>
          <p className="upload-reason">
            <strong>Not added.</strong> {state.reason}
          </p>
          {state.mayTryAgain && (
            <Button size="small" onClick={onTryAgain}>
              Try again
            </Button>
          )}
        </>
      )}
    </li>
  );
}

type AddedProps = Readonly<{ name: string; captured: CapturedSource; slug: string }>;

function AddedSource({ name, captured: { sourceId, number, found }, slug }: AddedProps) {
  return (
    <>
      <div className="upload-head">
        <p className="upload-title" dir="auto">
          {found.title}
        </p>
        <Link href={`/investigations/${slug}/sources/${sourceId}`}>
          Open on the desk<span className="unseen">: {found.title}</span>
        </Link>
      </div>
      <p className="upload-found muted">
        <span>Source {number}</span>
        <bdi>{found.outlet ?? "outlet unknown"}</bdi>
        {found.author && <bdi>{found.author}</bdi>}
        <span>
          <PublishedDate published={found.published} />
          {found.published?.inferred && <span aria-hidden="true"> (inferred)</span>}
        </span>
        <span>{found.language ? languageName(found.language) : "language unknown"}</span>
        <span>{countedWords(found.blocks, "paragraph")}</span>
        {found.retold && <span className="chip">retold</span>}
      </p>
      {found.warnings.length > 0 && (
        <ul className="upload-warnings" aria-label={`What is uncertain in ${name}`}>
          {found.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {name !== found.title && <p className="upload-file muted">{name}</p>}
    </>
  );
}

/** "English" for `en`; a tag that is no language stays as it is. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
  } catch (thrown) {
    if (thrown instanceof RangeError) return tag;
    throw thrown;
  }
}
