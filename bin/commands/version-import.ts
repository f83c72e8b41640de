import { basename } from "node:path";
import { z } from "zod";
import { captureVersion, type Reanchoring } from "@/db/commands/capture-version";
import { newCommandId, newId } from "@/db/new-id";
import { sourceSummaries } from "@/db/queries/sources";
import { Problem } from "@/lib/errors";
import type { Ingested } from "@/lib/ingest/ingest";
import type { ReadingRoom } from "@/server/reading-room";
import { actor, entered } from "./acting";
import { bytesOf, problemOf, withReadingRoom } from "./brought-file";
import { cliCommand, exitCodes, investigationOption } from "./cli-command";
import { withExisting } from "./opened";
import { onOneLine, printJson, say } from "./print";

/** Brings in a file as what a source says now. Its passages go along, or wait for somebody's look. */
export const versionImportCommand = cliCommand({
  name: "version import",
  usage: "--investigation SLUG --source N FILE",
  summary: "Brings a file in as a new version of a source.",
  acts: true,
  options: [
    investigationOption,
    { name: "source", value: "N", meaning: "The number of the source; see crossread list sources." },
  ],
  notes: [
    "Passages whose words stand there still go along; the others wait for a look, as they do when it is brought in on the page.",
    "Refused when nothing has changed, or the file is here already. The earlier versions stay.",
    "The file is of a kind that import takes, and holds one text.",
  ],
  shape: z.object({
    investigation: z.string(),
    source: z
      .string()
      .regex(/^[1-9]\d{0,8}$/, "must be the number of a source")
      .transform(Number),
    words: z.tuple([z.string()], "Name one file."),
  }),
  run: ({ investigation, source: number, words: [file] }, invocation) =>
    withExisting(invocation, async (store) => {
      const acting = await actor(store, invocation);
      const source = (await sourceSummaries(await entered(store, investigation, acting))).find(
        (one) => one.number === number,
      );
      if (!source) throw new Problem("not-found", `There is no source ${number} in "${investigation}".`);
      const bytes = await bytesOf(file).catch((thrown: unknown) => {
        throw problemOf(thrown);
      });
      const fileName = basename(file);
      const { ingested, done } = await withReadingRoom(invocation, async (room) => {
        const ingested = await onlyOneIn(room, bytes, fileName);
        const ids = { sourceId: source.id, versionId: newId("ver") };
        const access = await entered(store, investigation, acting); // Anew: reading may have taken a while.
        const captured = { ...ids, fileName, bytes, ingested };
        const reanchor: Reanchoring = (stood, into) => room.reanchorAll(stood, into);
        return { ingested, done: await captureVersion(access, newCommandId(), captured, reanchor) };
      });
      const { number: version, versionId, followed, waiting } = done;
      const { warnings } = ingested;
      if (invocation.asJson) {
        await printJson(invocation, { source: number, version, versionId, followed, waiting, warnings });
        return exitCodes.done;
      }
      const went = `${followed} passages went along, ${waiting} wait for a look`;
      await invocation.terminal.out(
        `${onOneLine(`Version ${version} of source ${number}, ${source.title}: ${went}`)}.\n`,
      );
      for (const warning of warnings) say(invocation, `  ${warning}`);
      return exitCodes.done;
    }),
});

/** @throws {Problem} for what is refused, and for what holds more than one. */
async function onlyOneIn(room: ReadingRoom, bytes: Uint8Array, fileName: string): Promise<Ingested> {
  const [found, another] = await room.ingestAll(bytes, { name: fileName });
  if (!found || another) {
    throw new Problem("invalid", `“${fileName}” holds several texts, or none. Name the file of this one source.`);
  }
  if ("refused" in found.outcome) throw new Problem(found.outcome.refused.code, found.outcome.refused.message);
  return found.outcome.ingested;
}
