import { open } from "node:fs/promises";
import { z } from "zod";
import type { Access } from "@/db/access";
import { applyLine } from "@/db/commands/apply-line";
import { isProblem, Problem } from "@/lib/errors";
import { actor, entered } from "./acting";
import { cliCommand, exitCodes, investigationOption } from "./cli-command";
import { type Line, linesOf } from "./lines";
import { withExisting } from "./opened";
import { printJson, say } from "./print";

const identified = z.object({ id: z.string() });

/** Carries out commands from a file, a line each, in order. Every line is durable before it is answered. */
export const applyCommand = cliCommand({
  name: "apply",
  usage: "--investigation SLUG FILE.jsonl",
  summary: "Carries out commands from a file: the same ones as the screen sends.",
  acts: true,
  options: [investigationOption],
  notes: [
    'A line is {"id","command","input"}; the file `-` is standard input. Empty lines are skipped.',
    'It is answered by {"id","ok":true,"result"} or {"id","ok":false,"problem":{"code","message"},"line"}, a ' +
      "line each, in order. What follows a refused line is still carried out.",
    "The id is yours to choose, unique for one person in one investigation. A line sent again answers the " +
      "same and changes nothing.",
    "The id of what a line makes (a claim, its appearance, a link, an assessment, a verdict, a thread, a comment) " +
      "may be left out: it follows from the line's.",
    'A passage may be given as {"source","exact","prefix"?,"suffix"?}; the source by id, number, file name or title.',
  ],
  shape: z.object({
    investigation: z.string(),
    words: z.tuple([z.string()], "Name one file, or - for standard input."),
  }),
  run: ({ investigation, words: [file] }, invocation) =>
    withExisting(invocation, async (store) => {
      const acting = await actor(store, invocation);
      await entered(store, investigation, acting);
      const input = file === "-" ? invocation.terminal.input : (await open(file)).createReadStream();
      const counts = { applied: 0, refused: 0 };
      for await (const line of linesOf(input)) {
        // Anew for each line, as the socket does, so that a changed role takes effect at once.
        const answer = await answered(line, () => entered(store, investigation, acting));
        if (!answer) continue;
        if (answer.ok) counts.applied += 1;
        else counts.refused += 1;
        await printJson(invocation, answer);
      }
      say(invocation, `${counts.applied} applied, ${counts.refused} refused.`);
      return counts.refused > 0 ? exitCodes.refused : exitCodes.done;
    }),
});

type Answer = Readonly<
  | { id: string; ok: true; result: unknown }
  | { id: string | null; ok: false; problem: Readonly<{ code: string; message: string }>; line: number }
>;

/** The answer to one line; null for an empty one. */
async function answered(line: Line, access: () => Promise<Access>): Promise<Answer | null> {
  const isEmpty = "text" in line && line.text.trim() === "";
  if (isEmpty) return null;
  let id: string | null = null;
  try {
    const sent = jsonOf(line);
    id = identified.safeParse(sent).data?.id ?? null;
    const result = await applyLine(await access(), sent);
    return { id: identified.parse(sent).id, ok: true, result };
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    const { code, message } = thrown;
    return { id, ok: false, problem: { code, message }, line: line.number };
  }
}

/** @throws {Problem} `invalid`, naming the line. */
function jsonOf(line: Line): unknown {
  if ("wrong" in line) throw new Problem("invalid", `Line ${line.number} ${line.wrong}.`);
  try {
    return JSON.parse(line.text);
  } catch (cause) {
    throw new Problem("invalid", `Line ${line.number} is not JSON.`, { cause });
  }
}
