/** What pdf.js throws over damage, by name. */
const overDamage = /^(?:XRefEntry|XRefParse|ParserEOF|MissingData|Format|InvalidPDF|UnknownError)Exception$/;

/**
 * Whether something thrown is damage that pdf.js met in work of its own, which nobody waits for any more: about one
 * damaged file in a thousand leaves such a rejection behind, after its outcome was told. Nothing follows from it; unheard,
 * it would end the process or the thread.
 */
export const isStrayPdfFailure = (thrown: unknown): boolean =>
  typeof thrown === "object" && thrown !== null && "name" in thrown && overDamage.test(String(thrown.name));
