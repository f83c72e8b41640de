import type { ComponentPropsWithRef } from "react";
import { PASSWORD_CODE_UNITS } from "@/lib/domain/account";
import { TextField } from "./text-field";

type Props = Readonly<{
  label?: string;
  /** Of an account that is there: beside it for password managers, which keep the two together. */
  email?: string;
}> &
  Omit<ComponentPropsWithRef<"input">, "type" | "name">;

/** A password that is chosen now, with what it has to be. */
export function NewPasswordField({ label = "New password", email, ...input }: Props) {
  return (
    <>
      {email !== undefined && (
        <input type="email" name="email" autoComplete="username" defaultValue={email} hidden readOnly />
      )}
      <TextField
        label={label}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={`At least ${PASSWORD_CODE_UNITS.least} characters. Several unrelated words are easy to keep in mind.`}
        minLength={PASSWORD_CODE_UNITS.least}
        required
        {...input}
      />
    </>
  );
}
