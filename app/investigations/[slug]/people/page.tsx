import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_components/button";
import { enterInvestigation } from "@/app/_server/access";
import { nothing, openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { sendsMail } from "@/app/_server/post";
import { tokensOf } from "@/db/queries/access-tokens";
import { invitationsOf, peopleOf } from "@/db/queries/people";
import { may } from "@/lib/policy/permissions";
import { InvestigationFrame } from "../_components/investigation-frame";
import { Invitations } from "./_components/invitations";
import { LeaveDialog } from "./_components/leave-dialog";
import { People } from "./_components/people";
import { ProgramTokens } from "./_components/program-tokens";
import { RolesExplained } from "./_components/roles-explained";
import "./_components/people.css";

type Props = Readonly<{ params: Promise<{ slug: string }> }>;

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "People" };
});

export default page(async ({ params }: Props) => {
  const { slug } = await params;
  const access = await enterInvestigation(slug);
  const { desk, me } = await openDesk(slug, nothing);
  const mayAdmit = may(me.role, "reviewer.admit");
  const mayInvite = may(me.role, "reviewer.invite");
  const [people, invitations, tokens] = await Promise.all([
    peopleOf(access),
    mayInvite ? invitationsOf(access) : [],
    may(me.role, "token.revoke") ? tokensOf(access) : [],
  ]);
  const nowMs = access.now();
  const others = people.filter(
    ({ reviewerId, hasAccount, isDeactivated }) => reviewerId !== me.reviewerId && hasAccount && !isDeactivated,
  );
  return (
    <InvestigationFrame desk={desk} me={me} current="people">
      <main id="main" tabIndex={-1} className="page people-page">
        <div className="page-head">
          <h1>People</h1>
          <div className="people-acts">
            <LeaveDialog
              slug={slug}
              isManager={me.role === "manager"}
              isOnlyManager={me.role === "manager" && !others.some(({ role }) => role === "manager")}
              successors={others.filter(({ role }) => role !== "manager")}
            />
            <Link className={buttonClass("quiet")} href={`/investigations/${slug}/settings`}>
              Settings
            </Link>
          </div>
        </div>
        <People slug={slug} people={people} ownId={me.reviewerId} mayAdmit={mayAdmit} nowMs={nowMs} />
        {mayInvite && <Invitations slug={slug} invitations={invitations} byMail={sendsMail()} nowMs={nowMs} />}
        {tokens.length > 0 && <ProgramTokens slug={slug} tokens={tokens} nowMs={nowMs} />}
        <RolesExplained />
      </main>
    </InvestigationFrame>
  );
});
