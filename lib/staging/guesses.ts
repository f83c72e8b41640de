/**
 * What was guessed of a file that is read, field by field. `ingest` says each guess in a sentence that begins with the
 * name of its field; whoever corrects the field answers the sentence.
 */

const beginnings = {
  title: "Title ",
  outlet: "Outlet ",
  author: "Author ",
  published: "Date of publication ",
  language: "Language ",
  direction: "Direction ",
} as const;

export type Guessable = keyof typeof beginnings;
const fields: readonly Guessable[] = ["title", "outlet", "author", "published", "language", "direction"];

const fieldOf = (warning: string) => fields.find((field) => warning.startsWith(beginnings[field]));

/** The sentence of each field that was guessed. */
export function guessesIn(warnings: readonly string[]): ReadonlyMap<Guessable, string> {
  return new Map(
    warnings.flatMap((warning) => {
      const field = fieldOf(warning);
      return field ? [[field, warning] as const] : [];
    }),
  );
}

/** What was warned of besides, and so is answered by no correction. */
export function beyondGuesses(warnings: readonly string[]): string[] {
  return warnings.filter((warning) => fieldOf(warning) === undefined);
}

/** The warnings that still stand once these fields were said by a person. */
export function unanswered(warnings: readonly string[], said: ReadonlySet<string>): string[] {
  return warnings.filter((warning) => !said.has(fieldOf(warning) ?? ""));
}
