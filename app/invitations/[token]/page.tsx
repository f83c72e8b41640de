import type { Metadata } from "next";
import { Alone } from "@/app/_components/alone";
import { signedIn } from "@/app/_server/session";
import { invitationFor } from "@/app/_server/unscoped";
import { InvitedForm } from "./_components/invited-form";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

type Props = Readonly<{ params: Promise<Readonly<{ token: string }>> }>;

/** What an invitation link opens: for a newcomer an account, for somebody signed in one button. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const invitation = await invitationFor(token);
  if (!invitation) {
    return (
      <Alone title="This invitation is over" lead="It was used, it expired, or the link is not whole.">
        <p>Ask whoever sent it for a new one.</p>
      </Alone>
    );
  }
  const { investigationTitle, investigationSlug, role, invitedByName, sentTo } = invitation;
  const me = await signedIn();
  return (
    <Alone
      title={investigationTitle}
      lead={
        <>
          {invitedByName} invites you to this investigation as <b>{role}</b>. {abilities[role]}
        </>
      }
    >
      <InvitedForm token={token} slug={investigationSlug} signedInAs={me?.name ?? null} sentTo={sentTo} />
    </Alone>
  );
}

const abilities = {
  observer: "You can read everything in it.",
  annotator: "You can add sources, record claims and link evidence.",
  curator: "You can record claims, link evidence and settle what is disputed.",
  manager: "You can do everything in it, and invite others.",
} as const;
