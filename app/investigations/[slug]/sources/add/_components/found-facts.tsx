import { PublishedDate } from "@/app/_components/published-date";
import { countedWords } from "@/app/_components/time-words";
import { languageInWords, translatedInWords } from "@/lib/report/translated-in-words";
import type { Guessable } from "@/lib/staging/guesses";
import type { Found } from "@/lib/staging/staged";
import { kindWords, sizeWords } from "./found-words";

type Props = Readonly<{ found: Found; guessed: ReadonlySet<Guessable>; sizeBytes: number }>;

/** What was found in a file, in a line; what was guessed says so. */
export function FoundFacts({ found, guessed, sizeBytes }: Props) {
  const { outlet, author, published, language, mediaType, paragraphs, segments, retold, translatedFrom } = found;
  return (
    <p className="staged-facts dotted muted">
      <Fact isGuess={guessed.has("outlet")}>{outlet ?? "outlet unknown"}</Fact>
      {author && <Fact isGuess={guessed.has("author")}>{author}</Fact>}
      <Fact isGuess={guessed.has("published")}>
        <PublishedDate published={published} />
      </Fact>
      <Fact isGuess={guessed.has("language")}>{language ? languageInWords(language) : "language unknown"}</Fact>
      <span>
        {kindWords(mediaType)}, {sizeWords(sizeBytes)}
      </span>
      <span>{countedWords(paragraphs, "paragraph")}</span>
      {segments.length > 1 && <span>{countedWords(segments.length, "segment")}</span>}
      {retold && <span className="chip">retold</span>}
      {translatedFrom && <span className="chip">{translatedInWords(translatedFrom)}</span>}
    </p>
  );
}

function Fact({ isGuess, children }: Readonly<{ isGuess: boolean; children: React.ReactNode }>) {
  return (
    <bdi className="fact" data-guess={isGuess || undefined}>
      {children}
      {isGuess && <span className="unseen"> (guessed)</span>}
    </bdi>
  );
}
