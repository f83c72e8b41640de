/** Values of the model as people read them: `not-enough-evidence` is "not enough evidence". */
export function inWords(value: string): string {
  return value.replaceAll("-", " ");
}

/** The same with a capital, for the head of a line: "Force size". */
export function headed(value: string): string {
  return capitalised(inWords(value));
}

export const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const credibilities = ["confirmed", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged"];

/** What the grades 1 to 6 mean; 6 is no worse than 5, it is no grade at all. */
export function credibilityInWords(credibility: number): string {
  return credibilities[credibility - 1] ?? "unknown";
}
