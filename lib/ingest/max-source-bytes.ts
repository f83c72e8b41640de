/** The largest file that is read: 25 MB, far more than any article, and still parsed in memory. */
export const MAX_SOURCE_BYTES = 25 * 1024 * 1024;

/** What is said of a larger one, before it is sent and when it comes all the same. */
export const tooLargeSentence = "The file is over 25 MB. Save only its text, or cut it into parts.";
