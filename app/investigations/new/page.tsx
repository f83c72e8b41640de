import type { Metadata } from "next";
import { SignedInFrame } from "@/app/_components/signed-in-frame";
import { page } from "@/app/_server/page";
import { requireSignedIn } from "@/app/_server/session";
import { Problem } from "@/lib/errors";
import { NewInvestigationForm } from "./_components/new-investigation-form";

/** Also turns strangers away: a page that is not there has no title of its own. */
export const generateMetadata = page(async (): Promise<Metadata> => {
  await requireManager();
  return { title: "New investigation" };
});

async function requireManager() {
  const me = await requireSignedIn();
  if (!me.isManager) throw new Problem("not-found", "There is nothing here.");
  return me;
}

/** Only for managers of the installation; to others it does not exist. */
export default page(async function NewInvestigationPage() {
  const me = await requireManager();
  return (
    <SignedInFrame name={me.name} reviewerId={me.reviewerId}>
      <main id="main" tabIndex={-1} className="page page-narrow">
        <div className="page-head">
          <div>
            <h1>New investigation</h1>
            <p className="lead">One question, the accounts that bear on it, and the people who read them.</p>
          </div>
        </div>
        <NewInvestigationForm />
      </main>
    </SignedInFrame>
  );
});
