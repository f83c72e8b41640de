import { z } from "zod";
import { reliabilities, segmentKinds } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";
import type { Voice } from "./draft";
import { oneLine } from "./one-line";

const mark = /^<!--\s*segment\s*:([\s\S]*?)-->\s*$/i;
const anyMark = /<!--\s*segment\s*:/i;

const settings = z.strictObject({
  voice: z.string().transform(oneLine).nullable().default(null),
  reliability: z.enum(reliabilities).nullable().default(null),
});

/**
 * Reads `<!-- segment: wire; voice: Reuters; reliability: B -->`, which stands alone on its line in a
 * Markdown file and says that another voice begins. `null` for any other HTML.
 *
 * @throws {Problem} `invalid` for a mark that cannot be read or is not alone, naming file and line: text put
 * into the wrong mouth would be worse than text not imported.
 */
export function readSegmentMark(html: string, at: Readonly<{ fileName: string; line: number; alone: boolean }>) {
  if (!anyMark.test(html)) return null;
  const place = `“${at.fileName}”, line ${at.line}:`;
  const found = at.alone ? mark.exec(html.trim()) : null;
  if (!found)
    throw new Problem("invalid", `${place} a segment mark has to stand alone on its line, outside other HTML.`);
  const [name = "", ...parts] = (found[1] ?? "").split(";").map((part) => part.trim());
  const kind = segmentKinds.find((known) => known === name);
  if (!kind) {
    throw new Problem("invalid", `${place} there is no segment kind “${name}”. Use one of ${segmentKinds.join(", ")}.`);
  }
  const read = settings.safeParse(Object.fromEntries(parts.filter((part) => part !== "").map(namedValue)));
  if (!read.success) {
    const advice = `After the kind may follow voice: and reliability: (${reliabilities.join(", ")}).`;
    throw new Problem("invalid", `${place} the segment mark cannot be read. ${advice}`);
  }
  const voice: Voice = { kind, ...read.data };
  return voice;
}

/** "voice: Reuters", from its first colon on; what has none names nothing. */
function namedValue(part: string): [name: string, value: string] {
  const [name = "", ...value] = part.split(":");
  return [name.trim(), value.join(":").trim()];
}
