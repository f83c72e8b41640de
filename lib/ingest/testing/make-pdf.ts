/** A line of text, points from the page's top left corner to the start of its baseline. */
type Drawn = Readonly<{ x: number; y: number; text: string; size?: number }>;

const HEIGHT = 792;

/** A PDF of the pages given, in Helvetica; letters of ASCII only. As small as a sound file can be. */
export function makePdf(...pages: readonly (readonly Drawn[])[]): Uint8Array {
  return makePdfMeaning({}, ...pages);
}

/** The same where a letter that is drawn stands for others, or for none, as a file's own font may say: `meaning` says which. */
export function makePdfMeaning(
  meaning: Readonly<Record<string, string>>,
  ...pages: readonly (readonly Drawn[])[]
): Uint8Array {
  const map = `${4 + 2 * pages.length} 0 R`;
  const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${map} >>`;
  const kids = pages.map((_, n) => `${4 + 2 * n} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font,
    ...pages.flatMap((lines, n) => {
      const drawing = lines
        .map(({ x, y, text, size = 10 }) => `BT /F1 ${size} Tf ${x} ${HEIGHT - y} Td (${escaped(text)}) Tj ET`)
        .join("\n");
      const resources = "/Resources << /Font << /F1 3 0 R >> >>";
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 ${HEIGHT}] ${resources} /Contents ${5 + 2 * n} 0 R >>`,
        stream(drawing),
      ];
    }),
    stream(toUnicode(meaning)),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, n) => {
    const offset = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, "0");
  });
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join("");
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`);
}

/** Text that is set line by line, `leading` apart. */
export function setLines(x: number, y: number, texts: readonly string[], leading = 12): Drawn[] {
  return texts.map((text, n) => ({ x, y: y + n * leading, text }));
}

const escaped = (text: string) => text.replace(/[\\()]/g, "\\$&");

const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** What each letter stands for, as a font says it. */
function toUnicode(meaning: Readonly<Record<string, string>>): string {
  const hex = (text: string, digits: number) =>
    Array.from({ length: text.length }, (_, n) => text.charCodeAt(n).toString(16).padStart(digits, "0")).join("");
  const all = Array.from({ length: 95 }, (_, n) => String.fromCharCode(32 + n));
  const lines = all.map((letter) => `<${hex(letter, 2)}> <${hex(meaning[letter] ?? letter, 4)}>`);
  const ranges = "1 begincodespacerange <00> <ff> endcodespacerange";
  const characters = `${lines.length} beginbfchar\n${lines.join("\n")}\nendbfchar`;
  const named = "/CMapName /Meaning def /CMapType 2 def";
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap ${named}\n${ranges}\n${characters}\nendcmap end end`;
}
