import { FormNotice } from "@/app/_components/form-notice";
import type { ProviderChoice } from "@/app/_components/go-to-provider";
import { Moment } from "@/app/_components/moment";
import { Removable } from "@/app/_components/removable";
import type { IdentityView } from "@/db/queries/sessions";
import { ConnectProvider } from "./connect-provider";
import { DisconnectIdentity } from "./disconnect-identity";

/** How one proves that it is oneself: by having signed in a moment ago, by the password, or only by signing in again. */
export type Proof = "fresh" | "password" | "none";

type Props = Readonly<{
  providers: readonly ProviderChoice[];
  identities: readonly IdentityView[];
  email: string;
  proof: Proof;
  /** What became of connecting, as the address says it. */
  outcome: string | string[] | undefined;
  nowMs: number;
}>;

/** The providers one signs in by, and those that could be connected. Nothing where there is neither. */
export function OtherWaysIn({ providers, identities, email, proof, outcome, nowMs }: Props) {
  if (providers.length === 0 && identities.length === 0) return null;
  const nameOf = (provider: string) => providers.find((known) => known.provider === provider)?.name ?? provider;
  return (
    <section className="block" aria-labelledby="other-ways">
      <h2 id="other-ways">Signing in by a provider</h2>
      <p>Connecting one, and taking a connection away, signs every other device out.</p>
      {outcome === "yes" && <FormNotice tone="good">Connected. You can sign in by it from now on.</FormNotice>}
      {outcome === "taken" && (
        <FormNotice tone="bad">
          That identity opens another account here. Sign in to that one and disconnect it there first.
        </FormNotice>
      )}
      {outcome === "failed" && <FormNotice tone="bad">Connecting did not work. Try again.</FormNotice>}
      {identities.length > 0 && (
        <ul className="devices">
          {identities.map(({ provider, issuer, subject, label, connectedAtMs }) => (
            <Removable key={`${issuer} ${subject}`}>
              <div>
                <div className="device-name">{nameOf(provider)}</div>
                <div className="muted">
                  {label && <>{label} · </>}connected <Moment atMs={connectedAtMs} nowMs={nowMs} />
                </div>
              </div>
              <DisconnectIdentity
                name={nameOf(provider)}
                issuer={issuer}
                subject={subject}
                email={email}
                proof={proof}
              />
            </Removable>
          ))}
        </ul>
      )}
      {providers.map(({ provider, name }) => (
        <ConnectProvider key={provider} provider={provider} name={name} email={email} proof={proof} />
      ))}
    </section>
  );
}
