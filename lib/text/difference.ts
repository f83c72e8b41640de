/**
 * What became of a passage's words between two versions: the quote as it was, and what stands in
 * its place now. Kept with the passage, because a person has to look at both.
 */
export type Difference = Readonly<{ before: string; after: string }>;
