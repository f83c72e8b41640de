import type { Access } from "@/db/access";
import { printInterchange } from "@/db/queries/interchange";
import type { InterchangeFormat } from "@/lib/interop/print-annotations";
import packageJson from "@/package.json";
import { printed as chosenOf } from "@/server/printing/job";
import { exitCodes, type Invocation } from "./cli-command";
import { printJson, say } from "./print";
import { writeWhole } from "./write-whole";

type Wanted = Readonly<{ access: Access; format: InterchangeFormat; claims: string | null; out: string }> &
  Readonly<{ withConfidential?: true }>;

/** Prints an investigation for another program. @throws {Problem} `invalid` for claims that are no numbers. */
export async function exportInterchange(wanted: Wanted, invocation: Invocation): Promise<number> {
  const { access, format, claims, out, withConfidential = false } = wanted;
  const { url: origin } = invocation.environment();
  const { isChosen } = chosenOf({ claims, template: null, generatedAtMs: access.now(), version: packageJson.version });
  const choice = { version: packageJson.version, origin, withConfidential, ...(isChosen && { isChosen }) };
  let count = 0;
  await printInterchange(
    access,
    format,
    choice,
    (parts) => (out === "-" ? printed(parts, invocation) : writeWhole(out, parts)),
    () => {
      count += 1;
    },
  );
  if (out === "-") return exitCodes.done;
  const things = format === "claimreview" ? "claim reviews" : "annotations";
  if (invocation.asJson) await printJson(invocation, { file: out, format, count });
  else say(invocation, `Wrote ${count} ${things} to ${out}.`);
  return exitCodes.done;
}

async function printed(parts: AsyncIterable<string | Uint8Array>, { terminal }: Invocation): Promise<void> {
  for await (const part of parts) await terminal.out(part);
}
