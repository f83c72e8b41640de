import { Field } from "./field";

type Group<Value extends string> = Readonly<{ name?: string; options: readonly (readonly [Value, string])[] }>;
type Props<Value extends string> = Readonly<{
  label: string;
  /** What no choice is called; without it, there is always one. */
  every?: string;
  value: Value | null;
  groups: readonly Group<Value>[];
  onValue: (value: Value | null) => void;
}>;

/** One of a few values, or none of them. */
export function ChoiceSelect<Value extends string>({ label, every, value, groups, onValue }: Props<Value>) {
  const all = groups.flatMap(({ options }) => options.map(([known]) => known));
  return (
    <Field label={label}>
      {(ids) => (
        <select
          className="input"
          {...ids}
          value={value ?? ""}
          onChange={({ target }) => onValue(all.find((known) => known === target.value) ?? null)}
        >
          {every !== undefined && <option value="">{every}</option>}
          {groups.map(({ name, options }) => {
            const shown = options.map(([known, words]) => (
              <option key={known} value={known}>
                {words}
              </option>
            ));
            return name === undefined ? (
              shown
            ) : (
              <optgroup key={name} label={name}>
                {shown}
              </optgroup>
            );
          })}
        </select>
      )}
    </Field>
  );
}
