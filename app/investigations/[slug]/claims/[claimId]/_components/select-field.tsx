import { Field } from "@/app/_components/field";

type Props<Value extends string> = Readonly<{
  label: string;
  values: readonly Value[];
  value: Value;
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
}>;

/** One of a short list. */
export function SelectField<Value extends string>({ label, values, value, nameOf, onChange }: Props<Value>) {
  return (
    <Field label={label}>
      {(ids) => (
        <select
          className="input"
          {...ids}
          value={value}
          onChange={({ target }) => onChange(values.find((offered) => offered === target.value) ?? value)}
        >
          {values.map((offered) => (
            <option key={offered} value={offered}>
              {nameOf(offered)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
