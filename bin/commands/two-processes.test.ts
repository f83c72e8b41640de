import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { commandLine, root } from "./testing/crossread";

const LINES = 40;
const PATIENCE_MS = 60_000;
const investigation = ["--investigation", "al-tanf-2017"];

/** A process of its own, as beside a running server. */
async function spawned(args: readonly string[], input: string) {
  const child = spawn(process.execPath, [join(root, "bin", "crossread"), ...args], { timeout: PATIENCE_MS });
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code, out, err };
}

const claims = (who: string) =>
  Array.from({ length: LINES }, (_, n) => {
    const passage = { source: 1, exact: "May 18" };
    return JSON.stringify({
      id: `${who}-${n}`,
      command: "record-claim",
      input: { passage, wording: `Claim ${n} of the ${who}.`, type: "other" },
    });
  }).join("\n");

it("writes from two processes at once, in one unbroken history", { timeout: PATIENCE_MS }, async () => {
  const cli = await commandLine();
  const apply = ["apply", ...investigation, "-", "--data", cli.data];
  const [one, other] = await Promise.all([spawned(apply, claims("first")), spawned(apply, claims("second"))]);
  for (const { code, out, err } of [one, other]) {
    expect(err).toBe(`${LINES} applied, 0 refused.\n`);
    expect(out.trimEnd().split("\n")).toHaveLength(LINES);
    expect(code).toBe(0);
  }
  const numbers = [one, other].flatMap(({ out }) =>
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).result.number),
  );
  expect(new Set(numbers).size).toBe(2 * LINES);
  expect(await cli.run(["verify"])).toMatchObject({ code: 0 });
  cli.remove();
});
