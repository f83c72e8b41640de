import { useId } from "react";

type Props<Value extends string> = Readonly<{
  legend: string;
  hint?: string;
  values: readonly Value[];
  value: Value | null;
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
}>;

/** One of a few, all in view; one must be chosen. */
export function ChoiceField<Value extends string>({ legend, hint, values, value, nameOf, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="field choice-field" aria-describedby={hint && `${name}-hint`}>
      <legend className="field-label">{legend}</legend>
      <div className="choices">
        {values.map((offered) => (
          <label key={offered}>
            <input type="radio" name={name} required checked={value === offered} onChange={() => onChange(offered)} />
            {nameOf(offered)}
          </label>
        ))}
      </div>
      {hint && (
        <div className="field-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
    </fieldset>
  );
}
