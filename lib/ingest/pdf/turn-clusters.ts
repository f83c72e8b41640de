import { unzlibSync, zlibSync } from "fflate";

/** The tables looked for are a few KB; what is longer is something else, and so is what has more of them. */
const LONGEST_TABLE = 256 * 1024;
const LONGEST_UNPACKED = 2 * 1024 * 1024;
const MOST_STREAMS = 20_000;
const LONGEST_DICTIONARY = 400;

/**
 * Changes a file, so that what its fonts say of one shape that stands for several letters from right to left is turned round:
 * such as lam-alef, or a word. Pdf.js puts what is drawn into the order in which it is read letter by letter, which
 * turns such a cluster backwards, to another word often (سالم for سلام). A shape that stands for nothing becomes a mark
 * that pdf.js leaves out; it would take its number for a letter.
 *
 * Only the tables change, each where it is in the `bytes` given; where it would not fit it stays. O(bytes).
 */
export function turnClusters(bytes: Uint8Array): Uint8Array {
  const file = new TextDecoder("latin1").decode(bytes);
  let from = 0;
  for (let count = 0; count < MOST_STREAMS; count += 1) {
    const place = streamAfter(file, from);
    if (!place) break;
    from = place.start;
    if (!place.isTable) continue;
    const table = tableAt(bytes.subarray(place.start, place.end), place.isPacked);
    const changed = table === null ? null : turnedTable(table);
    if (changed === null) continue;
    const written = new TextEncoder().encode(changed);
    const fitting = place.isPacked ? zlibSync(written, { level: 9 }) : written;
    if (fitting.length > place.end - place.start) continue;
    bytes.fill(place.isPacked ? 0 : 0x20, place.start, place.end);
    bytes.set(fitting, place.start);
  }
  return bytes;
}

/** The next stream: where its bytes are, and whether they may be such a table, by what its dictionary says and how long it is. */
function streamAfter(file: string, from: number) {
  const at = file.indexOf("stream", from);
  if (at < 0) return null;
  const start = at + (file.startsWith("\r\n", at + 6) ? 8 : 7);
  const before = file.slice(Math.max(0, at - LONGEST_DICTIONARY), at);
  const dictionary = before.slice(before.lastIndexOf(" obj"));
  const isPacked = /\/Filter[\s[]*\/Fl(?:ateDecode)?\b/.test(dictionary);
  const mayBe =
    /^ obj\s*<<.*>>\s*$/s.test(dictionary) &&
    !/\/(?:Subtype|Length1|DecodeParms|W|N)\b/.test(dictionary) &&
    (isPacked || !dictionary.includes("/Filter"));
  const [stream, ...rest] = mayBe ? file.slice(start, start + LONGEST_TABLE).split("endstream", 2) : [];
  const isTable = stream !== undefined && rest.length > 0;
  return { start, end: start + (stream?.replace(/\r?\n?$/, "").length ?? 0), isTable, isPacked };
}

const room = new Uint8Array(LONGEST_UNPACKED);

/** What a stream says, when it is a table of what shapes stand for; null for anything else. */
function tableAt(packed: Uint8Array, isPacked: boolean): string | null {
  try {
    const text = new TextDecoder("latin1").decode(isPacked ? unzlibSync(packed, { out: room }) : packed);
    return text.includes("begincmap") && text.includes("endcmap") ? text : null;
  } catch {
    return null; // Locked or damaged: read as it is, and pdf.js says what is wrong.
  }
}

const tokens = /<[0-9a-f\s]*>|[[\]]|[^\s<>[\]]+/gi;
/** Letters and marks that run from right to left, with their shapes; digits run the other way. */
const run = /[\u0591-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]{2,}/g;
const LEFT_OUT = "<200b>";

/** The table with its clusters turned round, as short as it can be said; null where there are none. */
function turnedTable(table: string): string | null {
  const said: string[] = [];
  let isChanged = false;
  const meaning = (token: string) => {
    const turned = turnedMeaning(token);
    isChanged ||= turned !== token;
    return turned;
  };
  let section: string | null = null;
  let operands: string[] = [];
  let isInList = false;
  for (const [token] of table.matchAll(tokens)) {
    if (/^begin(?:codespacerange|bfchar|bfrange)$/.test(token)) {
      section = token.slice("begin".length);
      said.push("1", token);
      operands = [];
    } else if (section !== null && token === `end${section}`) {
      said.push(token);
      section = null;
    } else if (section === null) continue;
    else if (token === "[" || token === "]") {
      isInList = token === "[";
      said.push(token);
      operands = [];
    } else {
      operands.push(token);
      const isMeaning =
        isInList ||
        (section === "bfchar" && operands.length === 2) ||
        (section === "bfrange" && operands.length === 3 && operands[0] === operands[1]);
      said.push(isMeaning ? meaning(token) : token);
      if (operands.length === (section === "bfrange" ? 3 : 2)) operands = [];
    }
  }
  return isChanged ? `begincmap\n${said.join("\n")}\nendcmap` : null;
}

/** `<064406270020>` to `<062706440020>`. */
function turnedMeaning(token: string): string {
  const digits = token.slice(1, -1).replace(/\s/g, "");
  if (digits === "") return LEFT_OUT;
  const units = digits.match(/.{4}/g) ?? [];
  const text = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
  const turned = text.replace(run, (letters) => [...letters].reverse().join(""));
  if (turned === text || units.length * 4 !== digits.length) return token;
  return `<${Array.from({ length: turned.length }, (_, n) => turned.charCodeAt(n).toString(16).padStart(4, "0")).join("")}>`;
}
