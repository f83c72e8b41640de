import type { Metadata } from "next";
import { SignedInFrame } from "@/app/_components/signed-in-frame";
import { enterOwnInstallation } from "@/app/_server/access";
import { page } from "@/app/_server/page";
import { requireSignedIn } from "@/app/_server/session";
import { accountsOf } from "@/db/queries/accounts";
import { Problem } from "@/lib/errors";
import { Accounts } from "./_components/accounts";
import "./_components/accounts.css";

/** Also turns strangers away: a page that is not there has no title of its own. */
export const generateMetadata = page(async (): Promise<Metadata> => {
  await requireManager();
  return { title: "Accounts" };
});

async function requireManager() {
  const me = await requireSignedIn();
  if (!me.isManager) throw new Problem("not-found", "There is nothing here.");
  return me;
}

/** Only for managers of the installation; to others it does not exist. */
export default page(async function AccountsPage() {
  const me = await requireManager();
  const installation = await enterOwnInstallation();
  const accounts = await accountsOf(installation);
  return (
    <SignedInFrame name={me.name} reviewerId={me.reviewerId}>
      <main id="main" tabIndex={-1} className="page accounts-page">
        <div className="page-head">
          <div>
            <h1>Accounts</h1>
            <p className="lead">Everybody who can sign in to this Crossread, whatever investigation they are in.</p>
          </div>
        </div>
        <Accounts accounts={accounts} ownId={me.userId} nowMs={installation.now()} />
      </main>
    </SignedInFrame>
  );
});
