import { allowThrough } from "@/db/access";
import { captureSource } from "@/db/commands/capture-source";
import { sendables } from "@/db/commands/sendable";
import { canonicalJson } from "@/db/history";
import { derivedId } from "@/db/new-id";
import { headSeq } from "@/db/queries/events";
import { commandIdThrough } from "@/lib/domain/access-token";
import { isProblem, Problem } from "@/lib/errors";
import { isCommandName } from "@/lib/live/inputs";
import { bodyBytes } from "../guard";
import { jsonIn, readBody } from "./read-body";
import type { Asked, Handler } from "./reply";

/** Runs a command as the live socket does. */
export const sendCommand: Handler<"sendCommand"> = async ({ access, params, request, key, around }) => {
  const { name } = params;
  if (!isCommandName(name)) throw new Problem("not-found", `There is no command “${name.slice(0, 60)}”.`);
  // The role is asked by the command itself, after it has looked whether this was answered before.
  allowThrough(access, sendables[name].spec.permission);
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) {
    throw new Problem("invalid", "Send the input as JSON, with Content-Type: application/json.");
  }
  const input = jsonIn(await readBody(request, bodyBytes.api));
  const commandId = ownId(access, key);
  const record = (outcome: string) =>
    around.log(`${name} ${outcome}`, { event: "command", command: name, commandId, outcome, by: access.reviewerId });
  const result = await sendables[name](access, key, input).catch((thrown: unknown) => {
    if (isProblem(thrown)) record(thrown.code);
    throw thrown;
  });
  record("done");
  return { json: { commandId, seq: await headSeq(access), result: inOneForm(result) } };
};

/** Reads the file in the body and admits it. One file, one source: who has many sends many. */
export const addSource: Handler<"addSource"> = async ({ access, query, request, key, around }) => {
  const bytes = await readBody(request, bodyBytes.source);
  if (bytes.length === 0) throw new Problem("invalid", "The body is empty: send the file itself.");
  const [mediaType = ""] = (request.headers["content-type"] ?? "").split(";");
  const file = { name: query.name, ...(mediaType && { mediaType: mediaType.trim() }) };
  const [found, another] = await around.ingestAll(bytes, file);
  if (!found || another) {
    throw new Problem("invalid", `“${query.name}” holds several texts, or none. Send one file for each source.`);
  }
  if ("refused" in found.outcome) throw new Problem(found.outcome.refused.code, found.outcome.refused.message);
  const id = ownId(access, key);
  const ids = { sourceId: derivedId("src", id), versionId: derivedId("ver", id) };
  const { ingested } = found.outcome;
  const added = await captureSource(access, key, { ...ids, fileName: query.name, bytes, ingested });
  const location = `${new URL(request.url ?? "/", around.home.url).pathname}/${added.sourceId}`;
  return { json: added, status: 201, location };
};

/** What the first answer says to the letter, since a retry gets what was stored of it. */
const inOneForm = (result: unknown): Record<string, unknown> => JSON.parse(canonicalJson(Object(result)));

/** A command's id as the history has it. */
function ownId({ through }: Asked<"sendCommand">["access"], key: string): string {
  return through ? commandIdThrough(through.tokenId, key) : key;
}
