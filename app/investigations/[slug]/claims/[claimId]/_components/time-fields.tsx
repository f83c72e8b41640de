import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/text-field";
import type { Occurrence } from "@/lib/domain/claim";
import { occurrenceInWords } from "@/lib/report/date-in-words";
import { headed } from "@/lib/report/in-words";
import type { ClaimDraft } from "./claim-draft";
import { hasTime, type Quotes, timeDraft, timeOf } from "./figures-read";
import { SelectField } from "./select-field";

type Props = Readonly<{ draft: ClaimDraft; quotes: Quotes; onChange: (part: Partial<ClaimDraft>) => void }>;

const precisions = ["day", "week", "month", "year", "unknown"] as const;

/** When it is said to have happened. What the quote says of it is offered, and filled in with one press. */
export function TimeFields({ draft, quotes, onChange }: Props) {
  const read = useTimeOf(quotes);
  const words = useRef<HTMLInputElement>(null);
  const offered = read && !hasTime(draft, read) ? read : null;
  return (
    <fieldset className="claim-fieldset">
      <legend>When</legend>
      <div className="claim-form-row">
        <TextField
          ref={words}
          label="In the source’s words"
          name="occurred"
          placeholder="last week"
          value={draft.occurredText}
          onChange={({ target }) => onChange({ occurredText: target.value })}
        />
        <TextField
          label="First day"
          name="from"
          type="date"
          value={draft.from}
          onChange={({ target }) => onChange({ from: target.value })}
        />
        <TextField
          label="Last day"
          name="to"
          type="date"
          value={draft.to}
          onChange={({ target }) => onChange({ to: target.value })}
        />
        <SelectField
          label="Known to the"
          values={precisions}
          value={draft.precision}
          nameOf={headed}
          onChange={(precision) => onChange({ precision })}
        />
      </div>
      {offered && (
        <p className="claim-offer">
          <span>
            The quote says when: <bdi>{occurrenceInWords(offered)}</bdi>
          </span>
          <Button
            size="small"
            onClick={() => {
              onChange(timeDraft(offered));
              words.current?.focus();
            }}
          >
            Use this time
          </Button>
        </p>
      )}
    </fieldset>
  );
}

/** Read once for each opening of the form; without a line it offers nothing. */
function useTimeOf(quotes: Quotes): Occurrence | null {
  const [time, setTime] = useState<Occurrence | null>(null);
  const [asOpened] = useState(quotes);
  useEffect(() => {
    let isHere = true;
    timeOf(asOpened)
      .then((found) => isHere && setTime(found))
      .catch(() => null);
    return () => {
      isHere = false;
    };
  }, [asOpened]);
  return time;
}
