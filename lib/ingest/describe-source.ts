import type { SourceDescription, SourceText } from "@/lib/domain/source";
import type { Said } from "./draft";
import {
  guessByline,
  guessDirection,
  guessLanguage,
  guessPublished,
  hasWords,
  titleFromFileName,
  titleFromWords,
} from "./guess";
import { oneLine } from "./one-line";
import { editorNotes } from "./voices/editor-notes";
import { linesOf } from "./voices/page";

/** As many blocks from the top as any guess looks at. */
const blocksLookedAt = 20;

/** What a source keeps of each, in code units: beyond it a whole text stands where a name should. */
const LONGEST_LINE = 500;
const LONGEST_ADDRESS = 2_000;

type Described = Readonly<{
  description: SourceDescription & Readonly<{ originalTitle: string | null }>;
  warnings: readonly string[];
}>;

/** Completes what a file says of itself by guesses, each with a sentence that says it was one. */
export function describeSource(said: Said, { text, blocks }: SourceText, fileName: string): Described {
  const warnings: string[] = [];
  const guessed = <Value>(value: Value, sentence: string): Value => {
    if (value !== null) warnings.push(sentence);
    return value;
  };
  const linesFrom = (first: number) =>
    blocks
      .slice(first, first + blocksLookedAt)
      .filter(({ kind }) => kind !== "heading" && kind !== "page-break")
      .map(({ start, end }) => text.slice(start, end));
  const lines = linesFrom(0);

  const firstOfItsOwn = linesFrom(blocksOfOpeningNote({ text, blocks }))[0] ?? lines[0] ?? "";
  const title = oneLine(said.title ?? "") ?? guessTitle(fileName, firstOfItsOwn, guessed);
  const byline = guessByline(lines);
  const outlet = orGuess(said.outlet, () =>
    guessed(oneLine(byline.outlet ?? ""), `Outlet guessed from the first lines: ${byline.outlet}.`),
  );
  const author = orGuess(said.author, () =>
    guessed(oneLine(byline.author ?? ""), `Author guessed from the first lines: ${byline.author}.`),
  );
  const language = orGuess(said.language, () => {
    const guess = guessLanguage(text);
    return guessed(guess, `Language guessed from the text: ${guess}.`);
  });
  const published = orGuess(said.published, () => {
    const guess = guessPublished(lines, language);
    const place = guess?.inferred ? "a date in the first lines, which may be another day's" : "the byline";
    return guessed(guess, `Date of publication guessed from ${place}: ${guess?.date}.`);
  });
  const direction = said.direction ?? guessDirection(text, language);
  if (said.direction === undefined && direction === "rtl") warnings.push("Direction guessed: right to left.");

  return {
    description: {
      title: fitting(title),
      originalTitle: said.originalTitle ?? null,
      outlet: outlet && fitting(outlet),
      author: author && fitting(author),
      url: said.url && said.url.length <= LONGEST_ADDRESS ? said.url : null,
      published,
      language,
      direction,
      reliability: said.reliability ?? null,
      descriptor: said.descriptor ? fitting(said.descriptor) : null,
      retold: said.retold ?? false,
      translatedFrom: said.translatedFrom ?? null,
    },
    warnings,
  };
}

/** The file name where it has words; a name of digits tells nobody which source it was, so then the text's first words. */
function guessTitle(fileName: string, firstLine: string, guessed: (value: string, sentence: string) => string): string {
  const words = titleFromWords(firstLine);
  if (words === null || hasWords(fileName))
    return guessed(titleFromFileName(fileName), "Title taken from the file name.");
  return guessed(words, "Title taken from the first words of the text.");
}

/** An editor's note above a text says why it is printed, not what it is called. */
function blocksOfOpeningNote(source: Pick<SourceText, "text" | "blocks">): number {
  const blocks = source.blocks.slice(0, blocksLookedAt);
  const note = editorNotes(source, linesOf({ ...source, blocks })).find(({ from }) => from === 0);
  return note ? note.to + 1 : 0;
}

const fitting = (line: string) =>
  line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1).replace(/[\ud800-\udbff]$/, "")}…`;

/** What was said, `null` included, else the guess. */
function orGuess<Value>(said: Value | undefined, guess: () => Value): Value {
  return said === undefined ? guess() : said;
}
