import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { deviceWords } from "@/app/account/_components/device-words";
import { Passkeys } from "@/app/account/_components/passkeys";
import { SecondFactor } from "@/app/account/_components/second-factor";
import { SignOutButton } from "@/app/account/_components/sign-out-button";
import "@/app/account/_components/account.css";
import { Alone } from "@/app/_components/alone";
import { buttonClass } from "@/app/_components/button";
import { safePath } from "@/app/_components/safe-path";
import { enterToSetUp } from "@/app/_server/access";
import { requireRecognised } from "@/app/_server/session";
import { freshnessOf, passkeysOf, secondFactorOf } from "@/db/queries/factors";
import { accountOf, sessionsOf } from "@/db/queries/sessions";
import { barredSentences } from "@/lib/domain/second-factor";

export const metadata: Metadata = { title: "Second factor" };

type Props = Readonly<{ searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }>;

/**
 * Where somebody comes who needs a second factor and may do nothing else yet. It stays when that is done, since the
 * recovery codes are shown here once.
 */
export default async function SecondFactorPage({ searchParams }: Props) {
  const me = await requireRecognised();
  const path = safePath((await searchParams)["next"]);
  if (me.barred === "not-shown") {
    return (
      <Alone title="Sign in with your passkey" lead={barredSentences["not-shown"]}>
        <SignOutButton />
      </Alone>
    );
  }
  const installation = await enterToSetUp();
  const [account, sessions, factor, passkeys, freshness] = await Promise.all([
    accountOf(installation),
    sessionsOf(installation),
    secondFactorOf(installation),
    passkeysOf(installation),
    freshnessOf(installation, me.sessionId),
  ]);
  if (me.barred === null && factor === null && passkeys.length === 0) redirect(path);
  const email = account?.email ?? "";
  const here = sessions.find(({ sessionId }) => sessionId === me.sessionId);
  return (
    <Alone
      title="Set up a second factor"
      lead="This Crossread asks for more than a password from you, since what is in it can endanger people."
    >
      <section className="block account" aria-labelledby="app">
        <h2 id="app">An app</h2>
        <SecondFactor factor={factor} email={email} freshness={freshness} nowMs={installation.now()} />
      </section>
      <section className="block account" aria-labelledby="passkey">
        <h2 id="passkey">Or a passkey</h2>
        <p>It signs you in by your finger, face or PIN, without a password, and counts as both factors.</p>
        <Passkeys
          passkeys={passkeys}
          email={email}
          freshness={freshness}
          suggestedName={deviceWords(here?.userAgent ?? "")}
          nowMs={installation.now()}
        />
      </section>
      <div className="form-row">
        {me.barred === null && (
          <a className={buttonClass("primary")} href={path}>
            Go on
          </a>
        )}
        <SignOutButton />
      </div>
    </Alone>
  );
}
