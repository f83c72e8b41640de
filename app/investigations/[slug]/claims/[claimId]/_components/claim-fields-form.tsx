import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { Field } from "@/app/_components/field";
import { TextField } from "@/app/_components/text-field";
import { attributionManners, claimTypes, modalities, WORDING_CODE_UNITS } from "@/lib/domain/claim";
import { headed } from "@/lib/report/in-words";
import type { ClaimDraft } from "./claim-draft";
import type { Quotes } from "./figures-read";
import { QuantityRows } from "./quantity-rows";
import { SelectField } from "./select-field";
import { TimeFields } from "./time-fields";
import "./claim-fields.css";

type Props = Readonly<{ draft: ClaimDraft; quotes: Quotes; onChange: (part: Partial<ClaimDraft>) => void }>;

/** The fields of a claim: wording, figures, when, where, who is said to have said it, and how it is put. */
export function ClaimFieldsForm({ draft, quotes, onChange }: Props) {
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
      <QuantityRows quantities={draft.quantities} quotes={quotes} onChange={(quantities) => onChange({ quantities })} />
      <TimeFields draft={draft} quotes={quotes} onChange={onChange} />
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
