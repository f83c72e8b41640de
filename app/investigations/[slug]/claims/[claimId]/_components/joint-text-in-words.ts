import type { Others, TabTextState } from "@/app/_live/joint-text/tab-text";

const lines: Readonly<Record<TabTextState["line"], string>> = {
  connecting: "Connecting…",
  connected: "",
  away: "Not connected: what you write stays here and is sent when the line is back.",
  "too-long": "This text has grown too long to be kept. Copy what you need, and load the page again.",
};

export const lineInWords = (line: TabTextState["line"]): string => lines[line];

/** Who else has the text open: those who write, and those who read along. */
export function othersInWords(others: readonly Others[], oneWrites: boolean): string {
  const writing = others.filter(({ mayWrite }) => mayWrite).map(({ name }) => name);
  const reading = others.filter(({ mayWrite }) => !mayWrite).map(({ name }) => name);
  const said = [
    writing.length > 0 &&
      `${namesListed(writing)} ${writing.length === 1 ? "writes" : "write"} here${oneWrites ? " too" : ""}.`,
    reading.length > 0 && `${namesListed(reading)} ${reading.length === 1 ? "reads" : "read"} along.`,
  ];
  return said.filter(Boolean).join(" ");
}

export function namesListed(names: readonly string[]): string {
  const [last, ...before] = [...names].reverse();
  return before.length === 0 ? (last ?? "") : `${before.reverse().join(", ")} and ${last}`;
}
