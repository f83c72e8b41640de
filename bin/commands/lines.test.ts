import { expect, it } from "vitest";
import { LINE_BYTES, type Line, linesOf } from "./lines";

async function read(...chunks: readonly (string | Uint8Array)[]): Promise<Line[]> {
  const bytes = chunks.map((chunk) => (typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk));
  const lines: Line[] = [];
  for await (const line of linesOf(
    (async function* () {
      yield* bytes;
    })(),
  ))
    lines.push(line);
  return lines;
}

it("cuts at line feeds alone, wherever the pieces end", async () => {
  expect(await read("a", "b\n\nc\u2028d\r\n", "e")).toEqual([
    { number: 1, text: "ab" },
    { number: 2, text: "" },
    { number: 3, text: "c\u2028d\r" },
    { number: 4, text: "e" },
  ]);
});

it("has no line after a last line feed", async () => {
  expect(await read("a\n")).toEqual([{ number: 1, text: "a" }]);
  expect(await read("")).toEqual([]);
});

it("joins a character that two pieces share, and leaves out a byte order mark", async () => {
  const [first = 0, ...rest] = new TextEncoder().encode("é\n");
  expect(await read("\ufeffa", new Uint8Array([first]), new Uint8Array(rest))).toEqual([{ number: 1, text: "aé" }]);
});

it("reports a line that is not UTF-8 or too long, and goes on", async () => {
  const long = "x".repeat(LINE_BYTES);
  expect(await read(new Uint8Array([0xff, 0x0a]), long, "x", long, "\nb")).toEqual([
    { number: 1, wrong: "is not valid UTF-8" },
    { number: 2, wrong: `is longer than ${LINE_BYTES} bytes` },
    { number: 3, text: "b" },
  ]);
});
