import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openInstallation } from "@/db/open-installation";
import { type CommandLine, commandLine, crossread, root } from "./testing/crossread";

let cli: CommandLine;
beforeEach(async () => {
  cli = await commandLine();
});
afterEach(() => cli.remove());

describe("backup", () => {
  it("copies the database while it is open, for its owner alone, and prints the heads of the copy", async () => {
    const store = await openInstallation(cli.data, root);
    const file = join(cli.folder, "copy.sqlite");
    const { code, out } = await cli.run(["backup", file]);
    await store.close();
    expect(code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await cli.run(["verify"])).out).toBe(out);
    expect(out).toMatch(/al-tanf-2017 +\d+ +[0-9a-f]{64}\n/);
  });

  it("never overwrites", async () => {
    const file = cli.file("copy.sqlite", "precious");
    const { code, err } = await cli.run(["backup", file]);
    expect(err).toContain("exists already");
    expect(code).toBe(1);
    expect(readFileSync(file, "utf8")).toBe("precious");
  });

  it("makes no installation to copy, and refuses a place that is not there", async () => {
    const { code, err } = await crossread(["backup", join(cli.folder, "copy.sqlite"), "--data", cli.folder]);
    expect(err).toContain(`There is no Crossread database in ${cli.folder}.`);
    expect(code).toBe(1);
    const nowhere = await cli.run(["backup", join(cli.folder, "no", "where.sqlite")]);
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining("There is no such file or folder.") });
  });

  it("tells programs the heads", async () => {
    const told = await cli.json(["backup", join(cli.folder, "copy.sqlite")]);
    expect(told).toMatchObject({ findings: [], heads: [{ stream: "installation" }, { slug: "al-tanf-2017" }] });
  });
});
