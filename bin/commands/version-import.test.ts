import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeZip } from "@/lib/ingest/testing/make-zip";
import { type CommandLine, commandLine } from "./testing/crossread";

let cli: CommandLine;
beforeEach(async () => {
  cli = await commandLine();
});
afterEach(() => cli.remove());

const tower = "The tower\n\nThe tower is 330 m tall. It was built in 1889, the keeper said.\n";
const into = ["version", "import", "--investigation", "tower", "--source", "1"];

describe("version import", () => {
  it("brings a file in as the next version, and says what became of the passages", async () => {
    await cli.run(["import", "--investigation", "tower", cli.file("tower.txt", tower)]);
    for (const [id, exact] of [
      ["claim-0001", "The tower is 330 m tall."],
      ["claim-0002", "It was built in 1889"],
    ]) {
      const input = { wording: exact, type: "other", modality: "asserted", passage: { source: 1, exact } };
      const line = `${JSON.stringify({ id, command: "record-claim", input })}\n`;
      const applied = await cli.run(["apply", "--investigation", "tower", "-"], line);
      expect(applied.out).toContain('"ok":true');
    }
    const later = cli.file("later.txt", tower.replace("330", "324"));
    expect(await cli.json([...into, later])).toMatchObject({ source: 1, version: 2, followed: 1, waiting: 1 });
    const again = await cli.run([...into, later]);
    expect(again.code).toBe(1);
    expect(again.err).toContain("Nothing has changed since version 2");
  });

  it("refuses a source that is not there, a file that is none, and several texts in one", async () => {
    await cli.run(["import", "--investigation", "tower", cli.file("tower.txt", tower)]);
    const later = cli.file("later.txt", "Other words.\n");
    const other = await cli.run(["version", "import", "--investigation", "tower", "--source", "7", later]);
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining("There is no source 7") });
    expect(await cli.run([...into, cli.folder])).toMatchObject({ code: 1, err: expect.stringContaining("not a file") });
    const two = cli.file("two.zip", makeZip({ "a.txt": "One.", "b.txt": "Two." }));
    expect(await cli.run([...into, two])).toMatchObject({ code: 1, err: expect.stringContaining("several texts") });
    expect(await cli.run(["version", "import", "--investigation", "tower", later])).toMatchObject({ code: 2 });
  });
});
