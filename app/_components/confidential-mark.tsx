import "./confidential-mark.css";

type Props = Readonly<{
  /** How many may know of it; without it the mark is the lock alone, with its name for who does not see it. */
  readers?: number;
}>;

/** Stands wherever the title of a confidential source stands. */
export function ConfidentialMark({ readers }: Props) {
  return (
    <span className="confidential-mark" data-short={readers === undefined || undefined} dir="ltr" title="Confidential">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M3.5 5V3.6a2.5 2.5 0 0 1 5 0V5" fill="none" stroke="currentColor" strokeWidth="1.2" />
        <rect x="2" y="5" width="8" height="6" rx="1.2" fill="currentColor" />
      </svg>
      {readers === undefined ? (
        <span className="unseen">Confidential: </span>
      ) : (
        <span>Confidential · {readers === 1 ? "1 reader" : `${readers} readers`}</span>
      )}
    </span>
  );
}
