"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { TextField } from "@/app/_components/text-field";
import { useDesk } from "@/app/_live/live-desk";
import type { ClaimId, PassageId } from "@/lib/domain/ids";
import { claimViews } from "@/lib/live/claim-view";
import { useReportContext } from "./report-context";

type Props = Readonly<{ onChoose: (claimId: ClaimId, passageId: PassageId) => void; onClose: () => void }>;

/** More than anybody reads in a list; words narrow it. */
const SHOWN = 50;

/** Asks for a passage of the claims that the report names. */
export function ChooseQuotationDialog({ onChoose, onClose }: Props) {
  const desk = useDesk();
  const { claimIds } = useReportContext();
  const [words, setWords] = useState("");
  const wanted = words.trim().toLocaleLowerCase();
  const passages = claimViews(desk)
    .filter(({ claim }) => claimIds.has(claim.id))
    .flatMap(({ claim, appearances, evidence }) =>
      [...appearances, ...evidence].map(({ passage, source }) => ({ claim, passage, source })),
    );
  const found = passages.filter(({ claim, passage, source }) =>
    `#${claim.number} ${passage.exact} ${source.outlet ?? source.title}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <Dialog
      title="Quote a passage"
      description="Of the claims that this report names. Put a claim in first, and its passages can be quoted."
      shape="wide"
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <form className="form" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label="Words, outlet or #claim"
          name="words"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <ul className="choose-passages" aria-label="Passages">
          {found.slice(0, SHOWN).map(({ claim, passage, source }) => (
            <li key={`${claim.id} ${passage.id}`}>
              <button type="button" onClick={() => onChoose(claim.id, passage.id)}>
                <span dir={source.direction} lang={source.language ?? undefined}>
                  {passage.exact}
                </span>
                <span className="muted">
                  <bdi>{source.outlet ?? source.title}</bdi>, on claim {claim.number}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="muted">No passage of these claims has these words.</p>}
        {found.length > SHOWN && <p className="muted">And {found.length - SHOWN} more: words narrow the list.</p>}
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
        </div>
      </form>
    </Dialog>
  );
}
