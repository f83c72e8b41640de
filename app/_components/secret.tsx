import { CopyButton } from "./copy-button";

type Props = Readonly<{
  value: string;
  /** What it is, for who cannot see it. */
  label: string;
  copyLabel: string;
}>;

/** What is shown this once: a link or a token, selected whole when it has the focus, with a button that copies it. */
export function Secret({ value, label, copyLabel }: Props) {
  return (
    <div className="secret">
      <input className="input" readOnly value={value} aria-label={label} onFocus={({ target }) => target.select()} />
      <CopyButton text={value} label={copyLabel} />
    </div>
  );
}
