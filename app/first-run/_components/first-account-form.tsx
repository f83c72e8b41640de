"use client";

import { NewAccountForm } from "@/app/_components/new-account-form";
import { openFirstAccountAction } from "../actions";

/** The first account; then straight to the investigations. */
export function FirstAccountForm({ token }: Readonly<{ token: string }>) {
  return (
    <NewAccountForm
      action={openFirstAccountAction.bind(null, token)}
      next="/investigations"
      submitLabel="Open the account"
    />
  );
}
