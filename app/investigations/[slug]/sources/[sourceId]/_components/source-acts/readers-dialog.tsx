"use client";

import { Button, buttonClass } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { Moment } from "@/app/_components/moment";
import { useDesk, useMe } from "@/app/_live/live-desk";
import { useDraft } from "@/app/investigations/[slug]/claims/[claimId]/_components/use-draft";
import type { ReadView } from "@/db/queries/readers";
import type { ReviewerId } from "@/lib/domain/ids";
import type { Reviewer } from "@/lib/domain/reviewer";
import type { SourceSummary } from "@/lib/domain/source";
import type { WayToRead } from "@/lib/domain/source-readers";

type Props = Readonly<{
  source: SourceSummary;
  /** Who read it, for managers, while it is confidential. */
  reads: readonly ReadView[] | null;
}>;

/** `seen` is who could know of it when this was begun. */
type Draft = Readonly<{ isConfidential: boolean; named: ReadonlySet<ReviewerId>; seen: readonly ReviewerId[] | null }>;

/** Who may know of a source: everybody here, or some by name. Whoever decides it stays among them. */
export function ReadersDialog({ source, reads }: Props) {
  const { reviewers } = useDesk();
  const me = useMe();
  const { draft, refusal, open, change, close, send } = useDraft<Draft>();
  const standing = source.readers ?? null;
  const people = Object.values(reviewers)
    .filter(({ id, role }) => role !== null || standing?.includes(id))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
  const begun = (): Draft => ({
    isConfidential: standing !== null,
    named: new Set([me.reviewerId, ...(standing ?? [])]),
    seen: standing,
  });
  const save = ({ isConfidential, named, seen }: Draft) => {
    const readers = isConfidential ? [...named] : null;
    if (isSame(readers, standing)) return close();
    const input = { sourceId: source.id, readers, seen: seen && [...seen] };
    void send({ name: "set-source-readers", input }, readers ? "The source is confidential." : "The source is open.");
  };
  return (
    <Dialog
      title="Who may know of this source"
      description="To everybody else it does not exist: not its name, its text, the claims made in it alone, nor what is said of them."
      shape="wide"
      open={draft !== null}
      onOpenChange={(isOpen) => (isOpen ? open(begun()) : close())}
      trigger={
        <button type="button" className={buttonClass("quiet", "small")}>
          {standing ? "Readers…" : "Confidential…"}
        </button>
      }
    >
      {draft && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            save(refusal?.code === "conflict" ? { ...draft, seen: standing } : draft);
          }}
        >
          {refusal && <FormNotice tone="bad">{refusal.message}</FormNotice>}
          <fieldset className="readers-choice">
            <legend className="unseen">Who may know of it</legend>
            <label>
              <input
                type="radio"
                name="confidential"
                checked={!draft.isConfidential}
                onChange={() => change({ isConfidential: false })}
              />
              Everybody in the investigation
            </label>
            <label>
              <input
                type="radio"
                name="confidential"
                checked={draft.isConfidential}
                onChange={() => change({ isConfidential: true })}
              />
              Only the people named here
            </label>
          </fieldset>
          {draft.isConfidential && (
            <>
              <ReaderList
                people={people}
                meId={me.reviewerId}
                named={draft.named}
                onChange={(named) => change({ named })}
              />
              <p className="muted readers-note">
                Reports and exports count it as “a confidential source”, without name and text, unless a manager decides
                otherwise. Managers who are not named do not see it, unless all its readers have left. What colleagues
                have read, exported or published before stays with them.
              </p>
              {reads && <Reads reads={reads} />}
            </>
          )}
          <div className="dialog-foot">
            <DialogClose render={<Button>Cancel</Button>} />
            <Button type="submit" tone="primary">
              {draft.isConfidential ? "Keep it among these" : standing ? "Open it to everybody" : "Leave it open"}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

type ListProps = Readonly<{
  people: readonly Reviewer[];
  meId: ReviewerId;
  named: ReadonlySet<ReviewerId>;
  onChange: (named: ReadonlySet<ReviewerId>) => void;
}>;

function ReaderList({ people, meId, named, onChange }: ListProps) {
  return (
    <fieldset className="readers-list">
      <legend>Readers</legend>
      {people.map(({ id, name, role }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={named.has(id)}
            disabled={id === meId}
            onChange={({ target }) =>
              onChange(new Set(target.checked ? [...named, id] : [...named].filter((other) => other !== id)))
            }
          />
          <span dir="auto">{name}</span>
          <span className="muted">{id === meId ? "you" : (role ?? "no longer here")}</span>
        </label>
      ))}
    </fieldset>
  );
}

const ways: Readonly<Record<WayToRead, string>> = {
  desk: "on the desk",
  versions: "an earlier version",
  export: "in an export",
  program: "by a program",
};

/** Who read it, once an hour for each. */
function Reads({ reads }: Readonly<{ reads: readonly ReadView[] }>) {
  return (
    <details className="readers-reads">
      <summary>{reads.length === 0 ? "Nobody has read it yet" : `Read ${counted(reads.length)}`}</summary>
      <ul>
        {reads.map(({ name, readAtMs, way }) => (
          <li key={`${name} ${readAtMs}`}>
            <bdi>{name}</bdi>, {ways[way]}, <Moment atMs={readAtMs} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const counted = (reads: number) => (reads === 1 ? "once" : `${reads} times`);

const isSame = (one: readonly string[] | null, other: readonly string[] | null) =>
  (one && [...one].sort().join()) === (other && [...other].sort().join());
