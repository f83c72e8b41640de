import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { enter } from "@/db/access";
import { type Connection, openConnection } from "@/db/engines/sqlite/connection";
import { derivedId, newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { searchResults } from "@/db/queries/search";
import { verifyInstallation } from "@/db/queries/verify-installation";
import * as tables from "@/db/schema";
import { openStore } from "@/db/store";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { contradiction, recordedClaim, sent } from "@/db/testing/records";
import { verifyHistory } from "@/db/testing/verify-history";

let desk: TestDesk;
let connection: Connection;

beforeAll(async () => {
  desk = await openDesk();
  const { claimId } = await recordedClaim(desk.annotator);
  await sent(desk.annotator, "link-evidence", contradiction(claimId));
  connection = openConnection(desk.file);
});
afterAll(async () => {
  connection.close();
  await desk.close();
});
beforeEach(() => void connection.exec("begin"));
afterEach(() => void connection.exec("rollback"));

const schema = Object.values(tables).flatMap((exported) =>
  is(exported, SQLiteTable) ? [getTableConfig(exported)] : [],
);
const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);

const tableRow = z.object({ name: z.string(), type: z.string(), strict: z.number() });
const columnRow = z.object({ name: z.string(), type: z.string(), notnull: z.number(), pk: z.number() });
const keyRow = z.object({ id: z.number(), seq: z.number(), table: z.string(), from: z.string(), to: z.string() });
const indexRow = z.object({ name: z.string(), unique: z.number() });

const rows = <Row>(shape: z.ZodType<Row>, pragma: string) => z.array(shape).parse(connection.pragma(pragma));

/** Foreign keys as `columns -> table(columns)`, in one order. */
function keysIn(table: string): string[] {
  const parts = rows(keyRow, `foreign_key_list(${table})`).sort(
    (one, other) => one.id - other.id || one.seq - other.seq,
  );
  return [...new Set(parts.map(({ id }) => id))]
    .map((id) => parts.filter((part) => part.id === id))
    .map((key) => `${key.map(({ from }) => from)} -> ${key[0]?.table}(${key.map(({ to }) => to)})`)
    .sort();
}

describe("the schema after all migrations", () => {
  it("has the tables that the code knows, and drizzle's own", () => {
    const made = rows(tableRow, "table_list").filter(
      ({ type, name }) => type === "table" && !name.startsWith("sqlite_"),
    );
    const known = [...schema.map(({ name }) => name), "__drizzle_migrations"];
    expect(made.map(({ name }) => name).sort()).toEqual(known.sort());
    for (const { name, strict } of made) if (name !== "__drizzle_migrations") expect(strict, name).toBe(1);
  });

  it("has the indexes of words that the code knows, and what these keep", () => {
    const others = rows(tableRow, "table_list").filter(({ type }) => type === "virtual" || type === "shadow");
    expect(
      others
        .filter(({ type }) => type === "virtual")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["label_words", "sentence_words"]);
    const ofNone = others.filter(({ name }) => !/^(label|sentence)_words(_|$)/.test(name));
    expect(ofNone).toEqual([]);
  });

  it.each(["label_words", "sentence_words"])("keeps %s in step with its table", (index) => {
    // Compares the index with the rows it is made of, and throws where they differ.
    expect(() => connection.exec(`insert into ${index}(${index}, rank) values ('integrity-check', 1)`)).not.toThrow();
  });

  it.each(schema.map((table) => [table.name, table] as const))("has %s as the code describes it", (name, table) => {
    const columns = rows(columnRow, `table_info(${name})`).map(({ name, type, notnull, pk }) => ({
      name,
      type: type.toLowerCase(),
      notnull: notnull === 1,
      pk: pk > 0,
    }));
    const inKey = new Set(table.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
    const described = table.columns.map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      notnull: column.notNull,
      pk: column.primary || inKey.has(column.name),
    }));
    expect(columns.sort(byName)).toEqual(described.sort(byName));

    const keys = table.foreignKeys.map((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference();
      const parent = getTableConfig(foreignTable).name;
      return `${columns.map((column) => column.name)} -> ${parent}(${foreignColumns.map((column) => column.name)})`;
    });
    expect(keysIn(name)).toEqual(keys.sort());

    const made = rows(indexRow, `index_list(${name})`).filter((index) => !index.name.startsWith("sqlite_autoindex"));
    const indexes = [
      ...table.indexes.map(({ config }) => ({ name: config.name, unique: config.unique ? 1 : 0 })),
      ...table.uniqueConstraints.map((constraint) => ({ name: constraint.getName() ?? "", unique: 1 })),
    ];
    expect(made.sort(byName)).toEqual(indexes.sort(byName));

    const source = connection.prepare("select sql from sqlite_master where name = ?").pluck().get(name);
    for (const check of table.checks) expect(source).toContain(`CONSTRAINT "${check.name}" CHECK`);
  });

  it("keeps every key across an investigation composite", () => {
    const scoped = new Set(schema.filter(({ columns }) => columns.some(isScope)).map(({ name }) => name));
    for (const { name, columns } of schema.filter((table) => table.columns.some(isScope))) {
      const own = rows(keyRow, `foreign_key_list(${name})`);
      for (const key of own.filter(({ table }) => scoped.has(table))) {
        const parts = own.filter(({ id }) => id === key.id).map(({ from }) => from);
        expect(parts, `${name} -> ${key.table}`).toContain(columns.find(isScope)?.name);
      }
    }
  });

  it("holds no row that refers to nothing", () => {
    expect(connection.pragma("foreign_key_check")).toEqual([]);
  });
});

const isScope = (column: { name: string }) => column.name === "investigation_id";

describe.each(["audit_events", "source_versions", "originals", "command_outcomes"])("%s", (table) => {
  const column = table === "originals" ? "sha256" : table === "source_versions" ? "captured_from" : "command_id";

  it.each([
    ["changes", `update ${table} set ${column} = 'other'`],
    ["changes to the same", `update ${table} set ${column} = ${column}`],
    ["deletes", `delete from ${table}`],
    ["replaces", `insert or replace into ${table} select * from ${table}`],
    ["updates or replaces", `update or replace ${table} set ${column} = ${column}`],
    ["upserts", `insert into ${table} select * from ${table} where true on conflict do update set ${column} = 'other'`],
  ])("refuses %s", (_what, statement) => {
    expect(() => connection.exec(statement)).toThrow(/is never|never changed|never deleted/);
  });
});

describe("the keys", () => {
  const insert = (table: string, values: Readonly<Record<string, string | number | null>>) => () =>
    connection
      .prepare(
        `insert into ${table} (${Object.keys(values).map((name) => `"${name}"`)}) values (${Object.keys(values).map(() => "?")})`,
      )
      .run(...Object.values(values));
  const first = (statement: string) =>
    z.record(z.string(), z.union([z.string(), z.number(), z.null()])).parse(connection.prepare(statement).get());

  it("refuse segments that overlap", () => {
    const segment = first("select * from segments limit 1");
    const start = Number(segment["end"]) - 1;
    expect(insert("segments", { ...segment, id: newId("seg"), start, end: start + 5 })).toThrow("do not overlap");
    expect(insert("segments", { ...segment, id: newId("seg"), start: start + 1, end: start + 5 })).not.toThrow();
  });

  it.each([
    ["evidence_links", "evl"],
    ["appearances", "app"],
  ] as const)("refuse %s from one investigation into another", (table, prefix) => {
    const row = first(`select * from ${table} limit 1`);
    const abroad = { ...row, id: newId(prefix), retracted_at_ms: 1, investigation_id: desk.otherInvestigation.id };
    expect(insert(table, abroad)).toThrow("FOREIGN KEY");
  });

  it.each(["passages", "segments", "source_versions"])("refuse %s of another investigation's source", (table) => {
    const row = first(`select * from ${table} limit 1`);
    const other =
      table === "source_versions"
        ? { number: 2, original_sha256: row["original_sha256"] ?? null }
        : { start: 900, end: 901 };
    const abroad = { ...row, ...other, id: newId("ver"), investigation_id: desk.otherInvestigation.id };
    expect(insert(table, abroad)).toThrow("FOREIGN KEY");
  });

  it.each([
    ["an email in capitals", "update users set email = 'A@EXAMPLE.ORG'"],
    ["a role there is not", "update memberships set role = 'owner'"],
    ["a relation there is not", "update evidence_links set relation = 'supports'"],
    ["an empty wording", "update claims set wording = ''"],
    ["a span that ends before it starts", 'update passages set "end" = start'],
    ["an empty quote", "update passages set exact = ''"],
    ["text where a number belongs", "update claims set number = 'one'"],
    ["a claim without its investigation", "delete from investigations"],
    ["a reviewer who left no trace", "delete from reviewers"],
  ])("refuse %s", (_what, statement) => {
    expect(() => connection.exec(statement)).toThrow();
  });
});

const released = "corpus/databases";
const BYTES_AT_MOST = 400_000;

describe("every released database", () => {
  it.each(readdirSync(released))("%s opens and keeps its history", async (name) => {
    expect(statSync(join(released, name)).size).toBeLessThan(BYTES_AT_MOST);
    const folder = mkdtempSync(join(tmpdir(), "crossread-released-"));
    const copy = join(folder, name);
    copyFileSync(join(released, name), copy);
    const store = await openStore(copy, { synchronous: "OFF" });
    const { memberships } = store.tables;
    const [member] = await store.read.select({ reviewerId: memberships.reviewerId }).from(memberships);
    const access = await enter(store, member?.reviewerId ?? newId("rev"), derivedId("inv", "released"));
    expect(await verifyHistory(access)).toMatchObject({ unbroken: true, events: 3 });
    // By which a bundle is told from what only looks like one.
    expect(store.shape()).toEqual(desk.store.shape());
    expect((await verifyInstallation(store)).findings).toEqual([]);
    const { sentences, sourceVersions } = store.tables;
    const { start, end, text } = sentences;
    const cut = await store.read
      .select({ start, end, text, of: sourceVersions.text })
      .from(sentences)
      .innerJoin(sourceVersions, eq(sourceVersions.id, sentences.versionId));
    expect(cut.length).toBeGreaterThan(0);
    for (const { start, end, text, of } of cut) expect(text).toBe(of.slice(start, end));
    const [first] = cut;
    const { passages } = await searchResults(access, first?.text ?? "");
    expect(passages.map(({ before, hit, after }) => before + hit + after)).toContain(first?.text);
    const { seq, sources } = await deskView(access);
    const [source] = Object.values(sources);
    expect((await searchResults(access, source?.title ?? "")).sources).toHaveLength(1);
    expect({ seq, sources: Object.keys(sources).length }).toEqual({ seq: 3, sources: 1 });
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it("keeps a rationale that was being written, and its versions as unchangeable as they were", async () => {
    const folder = mkdtempSync(join(tmpdir(), "crossread-released-"));
    const copy = join(folder, "written.sqlite");
    copyFileSync(join(released, "0005.sqlite"), copy);
    const before = openConnection(copy);
    const of = z
      .object({ investigation: z.string(), reviewer: z.string() })
      .parse(
        before
          .prepare("select investigation_id as investigation, reviewer_id as reviewer from memberships limit 1")
          .get(),
      );
    const [claim, text] = [newId("clm"), newId("jtx")];
    before
      .prepare(
        "insert into claims values (?, ?, 1, 'It is tall.', 'other', '[]', null, null, null, 'asserted', ?, 1, null, 1)",
      )
      .run(claim, of.investigation, of.reviewer);
    before
      .prepare("insert into joint_texts values (?, ?, 'rationale', ?, x'0000', 0)")
      .run(text, of.investigation, claim);
    before
      .prepare("insert into joint_text_updates values (?, ?, 1, x'0000', ?, 1)")
      .run(text, of.investigation, of.reviewer);
    before
      .prepare("insert into joint_text_versions values (?, ?, 1, 'Two figures.', '[]', 1, 0)")
      .run(text, of.investigation);
    before.close();
    await (await openStore(copy, { synchronous: "OFF" })).close();
    const after = openConnection(copy);
    expect(after.prepare("select id, kind, claim_id, report_id from joint_texts").all()).toEqual([
      { id: text, kind: "rationale", claim_id: claim, report_id: null },
    ]);
    expect(after.prepare("select count(*) from joint_text_updates").pluck().get()).toBe(1);
    expect(() => after.exec("update joint_text_versions set text = 'One.'")).toThrow("never changed");
    expect(() => after.exec("delete from joint_text_versions")).toThrow("never deleted");
    expect(after.pragma("foreign_key_check")).toEqual([]);
    after.close();
    rmSync(folder, { recursive: true });
  });

  it("is named like the last migration of its release", () => {
    const migrations = readdirSync("db/migrations").filter((name) => name.endsWith(".sql"));
    const numbers = migrations.map((name) => `${name.slice(0, 4)}.sqlite`);
    expect(numbers).toEqual(expect.arrayContaining(readdirSync(released)));
  });
});
