import type { Email } from "postal-mime";
import { withoutEndlessMarks } from "@/lib/text/marks";
import { normaliseText } from "@/lib/text/normalise";
import { bodyVoice, type Draft, type Parsed, type Voice } from "../draft";
import { wholePage } from "../html";
import { oneLine } from "../one-line";
import { readPlainText } from "../plain-text";

/** Lines of one voice: what the sender wrote, or what an earlier mail says. */
type Stretch = Readonly<{ voice: Voice; isQuoted: boolean; lines: string[] }>;

/** How mailers begin what was written before, when they do not mark its lines. */
const original =
  /^\s*(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d.origine)\b.*|_{20,})\s*$/i;
const sentBy = /^\s*(?:From|Von|De)\s*:\s*\*?(.+?)\*?\s*$/;
const wrote =
  /^\s*(?:On|Am|Le|El)\b.{4,200}(?:,|\d)\s+(?<name>[^,<>\d][^<>]{0,80}?)\s*(?:<[^>]*>)?\s*(?:wrote|schrieb|a écrit|escribió)\s*:\s*$/;

/** As far as a head of an earlier mail is looked through, in lines, and each of those in code units. */
const headLines = 8;
const lineLookedAt = 300;

/**
 * What a mail says, in the sender's words and in those of earlier mails: lines that are marked with ">" or stand under
 * "Original Message" are a quotation, spoken by whom the line above names. The marks are layout and vanish. Plain text
 * is taken where there is some, and HTML only where there is none.
 */
export function mailBody({ text, html }: Email): Pick<Parsed, "drafts" | "warnings"> {
  const plain = withoutControls(text ?? "");
  const drafts = /\S/.test(plain)
    ? withoutFirstMark(stretchesOf(plain).flatMap(draftsOf))
    : quoted(wholePage(html ?? ""));
  const isDamaged = drafts.some((draft) => draft.text.includes("\ufffd"));
  return {
    drafts,
    warnings: isDamaged ? ["Some of its letters cannot be read: it does not say how it is written."] : [],
  };
}

const withoutControls = (text: string) => normaliseText(withoutEndlessMarks(text)).replace(/(?![\n\t\f])\p{Cc}/gu, "");

function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let isForwarded = false;
  const lines = text.split("\n");
  for (const [at, line] of lines.entries()) {
    const isMarked = /^>/.test(line);
    const open = stretches.at(-1);
    if (!isForwarded && !isMarked && (original.test(start(line)) || isHeaderBlock(lines, at))) {
      isForwarded = true;
      stretches.push({ voice: quotation(senderBelow(lines, at)), isQuoted: true, lines: [line] });
    } else if (open && (isForwarded || open.isQuoted === isMarked || (!isMarked && line.trim() === ""))) {
      open.lines.push(line);
    } else {
      const voice = isMarked ? quotation(writerAbove(open?.lines ?? [])) : bodyVoice;
      stretches.push({ voice, isQuoted: isMarked, lines: [line] });
    }
  }
  return stretches;
}

const start = (line: string | undefined) => (line ?? "").slice(0, lineLookedAt);

const quotation = (voice: string | null): Voice => ({ kind: "quotation", voice, reliability: null });

/** "From:" with "Sent:" or "Date:" right below: the head of an earlier mail that nothing else sets off. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!sentBy.test(start(lines[at]))) return false;
  const below = lines.slice(at + 1, at + 4);
  return below.some((line) => /^\s*\*?(?:Sent|Date|Gesendet|Envoyé)\s*:/.test(line));
}

const senderBelow = (lines: readonly string[], at: number) => {
  const named = lines.slice(at, at + headLines).map((line) => sentBy.exec(start(line))?.[1]);
  return nameOf(named.find((name) => name !== undefined) ?? "");
};

/** Who "wrote", in the last lines before a quotation; mailers break that line in two. */
function writerAbove(lines: readonly string[]): string | null {
  const last = lines.filter((line) => line.trim() !== "").slice(-2);
  const named = [last.slice(-1), last].map((some) => wrote.exec(some.join(" ").slice(-lineLookedAt))?.groups?.["name"]);
  return nameOf(named.find((name) => name !== undefined) ?? "");
}

const nameOf = (name: string) => oneLine(name.replace(/<[^>]*>|\[mailto:[^\]]*\]|"/g, "").slice(0, 200));

function draftsOf({ voice, isQuoted, lines }: Stretch): Draft[] {
  const bare = lines.map((line) => line.replace(/^(?:>[ \t]?)+/, ""));
  const { drafts } = readPlainText(bare.join("\n"));
  return drafts.map((draft, index): Draft => {
    // A short first line is a greeting here, and no headline.
    const kind = isQuoted ? "quotation" : draft.kind === "heading" ? "paragraph" : draft.kind;
    return index === 0 ? { kind, text: draft.text, opens: voice } : { kind, text: draft.text };
  });
}

/** Where nothing is quoted nothing is marked, and whose words they are may still be proposed. */
const withoutFirstMark = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.every(({ opens }) => opens === undefined || opens === bodyVoice)
    ? drafts.map(({ opens: _opens, ...draft }) => draft)
    : drafts;

/** HTML marks quotations itself. */
function quoted(drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft, index) => {
    const isQuoted = draft.kind === "quotation";
    const wasQuoted = drafts[index - 1]?.kind === "quotation";
    return isQuoted === wasQuoted ? draft : { ...draft, opens: isQuoted ? quotation(null) : bodyVoice };
  });
}
