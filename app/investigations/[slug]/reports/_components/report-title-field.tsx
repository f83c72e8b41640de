import { TextField } from "@/app/_components/text-field";
import { REPORT_TITLE_CODE_UNITS } from "@/lib/domain/report";

type Props = Readonly<{ title: string; onTitle: (title: string) => void }>;

export function ReportTitleField({ title, onTitle }: Props) {
  return (
    <TextField
      label="Title"
      name="title"
      required
      dir="auto"
      maxLength={REPORT_TITLE_CODE_UNITS}
      value={title}
      onChange={({ target }) => onTitle(target.value)}
    />
  );
}
