import Link from "next/link";
import { Moment } from "@/app/_components/moment";
import { countedWords } from "@/app/_components/time-words";
import type { InvestigationRow } from "@/db/queries/unscoped";

type Props = Readonly<{
  /** `hereNow`: how many others have it open. */
  investigations: readonly (InvestigationRow & Readonly<{ hereNow: number }>)[];
  nowMs: number;
}>;

/** One's investigations: the question, what is in it, what is open, who is there, and when something last happened. */
export function InvestigationList({ investigations, nowMs }: Props) {
  return (
    <ul className="investigation-list">
      {investigations.map(
        ({ id, slug, title, question, role, sources, claims, openContested, hereNow, lastActivityAtMs }) => (
          <li key={id}>
            <h2>
              <Link className="covering" href={`/investigations/${slug}`}>
                {title}
              </Link>
            </h2>
            {question && <p>{question}</p>}
            <ul className="counts" aria-label="In numbers">
              <li>{countedWords(sources, "source")}</li>
              <li>{countedWords(claims, "claim")}</li>
              {openContested > 0 && (
                <li className="contradicts">{countedWords(openContested, "open contested claim")}</li>
              )}
              {hereNow > 0 && <li className="here-now">{countedWords(hereNow, "colleague")} here now</li>}
              <li className="muted">you are its {role}</li>
              <li className="muted">
                last change <Moment atMs={lastActivityAtMs} nowMs={nowMs} />
              </li>
            </ul>
          </li>
        ),
      )}
    </ul>
  );
}
