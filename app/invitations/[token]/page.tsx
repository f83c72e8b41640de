import type { Metadata } from "next";
import { Alone } from "@/app/_components/alone";
import { FormNotice } from "@/app/_components/form-notice";
import { providerChoices } from "@/app/_server/provider-choices";
import { signedIn } from "@/app/_server/session";
import { invitationFor } from "@/app/_server/unscoped";
import { InvitedForm } from "./_components/invited-form";
import { JoinByProvider } from "./_components/join-by-provider";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

type Props = Readonly<{
  params: Promise<Readonly<{ token: string }>>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

/** Why a provider did not lead in, as the address says it. */
const refusalsOf: ReadonlyMap<string, string> = new Map([
  ["taken", "There is an account with the address that the provider names. Sign in to it, and join as yourself."],
  ["incomplete", "The provider tells no name or address of yours. Open an account with a password instead."],
]);

/** What an invitation link opens: for a newcomer an account, for somebody signed in one button. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { by } = await searchParams;
  const refusal = typeof by === "string" ? refusalsOf.get(by) : undefined;
  const invitation = await invitationFor(token);
  if (!invitation) {
    return (
      <Alone title="This invitation is over" lead="It was used or withdrawn, it expired, or the link is not whole.">
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
      {refusal && <FormNotice tone="bad">{refusal}</FormNotice>}
      <InvitedForm token={token} slug={investigationSlug} signedInAs={me?.name ?? null} sentTo={sentTo} />
      {me === null && <JoinByProvider token={token} slug={investigationSlug} providers={providerChoices()} />}
    </Alone>
  );
}

const abilities = {
  observer: "You can read everything in it.",
  annotator: "You can add sources, record claims and link evidence.",
  curator: "You can record claims, link evidence and settle what is disputed.",
  manager: "You can do everything in it, and invite others.",
} as const;
