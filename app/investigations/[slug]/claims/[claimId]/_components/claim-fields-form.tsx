import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { Field } from "@/app/_components/field";
import { TextField } from "@/app/_components/text-field";
import { attributionManners, claimTypes, modalities, WORDING_CODE_UNITS } from "@/lib/domain/claim";
import { headed } from "@/lib/report/in-words";
import type { ClaimDraft } from "./claim-draft";
import { QuantityRows } from "./quantity-rows";
import { SelectField } from "./select-field";
import "./claim-fields.css";

type Props = Readonly<{ draft: ClaimDraft; onChange: (part: Partial<ClaimDraft>) => void }>;

const precisions = ["day", "week", "month", "year", "unknown"] as const;

/** The fields of a claim: wording, figures, when, where, who is said to have said it, and how it is put. */
export function ClaimFieldsForm({ draft, onChange }: Props) {
  return (
    <>
      <Field label="Wording" hint="One checkable statement, in your own words.">
        {(ids) => (
          <textarea
            className="input"
            {...ids}
            maxLength={WORDING_CODE_UNITS}
            value={draft.wording}
            onChange={({ target }) => onChange({ wording: target.value })}
          />
        )}
      </Field>
      <div className="claim-form-row">
        <SelectField
          label="Type"
          values={claimTypes}
          value={draft.type}
          nameOf={(type) => claimTypeNames[type]}
          onChange={(type) => onChange({ type })}
        />
        <SelectField
          label="Modality"
          values={modalities}
          value={draft.modality}
          nameOf={headed}
          onChange={(modality) => onChange({ modality })}
        />
      </div>
      <QuantityRows quantities={draft.quantities} onChange={(quantities) => onChange({ quantities })} />
      <fieldset className="claim-fieldset">
        <legend>When</legend>
        <div className="claim-form-row">
          <TextField
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
      </fieldset>
      <div className="claim-form-row">
        <TextField
          label="Where"
          name="place"
          maxLength={200}
          value={draft.place}
          onChange={({ target }) => onChange({ place: target.value })}
        />
        <TextField
          label="Attributed to"
          name="attribution"
          maxLength={200}
          value={draft.attributedTo}
          onChange={({ target }) => onChange({ attributedTo: target.value })}
        />
        <SelectField
          label="How"
          values={attributionManners}
          value={draft.how}
          nameOf={headed}
          onChange={(how) => onChange({ how })}
        />
      </div>
    </>
  );
}
