import { Button, buttonClass } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import { NoteField } from "../[claimId]/_components/note-field";
import { useDraft } from "../[claimId]/_components/use-draft";

type Draft = Readonly<{ intoId: ClaimId; reason: string }>;

type Props = Readonly<{
  one: Claim;
  other: Claim;
  /** Whether both stand. It stays mounted when they do not: what is refused comes back with what was typed. */
  isPossible: boolean;
  /** It was done: one of the two is no claim to choose any more. */
  onMerged: () => void;
}>;

/** Two claims that turn out to be one: which of them stays, and why they are one. */
export function MergeTwo({ one, other, isPossible, onMerged }: Props) {
  const { draft, refusal, open, change, close, send } = useDraft<Draft>();
  const [into, from] = draft?.intoId === other.id ? [other, one] : [one, other];
  return (
    <Dialog
      title={`Merge claims ${one.number} and ${other.number}`}
      description="Passages and evidence go to the one that stays, with who recorded them. Assessments stay with the claim they judge. It can be undone."
      open={draft !== null}
      onOpenChange={(isOpen) => (isOpen ? open({ intoId: one.id, reason: "" }) : close())}
      trigger={
        <button type="button" className={buttonClass("plain", "small")} hidden={!isPossible}>
          Merge…
        </button>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!draft) return;
          const input = { claimId: from.id, intoId: into.id, reason: draft.reason };
          const said = `Claim ${from.number} merged into claim ${into.number}.`;
          void send({ name: "merge-claims", input }, said).then((isMerged) => isMerged && onMerged());
        }}
      >
        {refusal && <FormNotice tone="bad">{refusal.message}</FormNotice>}
        <fieldset className="field">
          <legend className="field-label">Which one stays?</legend>
          {[one, other].map(({ id, number, wording }) => (
            <label key={id} className="claims-stays">
              <input type="radio" name="into" checked={into.id === id} onChange={() => change({ intoId: id })} />
              <span>
                {number} · <bdi>{wording}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
        <NoteField
          label="Why are they one?"
          isRequired
          value={draft?.reason ?? ""}
          onChange={(reason) => change({ reason })}
        />
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary">
            Merge claims
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
