import Link from "next/link";
import { TokenList } from "@/app/_components/access-tokens/token-list";
import type { OwnTokenView } from "@/db/queries/own-tokens";
import { MakeTokenForm } from "./make-token-form";

type Props = Readonly<{
  tokens: readonly OwnTokenView[];
  investigations: readonly Readonly<{ slug: string; title: string }>[];
  nowMs: number;
}>;

/** The tokens by which programs act for a person, and a form to make one. */
export function AccessTokens({ tokens, investigations, nowMs }: Props) {
  return (
    <section className="block access-tokens" aria-labelledby="access-tokens">
      <h2 id="access-tokens">Access tokens</h2>
      <p>
        A program with a token acts for you in one investigation, with no more than your role there allows. A new
        password does not end it: revoke it here. <Link href="/api-guide">What programs can do</Link>
      </p>
      {investigations.length === 0 ? (
        <p className="muted">You are in no investigation yet. There is nothing a token could open.</p>
      ) : (
        <MakeTokenForm investigations={investigations} />
      )}
      {tokens.length > 0 && (
        <TokenList
          label="Your access tokens"
          nowMs={nowMs}
          tokens={tokens.map(({ investigation, ...token }) => ({ ...token, beside: investigation }))}
        />
      )}
    </section>
  );
}
