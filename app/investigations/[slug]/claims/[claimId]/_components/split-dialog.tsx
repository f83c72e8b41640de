"use client";

import { Button, buttonClass } from "@/app/_components/button";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { newId } from "@/app/_live/new-id";
import { type ClaimType, claimTypes } from "@/lib/domain/claim";
import type { AppearanceId, EvidenceLinkId } from "@/lib/domain/ids";
import type { ClaimView } from "@/lib/live/claim-view";
import { NoteField } from "./note-field";
import { useDraft } from "./use-draft";

type Draft = Readonly<{
  wording: string;
  type: ClaimType;
  appearanceIds: readonly AppearanceId[];
  linkIds: readonly EvidenceLinkId[];
}>;

/** One claim that turns out to be two: the chosen passages and evidence go to a new one. */
export function SplitDialog({ view }: Readonly<{ view: ClaimView }>) {
  const { draft, refusal, open, change, close, send } = useDraft<Draft>();
  const { claim, appearances, evidence } = view;
  const chosen = draft?.appearanceIds.length ?? 0;
  const isPossible = chosen > 0 && chosen < appearances.length;
  return (
    <Dialog
      title={`Split claim ${claim.number}`}
      description="Choose what the new claim is made of. At least one passage goes, and one stays. It can be undone."
      shape="wide"
      open={draft !== null}
      onOpenChange={(isOpen) =>
        isOpen ? open({ wording: claim.wording, type: claim.type, appearanceIds: [], linkIds: [] }) : close()
      }
      trigger={
        <button type="button" className={buttonClass("quiet")}>
          Split…
        </button>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!draft || !isPossible) return;
          const input = { claimId: claim.id, newClaimId: newId("clm"), ...draft };
          send({ name: "split-claim", input: { ...input, ...lists(draft) } }, "Claim split.");
        }}
      >
        {refusal && <FormNotice tone="bad">{refusal.message}</FormNotice>}
        <NoteField
          label="Wording of the new claim"
          isRequired
          value={draft?.wording ?? ""}
          onChange={(wording) => change({ wording })}
        />
        <Field label="Type">
          {(ids) => (
            <select
              className="input"
              {...ids}
              value={draft?.type ?? claim.type}
              onChange={({ target }) =>
                change({ type: claimTypes.find((type) => type === target.value) ?? claim.type })
              }
            >
              {claimTypes.map((type) => (
                <option key={type} value={type}>
                  {claimTypeNames[type]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Choices
          legend="Passages that make it"
          items={appearances.map(({ appearance, passage }) => ({ id: appearance.id, words: passage.exact }))}
          chosen={draft?.appearanceIds ?? []}
          onChoose={(appearanceIds) => change({ appearanceIds })}
        />
        {evidence.length > 0 && (
          <Choices
            legend="Evidence that goes along"
            items={evidence.map(({ link, passage }) => ({ id: link.id, words: `${link.relation}: ${passage.exact}` }))}
            chosen={draft?.linkIds ?? []}
            onChoose={(linkIds) => change({ linkIds })}
          />
        )}
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary" disabled={!isPossible}>
            Split claim
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const lists = ({ appearanceIds, linkIds }: Draft) => ({ appearanceIds: [...appearanceIds], linkIds: [...linkIds] });

type ChoicesProps<Id extends string> = Readonly<{
  legend: string;
  items: readonly Readonly<{ id: Id; words: string }>[];
  chosen: readonly Id[];
  onChoose: (chosen: readonly Id[]) => void;
}>;

function Choices<Id extends string>({ legend, items, chosen, onChoose }: ChoicesProps<Id>) {
  return (
    <fieldset className="field">
      <legend className="field-label">{legend}</legend>
      <div className="split-choices">
        {items.map(({ id, words }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) =>
                onChoose(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            />
            <span dir="auto">{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
