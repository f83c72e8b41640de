import type { Metadata } from "next";
import Link from "next/link";
import { SignedInFrame } from "@/app/_components/signed-in-frame";
import { enterOwnInstallation } from "@/app/_server/access";
import { providerChoices } from "@/app/_server/provider-choices";
import { requireSignedIn } from "@/app/_server/session";
import { theme } from "@/app/_server/theme";
import { investigationsOf } from "@/app/_server/unscoped";
import { freshnessOf, passkeysOf, secondFactorOf } from "@/db/queries/factors";
import { ownTokens } from "@/db/queries/own-tokens";
import { accountOf, identitiesOf, sessionsOf } from "@/db/queries/sessions";
import { AccessTokens } from "./_components/access-tokens";
import { deviceWords } from "./_components/device-words";
import { Devices } from "./_components/devices";
import { FirstPasswordForm } from "./_components/first-password-form";
import { OtherWaysIn } from "./_components/other-ways-in";
import { Passkeys } from "./_components/passkeys";
import { PasswordForm } from "./_components/password-form";
import { SecondFactor } from "./_components/second-factor";
import { SignOutButton } from "./_components/sign-out-button";
import { ThemeChoice } from "./_components/theme-choice";
import "./_components/account.css";

export const metadata: Metadata = { title: "Account" };

type Props = Readonly<{ searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }>;

export default async function AccountPage({ searchParams }: Props) {
  const { connected } = await searchParams;
  const me = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const [account, sessions, tokens, investigations, factor, freshness, passkeys, identities] = await Promise.all([
    accountOf(installation),
    sessionsOf(installation),
    ownTokens(installation),
    investigationsOf(me),
    secondFactorOf(installation),
    freshnessOf(installation, me.sessionId),
    passkeysOf(installation),
    identitiesOf(installation),
  ]);
  const here = sessions.find(({ sessionId }) => sessionId === me.sessionId);
  return (
    <SignedInFrame name={me.name} reviewerId={me.reviewerId}>
      <main id="main" tabIndex={-1} className="page page-narrow account">
        <div className="page-head">
          <h1>Account</h1>
          <SignOutButton />
        </div>
        <dl className="facts">
          <dt>Name</dt>
          <dd>{me.name}</dd>
          <dt>Email</dt>
          <dd>{account?.email}</dd>
          <dt>Installation</dt>
          <dd>
            {me.isManager ? (
              <Link href="/accounts">Manager: opens investigations, looks after accounts</Link>
            ) : (
              "Member"
            )}
          </dd>
        </dl>
        <section className="block" aria-labelledby="theme">
          <h2 id="theme">Theme</h2>
          <ThemeChoice initial={await theme()} />
        </section>
        <section className="block" aria-labelledby="password">
          <h2 id="password">Password</h2>
          {account?.hasPassword ? (
            <>
              <p>Changing it signs every other device out.</p>
              <PasswordForm email={account.email} />
            </>
          ) : (
            <FirstPasswordForm email={account?.email ?? ""} />
          )}
        </section>
        <OtherWaysIn
          providers={providerChoices()}
          identities={identities}
          email={account?.email ?? ""}
          proof={freshness.anyWay ? "fresh" : account?.hasPassword ? "password" : "none"}
          outcome={connected}
          nowMs={installation.now()}
        />
        <section className="block" aria-labelledby="second-factor">
          <h2 id="second-factor">Second factor</h2>
          <SecondFactor factor={factor} email={account?.email ?? ""} freshness={freshness} nowMs={installation.now()} />
        </section>
        <section className="block" aria-labelledby="passkeys">
          <h2 id="passkeys">Passkeys</h2>
          <p>
            A passkey signs you in by your finger, face or PIN, without a password, and cannot be given to a false page.
            It counts as both factors.
          </p>
          <Passkeys
            passkeys={passkeys}
            email={account?.email ?? ""}
            freshness={freshness}
            suggestedName={deviceWords(here?.userAgent ?? "")}
            nowMs={installation.now()}
          />
        </section>
        <section className="block" aria-labelledby="devices">
          <h2 id="devices">Signed-in devices</h2>
          <p>Ending one signs it out at once, and its open pages stop receiving changes.</p>
          <Devices sessions={sessions} currentSessionId={me.sessionId} nowMs={installation.now()} />
        </section>
        <AccessTokens
          tokens={tokens}
          investigations={investigations.map(({ slug, title }) => ({ slug, title }))}
          nowMs={installation.now()}
        />
      </main>
    </SignedInFrame>
  );
}
