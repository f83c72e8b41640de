import type { Metadata } from "next";
import Link from "next/link";
import { Alone } from "@/app/_components/alone";
import { sendsMail } from "@/app/_server/post";
import { ForgottenForm } from "./_components/forgotten-form";

export const metadata: Metadata = { title: "Forgotten password" };

/** Asks for an address, and says the same whether anybody has it. Without mail, it says who can help. */
export default function ForgottenPasswordPage() {
  return (
    <Alone
      title="Forgotten password"
      lead={
        sendsMail()
          ? "A link for a new one is sent to the address of your account."
          : "Mail is not set up here, so nothing can be sent to you."
      }
    >
      {sendsMail() ? (
        <ForgottenForm />
      ) : (
        <p>Ask whoever manages this Crossread. They can make a link by which you set a new password.</p>
      )}
      <p className="muted">
        <Link href="/sign-in">Back to the sign-in</Link>
      </p>
    </Alone>
  );
}
