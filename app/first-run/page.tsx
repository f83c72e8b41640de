import type { Metadata } from "next";
import Link from "next/link";
import { Alone } from "@/app/_components/alone";
import { buttonClass } from "@/app/_components/button";
import { anyAccounts, isFirstRunToken } from "@/app/_server/unscoped";
import { FirstAccountForm } from "./_components/first-account-form";

export const metadata: Metadata = { title: "First account" };

type Props = Readonly<{ searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }>;

/** Opened once, by the token the start printed; closed for ever after. */
export default async function FirstRunPage({ searchParams }: Props) {
  const { token } = await searchParams;
  if (await anyAccounts()) {
    return (
      <Alone title="This page is closed" lead="The first account exists, so nobody can be made manager here any more.">
        <Link className={buttonClass("primary", "large")} href="/sign-in">
          Sign in
        </Link>
      </Alone>
    );
  }
  if (typeof token !== "string" || !(await isFirstRunToken(token))) {
    return (
      <Alone title="The link does not fit" lead="The first account needs the link that the terminal shows.">
        <p>Each start of Crossread makes a new link. Copy the whole of it from the latest start.</p>
      </Alone>
    );
  }
  return (
    <Alone
      title="Open the first account"
      lead="It manages this installation: it opens investigations and invites people to them."
    >
      <FirstAccountForm token={token} />
    </Alone>
  );
}
