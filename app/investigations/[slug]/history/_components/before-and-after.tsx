import Link from "next/link";
import type { Run } from "@/lib/text/word-difference";
import type { MarkedChange } from "./event-changes";
import type { ShownEvent } from "./shown-event";

type Props = Readonly<{ event: ShownEvent; slug: string }>;

/** What an event changed, and the ways to how everything stood before it and after. Folded. */
export function BeforeAndAfter({ event: { seq, words, changes }, slug }: Props) {
  const root = `/investigations/${slug}/history`;
  const ofClaim = words.thing?.path.startsWith("/claims/") ? words.thing : null;
  return (
    <details className="event-more">
      <summary>
        Before and after<span className="unseen"> of event {seq}</span>
      </summary>
      {changes.map((change) => (
        <ChangeOf key={change.what} {...change} />
      ))}
      <ul className="event-ways">
        {ofClaim && seq > 1 && (
          <li>
            <Link href={`${root}/${seq - 1}${ofClaim.path}`}>{capital(ofClaim.name)} as it was before</Link>
          </li>
        )}
        {ofClaim && (
          <li>
            <Link href={`${root}/${seq}${ofClaim.path}`}>{capital(ofClaim.name)} as it was after</Link>
          </li>
        )}
        <li>
          <Link href={`${root}/${seq}`}>
            All claims as they were after<span className="unseen"> event {seq}</span>
          </Link>
        </li>
      </ul>
    </details>
  );
}

type ChangeProps = MarkedChange & Readonly<{ sides?: readonly [string, string] }>;

/** One thing before and after, with the words marked that differ. */
export function ChangeOf({ what, before, after, sides }: ChangeProps) {
  const [was, is] = sides ?? ["Before", before ? "After" : "Given"];
  const nothing = <span className="muted">Nothing</span>;
  return (
    <div className="change">
      <h3>{what}</h3>
      <dl>
        {(before || sides) && (
          <div>
            <dt>{was}</dt>
            <dd dir="auto">{before ? runsOf(before, "del") : nothing}</dd>
          </div>
        )}
        <div>
          <dt>{is}</dt>
          <dd dir="auto">{after ? runsOf(after, "ins") : nothing}</dd>
        </div>
      </dl>
    </div>
  );
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function runsOf(runs: readonly Run[], Mark: "del" | "ins") {
  // A run is told by where it begins, which no other run shares.
  const placed = runs.map((run, n) => ({
    ...run,
    start: runs.slice(0, n).reduce((length, { text }) => length + text.length, 0),
  }));
  return placed.map(({ text, isSame, start }) => (isSame ? text : <Mark key={start}>{text}</Mark>));
}
