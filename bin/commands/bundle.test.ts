import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { leftOut, parts } from "@/db/engines/sqlite/copy-investigation";
import { DATABASE_FILE } from "@/db/open-installation";
import { type CommandLine, commandLine } from "./testing/crossread";

let here: CommandLine;
let there: CommandLine;
let file: string;

beforeEach(async () => {
  here = await commandLine();
  there = await commandLine();
  file = join(here.folder, "tower.bundle");
  const note = here.file("tower.txt", "The tower is 330 m tall.\n\nIt was built in 1889, the keeper said.\n");
  await here.run(["import", "--investigation", "tower", "--title", "The tower", note]);
  const claim = { passage: { source: 1, exact: "330 m tall" }, wording: "The tower is 330 m tall.", type: "other" };
  const line = JSON.stringify({ id: "first", command: "record-claim", input: claim });
  await here.run(["apply", "-", "--investigation", "tower"], line);
});
afterEach(() => {
  here.remove();
  there.remove();
});

const bundled = () => here.run(["bundle", "--investigation", "tower", file]);
const tableOf = (data: string) => new Database(join(data, DATABASE_FILE), { readonly: true });

describe("bundle and unbundle", () => {
  it("bring an investigation to another installation, whole, under whoever takes it in", async () => {
    const { code, out } = await bundled();
    expect(code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(here.folder).filter((name) => name.startsWith("tower.bundle"))).toEqual(["tower.bundle"]);
    const head = /tower +\d+ +([0-9a-f]{64})/.exec(out)?.[1] ?? "";

    const taken = await there.run(["unbundle", file]);
    expect(taken.err).toContain('Took in "tower"');
    expect(taken.code).toBe(0);
    expect((await there.run(["verify", "--expect", head])).code).toBe(0);
    const claims = ["list", "claims", "--investigation", "tower"];
    expect(await there.json(claims)).toEqual(await here.json(claims));
    expect(await there.json(["list", "investigations"])).toContainEqual(
      expect.objectContaining({ slug: "tower", role: "manager" }),
    );
    const found = tableOf(there.data).prepare(
      "select count(*) from sentences where investigation_id = (select id from investigations where slug = 'tower')",
    );
    expect(found.pluck().get()).toBe(2);
    expect(readdirSync(there.data).filter((name) => name.startsWith("incoming"))).toEqual([]);
  });

  it("take no account, password or invitation along, nor another investigation", async () => {
    await bundled();
    const database = new Database(file, { readonly: true });
    for (const table of ["users", "sign_in_sessions", "invitations"]) {
      expect(database.prepare(`select count(*) from ${table}`).pluck().get(), table).toBe(0);
    }
    expect(database.prepare("select slug from investigations").pluck().all()).toEqual(["tower"]);
    expect(readFileSync(file).includes("argon2")).toBe(false);
  });

  it("refuse what is here already, and leave it as it is", async () => {
    await bundled();
    const { code, err } = await here.run(["unbundle", file]);
    expect(err).toContain('The investigation "tower" is here already.');
    expect(code).toBe(1);
    await there.run(["import", "--investigation", "tower", there.file("other.txt", "Another tower.")]);
    expect((await there.run(["unbundle", file])).err).toContain('Another investigation is called "tower" here');
    expect((await there.run(["verify"])).code).toBe(0);
  });

  it("refuse a bundle in which something was changed, and take in nothing of it", async () => {
    await bundled();
    const database = new Database(file);
    database.prepare("update claims set wording = 'The tower is 300 m tall.'").run();
    database.close();
    const { code, err } = await there.run(["unbundle", file]);
    expect(err).toContain("The bundle is not what was written, and nothing was taken in.");
    expect(code).toBe(1);
    expect(await there.json(["list", "investigations"])).not.toContainEqual(expect.objectContaining({ slug: "tower" }));
  });

  it("refuse a bundle that shows one thing when it is checked and another when it is taken in", async () => {
    await bundled();
    const database = new Database(file);
    const columns = database.prepare("select name from pragma_table_info('claims')").pluck().all().map(String);
    // A view whose words depend on whether somebody has the file open beside another.
    const shown = columns.map((name) =>
      name === "wording"
        ? "case when (select count(*) from pragma_database_list where name = 'other') then 'It fell.' else wording end as wording"
        : `"${name}"`,
    );
    database.exec(`alter table claims rename to kept; create view claims as select ${shown} from kept`);
    database.close();
    const { code, err } = await there.run(["unbundle", file]);
    expect(err).toContain("This is not a bundle");
    expect(code).toBe(1);
    expect((await there.run(["verify"])).code).toBe(0);
    expect(await there.json(["list", "investigations"])).not.toContainEqual(expect.objectContaining({ slug: "tower" }));
  });

  it("refuse a bundle that has anything of its own beside the tables", async () => {
    await bundled();
    const database = new Database(file);
    database.exec("create trigger of_mine after insert on claims begin select raise(abort, 'no'); end");
    database.close();
    const { code, err } = await there.run(["unbundle", file]);
    expect(err).toContain("This is not a bundle");
    expect(code).toBe(1);
  });

  it("refuse what is no bundle, and a file that is there", async () => {
    const note = there.file("note.txt", "Not a database, but words enough to be taken for one.");
    const { code, err } = await there.run(["unbundle", note]);
    expect(err).toContain("is no database of Crossread");
    expect(code).toBe(1);
    expect((await there.run(["unbundle", join(there.folder, "missing")])).err).toContain("There is no file");
    writeFileSync(file, "precious");
    expect((await bundled()).err).toContain("exists already");
    expect(readFileSync(file, "utf8")).toBe("precious");
  });

  it("know every table that belongs to an investigation", () => {
    const database = tableOf(here.data);
    const named = database
      .prepare(
        `select distinct m.name from sqlite_master m join pragma_table_info(m.name) c
         where m.type = 'table' and (c.name = 'investigation_id' or c.name = 'stream')`,
      )
      .pluck()
      .all()
      .map(String);
    const known = [...parts.map(([table]) => table), ...leftOut];
    expect(named.filter((table) => !known.some((other) => other === table))).toEqual([]);
  });
});
