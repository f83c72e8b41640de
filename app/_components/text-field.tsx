import type { ComponentPropsWithRef, ReactNode } from "react";
import { Field } from "./field";

type Props = Readonly<{ label: string; name: string; hint?: ReactNode; error?: string | undefined }> &
  ComponentPropsWithRef<"input">;

/** One line of text with its label, hint and error. */
export function TextField({ label, hint, error, ...input }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <input className="input" type="text" {...input} {...ids} />}
    </Field>
  );
}
