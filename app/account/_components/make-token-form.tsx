"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { Secret } from "@/app/_components/secret";
import { TextField } from "@/app/_components/text-field";
import { TOKEN_DAYS_AT_MOST, tokenDays } from "@/lib/domain/access-token";
import type { TokenScope } from "@/lib/policy/token-scopes";
import { type MadeTokenState, makeTokenAction } from "../tokens/actions";

type Props = Readonly<{ investigations: readonly Readonly<{ slug: string; title: string }>[] }>;

const scopeLabels: Readonly<Record<TokenScope, string>> = {
  read: "Read what is in the investigation",
  write: "Change it, as far as your role allows: never people or tokens",
  export: "Export reports",
};
const USUAL_DAYS = 30;

/** Makes a token, and shows it this once. */
export function MakeTokenForm({ investigations }: Props) {
  const [state, make, isUnderWay] = useActionState<MadeTokenState, FormData>(makeTokenAction, notSent);
  return (
    <>
      <form action={make} className="form token-form">
        {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
        <TextField
          label="Name"
          name="name"
          maxLength={80}
          hint="What will use it, such as “Nightly export”."
          required
        />
        <Field label="Investigation">
          {(ids) => (
            <select className="input" name="slug" {...ids}>
              {investigations.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset className="token-scopes">
          <legend>It may</legend>
          {Object.entries(scopeLabels).map(([scope, label]) => (
            <label key={scope}>
              <input type="checkbox" name="scope" value={scope} defaultChecked={scope === "read"} /> {label}
            </label>
          ))}
        </fieldset>
        <Field label="Expires after">
          {(ids) => (
            <select className="input" name="days" defaultValue={USUAL_DAYS} {...ids}>
              {tokenDays.map((days) => (
                <option key={days} value={days}>
                  {days === TOKEN_DAYS_AT_MOST ? "one year" : `${days} days`}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button type="submit" disabled={isUnderWay}>
          {isUnderWay ? "Making" : "Make a token"}
        </Button>
      </form>
      {state.ok === true && "token" in state && (
        <FormNotice tone="good">
          <p>
            The token “{state.name}”. It is shown this once: copy it now, and keep it where only the program reads it.
          </p>
          <Secret value={state.token} label="Access token" copyLabel="Copy token" />
        </FormNotice>
      )}
    </>
  );
}
