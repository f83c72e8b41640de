/** As most texts are: nothing to look for in them. */
const plain = /^[\t\n -~]*$/;

/** Controls but for tab and line feed; half characters, and those that are none. */
const unprintable = /(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;

/** The pictures Unicode has for control characters begin here. */
const PICTURES = 0x2400;

function pictured(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(PICTURES + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

const opens = /[\u202a\u202b\u202d\u202e\u2066\u2067\u2068]/;
const directing = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text as it can be printed: a control character as its picture, so that nobody mistakes it for nothing and no format
 * breaks on it. Marks that turn the direction of what follows stay only where each ends within the text: others would
 * turn the words of the report around.
 */
export function printable(text: string): string {
  if (plain.test(text)) return text;
  const shown = text.replace(/\r\n?/g, "\n").replace(unprintable, pictured);
  return isSelfContained(shown) ? shown : shown.replace(directing, "\ufffd");
}

/** Whether every mark that turns the direction is ended by its own kind. */
function isSelfContained(text: string): boolean {
  const open: string[] = [];
  for (const [mark] of text.matchAll(directing)) {
    if (opens.test(mark)) open.push(mark >= "\u2066" ? "\u2069" : "\u202c");
    else if (open.pop() !== mark) return false;
  }
  return open.length === 0;
}

/** The same in one line: for what stands within a sentence, a heading or a cell. */
export function inOneLine(text: string): string {
  return printable(text)
    .replace(/[\s\u2028\u2029]+/g, " ")
    .trim();
}
