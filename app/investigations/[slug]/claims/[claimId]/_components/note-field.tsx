import { Field } from "@/app/_components/field";
import { NOTE_CODE_UNITS } from "@/lib/domain/claim";

type Props = Readonly<{
  label: string;
  hint?: string;
  isRequired?: boolean;
  value: string;
  onChange: (value: string) => void;
}>;

/** A few sentences: a rationale, a dissent. */
export function NoteField({ label, hint, isRequired = false, value, onChange }: Props) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <textarea
          className="input"
          {...ids}
          dir="auto"
          required={isRequired}
          maxLength={NOTE_CODE_UNITS}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
