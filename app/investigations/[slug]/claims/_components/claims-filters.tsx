import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { Field } from "@/app/_components/field";
import { TextField } from "@/app/_components/text-field";
import { verdicts } from "@/lib/domain/assessment";
import { claimStates, claimTypes } from "@/lib/domain/claim";
import { headed } from "@/lib/report/in-words";
import type { Choice } from "./chosen-claims";

type Props = Readonly<{ choice: Choice; onChoice: (choice: Choice) => void }>;

/** What of the claims to show. Takes effect as it is chosen. */
export function ClaimsFilters({ choice, onChoice }: Props) {
  return (
    <search className="claims-filters">
      <TextField
        label="Search"
        name="words"
        type="search"
        placeholder="Words, a figure, #3"
        value={choice.words}
        onChange={({ target }) => onChoice({ ...choice, words: target.value })}
      />
      <Field label="Type">
        {(ids) => (
          <select
            className="input"
            {...ids}
            value={choice.type ?? ""}
            onChange={({ target }) =>
              onChoice({ ...choice, type: claimTypes.find((type) => type === target.value) ?? null })
            }
          >
            <option value="">Every type</option>
            {claimTypes.map((type) => (
              <option key={type} value={type}>
                {claimTypeNames[type]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="State or verdict">
        {(ids) => (
          <select
            className="input"
            {...ids}
            value={choice.standing ?? ""}
            onChange={({ target }) =>
              onChoice({
                ...choice,
                standing: [...claimStates, ...verdicts].find((standing) => standing === target.value) ?? null,
              })
            }
          >
            <option value="">Any</option>
            <optgroup label="State">
              {claimStates.map((state) => (
                <option key={state} value={state}>
                  {headed(state)}
                </option>
              ))}
            </optgroup>
            <optgroup label="Verdict">
              {verdicts.map((verdict) => (
                <option key={verdict} value={verdict}>
                  {headed(verdict)}
                </option>
              ))}
            </optgroup>
          </select>
        )}
      </Field>
      <label className="claims-tick">
        <input
          type="checkbox"
          checked={choice.contestedOnly}
          onChange={({ target }) => onChoice({ ...choice, contestedOnly: target.checked })}
        />
        Contested only
      </label>
      <label className="claims-tick">
        <input
          type="checkbox"
          checked={choice.withWithdrawn}
          onChange={({ target }) => onChoice({ ...choice, withWithdrawn: target.checked })}
        />
        Withdrawn too
      </label>
    </search>
  );
}
