import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { TextField } from "@/app/_components/text-field";
import { newId } from "@/app/_live/new-id";
import { type ClaimsChoice, claimsParams } from "@/lib/domain/claims-choice";
import type { SavedViewId } from "@/lib/domain/ids";
import { VIEW_NAME_CODE_UNITS } from "@/lib/domain/saved-view";
import type { DraftState } from "../[claimId]/_components/use-draft";

export type NamedView = Readonly<{ name: string }>;

type Props = Readonly<{
  naming: DraftState<NamedView>;
  choice: ClaimsChoice;
  onSaved: (viewId: SavedViewId) => void;
}>;

/** Asks for the name of a view. Refused, it comes back with what was typed. */
export function SaveViewDialog({ naming, choice, onSaved }: Props) {
  const { draft, refusal, change, close, send } = naming;
  return (
    <Dialog
      title="Save this view"
      description="Everybody in the investigation can choose it: these filters, in this order."
      open={draft !== null}
      onOpenChange={(isOpen) => isOpen || close()}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!draft) return;
          const viewId = newId("viw");
          const input = { viewId, name: draft.name, params: claimsParams(choice) };
          void send({ name: "save-view", input }, `View “${draft.name.trim()}” saved.`);
          onSaved(viewId);
        }}
      >
        {refusal && <FormNotice tone="bad">{refusal.message}</FormNotice>}
        <TextField
          label="Name"
          name="name"
          required
          maxLength={VIEW_NAME_CODE_UNITS}
          value={draft?.name ?? ""}
          onChange={({ target }) => change({ name: target.value })}
        />
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary">
            Save view
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
