import "./source-acts.css";
import { TextField } from "@/app/_components/text-field";
import { SelectField } from "@/app/investigations/[slug]/claims/[claimId]/_components/select-field";
import { directions, reliabilities } from "@/lib/domain/source";
import { SOURCE_LINE_CODE_UNITS, SOURCE_URL_CODE_UNITS } from "@/lib/domain/source-changes";
import { sourceFieldNames } from "@/lib/report/source-field-in-words";
import type { SourceDraft } from "./source-draft";

type Props = Readonly<{ draft: SourceDraft; onChange: (part: Partial<SourceDraft>) => void }>;

const lines = ["outlet", "author", "descriptor"] as const;
const directionNames = { ltr: "Left to right", rtl: "Right to left" } as const;

/** The fields of a source. */
export function SourceFieldsForm({ draft, onChange }: Props) {
  return (
    <>
      <TextField
        label={sourceFieldNames.title}
        name="title"
        dir="auto"
        maxLength={SOURCE_LINE_CODE_UNITS}
        value={draft.title}
        onChange={({ target }) => onChange({ title: target.value })}
      />
      <div className="source-form-row">
        {lines.map((key) => (
          <TextField
            key={key}
            label={sourceFieldNames[key]}
            name={key}
            dir="auto"
            maxLength={SOURCE_LINE_CODE_UNITS}
            value={draft[key]}
            onChange={({ target }) => onChange({ [key]: target.value })}
          />
        ))}
      </div>
      <TextField
        label={sourceFieldNames.url}
        name="url"
        inputMode="url"
        dir="ltr"
        maxLength={SOURCE_URL_CODE_UNITS}
        value={draft.url}
        onChange={({ target }) => onChange({ url: target.value })}
      />
      <div className="source-form-row">
        <div className="source-date">
          <TextField
            label={sourceFieldNames.published}
            name="published"
            hint="2017-05-30, 2017-05 or 2017; empty when unknown."
            maxLength={10}
            value={draft.date}
            onChange={({ target }) => onChange({ date: target.value })}
          />
          <label className="source-inferred">
            <input
              type="checkbox"
              checked={draft.inferred}
              onChange={({ target }) => onChange({ inferred: target.checked })}
            />
            Inferred: the source does not say it itself
          </label>
        </div>
        <TextField
          label={sourceFieldNames.language}
          name="language"
          hint="A tag such as en or ar."
          maxLength={35}
          value={draft.language}
          onChange={({ target }) => onChange({ language: target.value })}
        />
        <TextField
          label={sourceFieldNames.translatedFrom}
          name="translatedFrom"
          hint="A tag too; empty for an original."
          maxLength={35}
          value={draft.translatedFrom}
          onChange={({ target }) => onChange({ translatedFrom: target.value })}
        />
        <SelectField
          label={sourceFieldNames.direction}
          values={directions}
          value={draft.direction}
          nameOf={(direction) => directionNames[direction]}
          onChange={(direction) => onChange({ direction })}
        />
        <SelectField
          label={sourceFieldNames.reliability}
          values={["", ...reliabilities]}
          value={draft.reliability}
          nameOf={(reliability) =>
            reliability === "" ? "Not judged" : `${reliability}${reliability === "F" ? ": cannot judge" : ""}`
          }
          onChange={(reliability) => onChange({ reliability })}
        />
      </div>
    </>
  );
}
