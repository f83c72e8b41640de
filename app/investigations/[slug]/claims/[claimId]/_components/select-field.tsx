import { ChoiceSelect } from "@/app/_components/choice-select";

type Props<Value extends string> = Readonly<{
  label: string;
  values: readonly Value[];
  value: Value;
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
}>;

/** One of a short list. */
export function SelectField<Value extends string>({ label, values, value, nameOf, onChange }: Props<Value>) {
  const options = values.map((offered) => [offered, nameOf(offered)] as const);
  return (
    <ChoiceSelect
      label={label}
      value={value}
      groups={[{ options }]}
      onValue={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}
