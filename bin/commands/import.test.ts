import { mkdirSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MAX_SOURCE_BYTES } from "@/lib/ingest/max-source-bytes";
import { makeZip } from "@/lib/ingest/testing/make-zip";
import { type CommandLine, commandLine } from "./testing/crossread";

let cli: CommandLine;
beforeEach(async () => {
  cli = await commandLine();
});
afterEach(() => cli.remove());

const tower = "The tower\n\nThe tower is 330 m tall. It was built in 1889, the keeper said.\n";

describe("import", () => {
  it("makes a missing investigation and says what each file became", async () => {
    const file = cli.file("tower.txt", tower);
    const { code, out, err } = await cli.run(["import", "--investigation", "tower", "--title", "The tower", file]);
    expect(out).toMatch(new RegExp(`^${file}: source 1, src_[0-9a-z]{20}, The tower\n$`));
    expect(err).toContain('Opened the investigation "tower".');
    expect(err).toContain("Title guessed from the first line.");
    expect(code).toBe(0);
    expect(await cli.json(["list", "investigations"])).toContainEqual(
      expect.objectContaining({ slug: "tower", title: "The tower", role: "manager", sources: 1 }),
    );
    expect(await cli.json(["list", "sources", "--investigation", "tower"])).toEqual([
      expect.objectContaining({ number: 1, title: "The tower", capturedFrom: "tower.txt", retold: false }),
    ]);
  });

  it("refuses each bad file with the reason, and brings the others in", async () => {
    const folder = join(cli.folder, "folder");
    mkdirSync(folder);
    const huge = cli.file("huge.txt", "");
    truncateSync(huge, MAX_SOURCE_BYTES + 1);
    const bad = {
      [join(cli.folder, "missing.txt")]: "There is no such file",
      [folder]: "This folder has no files in it",
      [cli.file("empty.txt", "")]: "is empty",
      [cli.file("binary.txt", new Uint8Array([1, 0, 2, 0]))]: "is a binary file",
      [cli.file("latin.txt", Buffer.from("caf\xe9", "latin1"))]: "is not valid UTF-8",
      [cli.file("page.pdf", "%PDF-1.7")]: "cannot be read as a PDF",
      [huge]: "at most 25 MB are read",
      [cli.file("again.txt", tower)]: "the same file is here already, as source 1",
    };
    const files = [cli.file("tower.txt", tower), ...Object.keys(bad), cli.file("other.md", "# Other\n\nWords.\n")];
    const { code, out } = await cli.run(["import", "--investigation", "tower", "--json", ...files]);
    const answers = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers).toEqual([
      expect.objectContaining({ file: files[0], ok: true, source: 1, title: "The tower" }),
      ...Object.entries(bad).map(([file, reason]) => ({
        file,
        ok: false,
        problem: { code: expect.any(String), message: expect.stringContaining(reason) },
      })),
      expect.objectContaining({ file: files.at(-1), ok: true, source: 2, title: "Other" }),
    ]);
    expect(code).toBe(1);
  });

  it("tells of each thing in a folder, an archive, a mail and a table, and brings in what can be read", async () => {
    const folder = join(cli.folder, "letters");
    mkdirSync(join(folder, "harbour", ".git"), { recursive: true });
    cli.file("letters/harbour/.git/config.txt", "Hidden words.");
    symlinkSync("/", join(folder, "root"));
    cli.file("letters/harbour/ferry.eml", "From: Ada <ada@post.example>\nSubject: Late\n\nThe ferry was late.\n");
    cli.file("letters/notes.zip", makeZip({ "one.txt": "Words of one.", "photo.png": "x" }));
    cli.file("letters/posts.csv", 'Headline,What,When\nFirst,"Words, of first.",2017-05-30\nSecond,,\n');
    const columns = ["--columns", "text=What,published=When"];
    const { code, out, err } = await cli.run(["import", "--investigation", "post", "--json", ...columns, folder]);
    const answers = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { file: join(folder, "harbour/ferry.eml"), ok: true, source: 1, title: "Late", author: "Ada" },
      { file: join(folder, "notes.zip/one.txt"), ok: true, source: 2, title: "one" },
      { file: join(folder, "notes.zip/photo.png"), ok: false, problem: { code: "invalid" } },
      { file: join(folder, "posts.csv, line 2"), ok: true, source: 3, published: { date: "2017-05-30" } },
      { file: join(folder, "posts.csv, line 3"), ok: false, problem: { code: "invalid" } },
    ]);
    expect(err).toContain("2 of 5 were refused.");
    expect(code).toBe(1);
  });

  it("refuses a map of columns that is none", async () => {
    const file = cli.file("a.csv", "a,b\n1,2\n");
    for (const map of ["title", "headline=x", "=a"]) {
      const { code, err } = await cli.run(["import", "--investigation", "x", "--columns", map, file]);
      expect([code, err]).toEqual([2, expect.stringContaining("--columns MAP must be a list such as title=Headline")]);
    }
  });

  it("opens no investigation for files that cannot be read", async () => {
    const { code, err } = await cli.run(["import", "--investigation", "tower", cli.file("empty.txt", "")]);
    expect(err).toContain("empty.txt: refused.");
    expect(code).toBe(1);
    expect(await cli.json(["list", "investigations"])).not.toContainEqual(expect.objectContaining({ slug: "tower" }));
  });

  it("opens an investigation for nobody but a manager of the installation", async () => {
    const person = ["--email", "b@example.org", "--name", "B", "--password-stdin"];
    await cli.run(["user", "add", ...person, "--investigation", "al-tanf-2017"], "a long enough password\n");
    const file = cli.file("tower.txt", tower);
    const asB = ["--as", "b@example.org"];
    const opened = await cli.run(["import", "--investigation", "tower", ...asB, file]);
    expect(opened).toMatchObject({ code: 1, out: "", err: expect.stringContaining("opening investigations") });
    expect(await cli.run(["import", "--investigation", "al-tanf-2017", ...asB, file])).toMatchObject({ code: 0 });
  });
});
