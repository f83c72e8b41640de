import type { Access } from "@/db/access";
import { interchangeFile } from "@/db/queries/interchange";
import type { InterchangeFormat } from "@/lib/interop/print-annotations";
import packageJson from "@/package.json";
import { printed } from "@/server/printing/job";
import { exitCodes, type Invocation } from "./cli-command";
import { printJson, say } from "./print";
import { writeWhole } from "./write-whole";

type Wanted = Readonly<{ access: Access; format: InterchangeFormat; claims: string | null; out: string }> &
  Readonly<{ withConfidential?: true }>;

/** Prints an investigation for another program. @throws {Problem} `invalid` for claims that are no numbers. */
export async function exportInterchange(wanted: Wanted, invocation: Invocation): Promise<number> {
  const { access, format, claims, out, withConfidential = false } = wanted;
  const { url: origin } = invocation.environment();
  const { isChosen } = printed({ claims, template: null, generatedAtMs: access.now(), version: packageJson.version });
  const choice = { version: packageJson.version, origin, withConfidential, ...(isChosen && { isChosen }) };
  const { body, count } = await interchangeFile(access, format, choice);
  if (out === "-") {
    await invocation.terminal.out(body);
    return exitCodes.done;
  }
  await writeWhole(out, body);
  const things = format === "claimreview" ? "claim reviews" : "annotations";
  if (invocation.asJson) await printJson(invocation, { file: out, format, count });
  else say(invocation, `Wrote ${count} ${things} to ${out}.`);
  return exitCodes.done;
}
