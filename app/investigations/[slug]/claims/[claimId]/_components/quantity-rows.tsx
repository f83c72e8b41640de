import { useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/text-field";
import { type QuantityDraft, quantityDraft } from "./claim-draft";
import { type Quotes, withFiguresOf } from "./figures-read";

type Props = Readonly<{
  quotes: Quotes;
  quantities: readonly QuantityDraft[];
  onChange: (quantities: readonly QuantityDraft[]) => void;
}>;

type TextPart = Exclude<keyof QuantityDraft, "key" | "approximate">;
const parts: readonly Readonly<{ part: TextPart; label: string; placeholder: string; isNumber?: true }>[] = [
  { part: "comparator", label: "As written", placeholder: "up to" },
  { part: "min", label: "At least", placeholder: "", isNumber: true },
  { part: "max", label: "At most", placeholder: "4", isNumber: true },
  { part: "unit", label: "Unit", placeholder: "km" },
  { part: "object", label: "Of what", placeholder: "tank" },
  { part: "status", label: "Status", placeholder: "destroyed" },
];

/** The figures of a claim, a row each. Competing figures stand side by side; an unknown end stays empty. */
export function QuantityRows({ quantities, quotes, onChange }: Props) {
  const made = useRef(quantities.length);
  const [outcome, setOutcome] = useState("");
  /** The row that was added by hand: its first field is next. */
  const [added, setAdded] = useState<string | null>(null);
  const set = (key: string, part: Partial<QuantityDraft>) =>
    onChange(quantities.map((quantity) => (quantity.key === key ? { ...quantity, ...part } : quantity)));
  const add = () => {
    made.current += 1;
    const row = quantityDraft(null, made.current);
    setAdded(row.key);
    onChange([...quantities, row]);
  };
  const read = () => {
    const { rows, added } = withFiguresOf(quotes, quantities, made.current);
    made.current += added;
    onChange(rows);
    const said =
      added === 0 ? "No other figure in the quote." : `${added === 1 ? "1 figure" : `${added} figures`} read.`;
    setOutcome(said);
  };
  return (
    <fieldset className="claim-fieldset">
      <legend>Figures</legend>
      {quantities.length === 0 && <p className="field-hint muted">No figure. An end that is unknown is left empty.</p>}
      {quantities.map((quantity, index) => (
        <fieldset className="quantity-row" key={quantity.key}>
          <legend className="unseen">Figure {index + 1}</legend>
          {parts.map(({ part, label, placeholder, isNumber }) => (
            <TextField
              key={part}
              label={label}
              name={part}
              autoFocus={part === "comparator" && quantity.key === added}
              placeholder={placeholder}
              inputMode={isNumber ? "decimal" : "text"}
              value={quantity[part]}
              onChange={({ target }) => set(quantity.key, { [part]: target.value })}
            />
          ))}
          <label className="quantity-about">
            <input
              type="checkbox"
              checked={quantity.approximate}
              onChange={({ target }) => set(quantity.key, { approximate: target.checked })}
            />
            Approximate
          </label>
          <Button
            tone="quiet"
            size="small"
            aria-label={`Remove figure ${index + 1}`}
            onClick={() => onChange(quantities.filter(({ key }) => key !== quantity.key))}
          >
            Remove
          </Button>
        </fieldset>
      ))}
      <div className="claim-offer">
        <Button size="small" onClick={read} disabled={quantities.length >= 20}>
          Read figures from the quote
        </Button>
        <Button size="small" onClick={add} disabled={quantities.length >= 20}>
          Add a figure
        </Button>
        <span className="muted" role="status">
          {outcome}
        </span>
      </div>
    </fieldset>
  );
}
