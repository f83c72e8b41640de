import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { Field } from "@/app/_components/field";
import { type ClaimType, claimTypes } from "@/lib/domain/claim";

type Props = Readonly<{ type: ClaimType | null; onType: (type: ClaimType | null) => void }>;

/** Claims of one type, or of every type. */
export function ClaimTypeFilter({ type, onType }: Props) {
  return (
    <Field label="Type">
      {(ids) => (
        <select
          className="input"
          {...ids}
          value={type ?? ""}
          onChange={({ target }) => onType(claimTypes.find((known) => known === target.value) ?? null)}
        >
          <option value="">Every type</option>
          {claimTypes.map((known) => (
            <option key={known} value={known}>
              {claimTypeNames[known]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
