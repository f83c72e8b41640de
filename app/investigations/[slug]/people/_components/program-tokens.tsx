import { TokenList } from "@/app/_components/access-tokens/token-list";
import type { TokenView } from "@/db/queries/access-tokens";

type Props = Readonly<{ slug: string; tokens: readonly TokenView[]; nowMs: number }>;

/** The programs that can come in, for those who may show them out. */
export function ProgramTokens({ slug, tokens, nowMs }: Props) {
  return (
    <section className="block" aria-labelledby="programs">
      <h2 id="programs">Programs</h2>
      <p>A program acts for whoever made its access token. The token ends when they leave the investigation.</p>
      <TokenList
        label="Access tokens of this investigation"
        nowMs={nowMs}
        tokens={tokens.map(({ madeByName, ...token }) => ({ ...token, slug, beside: `of ${madeByName}` }))}
      />
    </section>
  );
}
