import type { ClaimView } from "@/lib/live/claim-view";
import type { Paragraphs } from "./paragraphs";
import { QuotedPassage } from "./quoted-passage";

type Props = Readonly<{ appearances: ClaimView["appearances"]; slug: string; paragraphs: Paragraphs }>;

/** The passages that make the claim. */
export function Appearances({ appearances, slug, paragraphs }: Props) {
  return (
    <section className="claim-appearances" aria-labelledby="appearances">
      <h2 id="appearances">Appears in</h2>
      {appearances.length === 0 && <p className="muted">No passage makes this claim at present.</p>}
      <ul className="appearances" aria-labelledby="appearances">
        {appearances.map(({ appearance, passage, source }) => (
          <li key={appearance.id}>
            <QuotedPassage passage={passage} source={source} slug={slug} paragraphs={paragraphs} />
          </li>
        ))}
      </ul>
    </section>
  );
}
