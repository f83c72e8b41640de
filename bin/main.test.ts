import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { crossread, root } from "./commands/testing/crossread";
import { main } from "./main";

const folders: string[] = [];
const emptyFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "crossread-main-"));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe("a line that cannot be meant", () => {
  it.each([
    [[], "Say what to do"],
    [["frob"], "There is no command"],
    [["--data", "x", "list"], "The command comes first"],
    [["user"], "There is no command"],
    [["list"], "Say what to list: investigations, sources, claims, events."],
    [["list", "people"], "must be one of"],
    [["list", "claims", "sources"], "Say what to list"],
    [["import", "--frob"], "Unknown option '--frob'."],
    [["import", "--frob"], "Usage: crossread import --investigation SLUG"],
    [["import", "a.txt"], "--investigation SLUG is missing."],
    [["import", "--investigation"], "--investigation <value>"],
    [["import", "--investigation", "tower"], "Name at least one file."],
    [["import", "--investigation", "The Tower", "a.txt"], "must be lower-case letters"],
    [["export", "--investigation", "tower"], "--format FORMAT is missing."],
    [["export", "--investigation", "tower", "--format", "doc"], "must be one of pdf, docx, html"],
    [["apply", "--investigation", "tower"], "Name one file, or - for standard input."],
    [["verify", "--expect", "abc"], "must be 64 hexadecimal digits"],
    [["backup"], "Name one file."],
    [["user", "add", "--email", "a@example.org", "--name", "A"], "--password-stdin is missing."],
    [["user", "add", "--email", "a@example.org", "--name", "A", "--password", "x"], "never an argument"],
    [["user", "add", "--email", "a@example.org", "--name", "A", "--password=x"], "never an argument"],
    [["help", "frob"], "record-claim"],
    [["list", "investigations", "--data", ""], "--data DIR must not be empty"],
    [["verify", "--as", "a@example.org"], "Unknown option '--as'"],
    [["serve", "now"], "Only options are taken."],
  ])("%j is answered with a hint", async (args, hint) => {
    const { code, out, err } = await crossread(args);
    expect(err).toContain(hint);
    expect(out).toBe("");
    expect(code).toBe(2);
  });

  it("is told to programs too", async () => {
    const { code, out } = await crossread(["import", "--frob", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ problem: { code: "usage" } });
    expect(code).toBe(2);
  });
});

describe("what goes wrong", () => {
  it("is a sentence, without a stack, when a person can act on it", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "a-file"), "");
    const { code, err } = await crossread([
      "import",
      "--investigation",
      "tower",
      "x.txt",
      "--data",
      join(folder, "a-file", "data"),
    ]);
    expect(err).toMatch(/: A part of this path is a file, not a folder\.\n$/);
    expect(err.split("\n")).toHaveLength(2);
    expect(code).toBe(1);
  });

  it("is a sentence for a database that is none", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "crossread.sqlite"), "This was a database once. ".repeat(100));
    const { code, err } = await crossread(["verify", "--data", folder]);
    expect(err).toBe("This file is not a database. If it was one, it is damaged: put a backup in its place.\n");
    expect(code).toBe(1);
  });

  it("is refused at the start when the environment is wrong", async () => {
    vi.stubEnv("CROSSREAD_URL", "desk.example.org");
    const { code, err } = await crossread(["list", "investigations", "--data", emptyFolder()]);
    expect(err).toContain("CROSSREAD_URL is");
    expect(code).toBe(1);
  });

  it("travels on when it is a bug", async () => {
    const broken = {
      input: (async function* () {})(),
      out: () => Promise.reject(new RangeError("broken")),
      err: () => {},
    };
    await expect(main(["help"], { root, terminal: broken })).rejects.toThrow(RangeError);
  });
});

it("says its version", async () => {
  expect((await crossread(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

it("keeps its data where CROSSREAD_DATA says, unless --data says otherwise", async () => {
  const [one, other] = [emptyFolder(), emptyFolder()];
  vi.stubEnv("CROSSREAD_DATA", one);
  expect((await crossread(["verify"])).err).toContain(one);
  expect((await crossread(["verify", "--data", other])).err).toContain(other);
});
