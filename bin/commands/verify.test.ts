import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DATABASE_FILE } from "@/db/open-installation";
import { type CommandLine, commandLine, crossread } from "./testing/crossread";

let cli: CommandLine;
beforeEach(async () => {
  cli = await commandLine();
});
afterEach(() => cli.remove());

const bundled = ["--investigation", "al-tanf-2017"];
const headIn = (out: string) => /al-tanf-2017 +\d+ +([0-9a-f]{64})\n/.exec(out)?.[1] ?? "";

function tamper(statement: string): void {
  const database = new Database(join(cli.data, DATABASE_FILE));
  database.exec("drop trigger source_versions_refuse_update; drop trigger audit_events_refuse_delete");
  database.prepare(statement).run();
  database.close();
}

describe("verify", () => {
  it("prints the head of each history", async () => {
    const { code, out, err } = await cli.run(["verify"]);
    expect(out).toMatch(/^history +events +head\ninstallation +\d+ +[0-9a-f]{64}\nal-tanf-2017 +\d+ +[0-9a-f]{64}\n$/);
    expect(err).toMatch(/^Checked \d+ events, 5 texts and \d+ passages: all as it was\.\n$/);
    expect(code).toBe(0);
  });

  it("checks one investigation, and refuses one that is not there", async () => {
    const { out } = await cli.run(["verify", ...bundled]);
    expect(out.split("\n")).toHaveLength(3);
    expect(await cli.run(["verify", "--investigation", "tower"])).toMatchObject({ code: 1, out: "" });
  });

  it("names what is wrong and where", async () => {
    tamper("update source_versions set text = replace(text, '18', '19') where captured_from = '02-tabnak.md'");
    const { code, out, err } = await cli.run(["verify"]);
    expect(out).toMatch(/^fault: text, ver_[0-9a-z]{20}: the text is not the one of its SHA-256\.$/m);
    expect(out).toMatch(/^fault: passage, psg_[0-9a-z]{20}: /m);
    expect(err).toMatch(/: \d+ faults\.\n$/);
    expect(code).toBe(1);
    expect(await cli.json(["verify"])).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ kind: "text" })]),
    });
  });

  it("takes growth for what it is, and truncation too", async () => {
    const { out } = await cli.run(["verify"]);
    const expected = [
      "--expect",
      headIn(out).toUpperCase(),
      "--expect",
      /installation .* (\w+)\n/.exec(out)?.[1] ?? "",
    ];
    const passage = { source: 1, exact: "May 18" };
    const line = { id: "more", command: "record-claim", input: { passage, wording: "A claim.", type: "other" } };
    expect(await cli.run(["apply", ...bundled, "-"], JSON.stringify(line))).toMatchObject({ code: 0 });
    expect(await cli.run(["verify", ...expected])).toMatchObject({ code: 0 });
    tamper("delete from audit_events where seq >= (select max(seq) - 1 from audit_events)");
    const { code, out: faults } = await cli.run(["verify", ...expected]);
    expect(faults).toContain(`fault: expected-head, ${headIn(out)}: stands in no history that was checked`);
    expect(code).toBe(1);
  });

  it("does not make what it cannot find", async () => {
    const { code, err } = await crossread(["verify", "--data", cli.folder]);
    expect(err).toContain(`There is no Crossread database in ${cli.folder}.`);
    expect(code).toBe(1);
  });
});
