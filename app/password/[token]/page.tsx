import type { Metadata } from "next";
import Link from "next/link";
import { Alone } from "@/app/_components/alone";
import { buttonClass } from "@/app/_components/button";
import { passwordLinkTo } from "@/app/_server/unscoped";
import { NewPasswordForm } from "./_components/new-password-form";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

type Props = Readonly<{ params: Promise<Readonly<{ token: string }>> }>;

/** What a link for a new password opens: one field, for whoever holds the link. */
export default async function NewPasswordPage({ params }: Props) {
  const { token } = await params;
  const link = await passwordLinkTo(token);
  if (!link) {
    return (
      <Alone
        title="This link is over"
        lead="It was used, an hour has passed, there is a newer one, or it is not whole."
      >
        <Link className={buttonClass("primary", "large")} href="/sign-in">
          Go to the sign-in
        </Link>
      </Alone>
    );
  }
  return (
    <Alone
      title="Choose a new password"
      lead={
        <>
          For <b>{link.email}</b>. Every device that is signed in to this account is signed out.
        </>
      }
    >
      <NewPasswordForm token={token} email={link.email} />
    </Alone>
  );
}
