import type { Access } from "@/db/access";
import { interchangeFile } from "@/db/queries/interchange";
import type { InterchangeFormat } from "@/lib/interop/print-annotations";
import packageJson from "@/package.json";
import { exitCodes, type Invocation } from "./cli-command";
import { Misuse } from "./misuse";
import { printJson, say } from "./print";
import { writeWhole } from "./write-whole";

type Wanted = Readonly<{ access: Access; format: InterchangeFormat; out: string }>;

/** Prints an investigation for another program. @throws {Misuse} for a zip that would go to a screen. */
export async function exportInterchange({ access, format, out }: Wanted, invocation: Invocation): Promise<number> {
  if (format === "brat" && out === "-") throw new Misuse("A zip is no text: give --out FILE.");
  const { url: origin } = invocation.environment();
  const { body, count } = await interchangeFile(access, format, { version: packageJson.version, origin });
  if (out === "-" && typeof body === "string") {
    await invocation.terminal.out(body);
    return exitCodes.done;
  }
  await writeWhole(out, body);
  const things = format === "claimreview" ? "claim reviews" : "annotations";
  if (invocation.asJson) await printJson(invocation, { file: out, format, count });
  else say(invocation, `Wrote ${count} ${things} to ${out}.`);
  return exitCodes.done;
}
