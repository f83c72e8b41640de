import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { SignedInFrame } from "@/app/_components/signed-in-frame";
import { requireSignedIn } from "@/app/_server/session";
import { colleaguesIn, investigationsOf } from "@/app/_server/unscoped";
import { InvestigationList } from "./_components/investigation-list";
import { KeptElsewhere } from "./_components/kept-elsewhere";
import "./_components/investigations.css";

export const metadata: Metadata = { title: "Investigations" };

export default async function InvestigationsPage() {
  const me = await requireSignedIn();
  const investigations = (await investigationsOf(me)).map((row) => ({ ...row, hereNow: colleaguesIn(me, row.id) }));
  const openOne = me.isManager && (
    <Link className={buttonClass("primary")} href="/investigations/new">
      New investigation
    </Link>
  );
  return (
    <SignedInFrame name={me.name} reviewerId={me.reviewerId}>
      <main id="main" tabIndex={-1} className="page investigations">
        <div className="page-head">
          <h1>Investigations</h1>
          {me.isManager && (
            <div className="page-actions">
              <Link className={buttonClass("quiet")} href="/accounts">
                Accounts
              </Link>
              {investigations.length > 0 && openOne}
            </div>
          )}
        </div>
        <KeptElsewhere reviewerId={me.reviewerId} slugs={investigations.map(({ slug }) => slug)} />
        {investigations.length > 0 ? (
          <InvestigationList investigations={investigations} nowMs={Date.now()} />
        ) : (
          <EmptyState title="You are in no investigation yet" action={openOne}>
            {me.isManager
              ? "Open one with a title and a question; then add the accounts that disagree about it."
              : "Ask a manager of an investigation for an invitation link, and open it in this browser."}
          </EmptyState>
        )}
      </main>
    </SignedInFrame>
  );
}
