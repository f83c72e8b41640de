import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folders = ["app", "bin", "db", "e2e", "lib", "server"];
const isCode = (name: string) => /\.(ts|tsx|mjs|js)$/.test(name);
const isTest = (name: string) => /\.(test|bench|spec)\.tsx?$/.test(name) || /(^|\/)(testing|e2e)\//.test(name);

const files = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
  .filter(isCode)
  .map((name) => ({ name, code: readFileSync(name, "utf8") }));
const program = files.filter(({ name }) => !isTest(name));

const within = (folder: string) => program.filter(({ name }) => name.startsWith(folder));
const using = (pattern: RegExp, among = program) =>
  among.filter(({ code }) => pattern.test(withoutComments(code))).map(({ name }) => name);

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

describe("the code", () => {
  it("is all read here", () => {
    for (const folder of ["app", "db", "lib", "server"])
      expect(within(`${folder}/`).length, folder).toBeGreaterThan(10);
  });

  it("makes proof of entry in one place, and ids in another", () => {
    const everywhere = files.filter(({ name }) => name !== "db/conventions.test.ts");
    expect(using(/\bas (Access|Installation|Entered)\b/, everywhere)).toEqual(["db/access.ts"]);
    expect(using(/\bas (Id|\w+Id)\b(?! *[,}])/, everywhere)).toEqual(["lib/domain/ids.ts"]);
  });

  it("reads the environment in one place", () => {
    const elsewhere = using(/process\.env\b/).filter((name) => !/^bin\/tasks\/|^db\/drizzle\.config\.ts$/.test(name));
    expect(elsewhere).toEqual(["server/env.ts"]);
  });

  it("awaits its queries, so that another engine can stand behind them", () => {
    const doors = [...within("db/queries/"), ...within("db/commands/")];
    expect(using(/\.(get|all|run|values|prepare|execute)\(\)/, doors)).toEqual([]);
  });

  it("changes things in the store's own transaction", () => {
    // What a tab keeps for itself stands in the browser's database, whose transactions have the same name.
    expect(using(/\.transaction\(/).filter((name) => !name.startsWith("app/_live/"))).toEqual([]);
  });

  it("keeps built statements in one place, which knows whose they are", () => {
    expect(using(/\.prepare\(\)/, within("db/"))).toEqual(["db/prepared.ts"]);
  });

  it("takes tables from the store, never from an import", () => {
    const doors = [...within("db/queries/"), ...within("db/commands/")];
    const imported = doors.flatMap(({ name, code }) =>
      [...code.matchAll(/import (?!type )\{([^}]*)\} from "@\/db\/schema/g)].map(([, names = ""]) => ({ name, names })),
    );
    for (const { name, names } of imported)
      expect(names.replace(/type \w+|installationStream|[\s,]/g, ""), name).toBe("");
  });

  it("reaches for the store nowhere in the app but at its door", () => {
    const screens = within("app/").filter(({ name }) => !name.startsWith("app/_server/"));
    expect(
      using(
        /\b(access|installation|theProcess\(\))\.store\b|\{[^{}]*\bstore\b[^{}]*\} = (await )?(access|enter|theProcess)/,
        screens,
      ),
    ).toEqual([]);
  });

  it("names every read that asks for no access", () => {
    const [{ code } = { code: "" }] = within("db/queries/unscoped.ts");
    const named = [...code.matchAll(/export (?:async )?function (\w+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !name?.startsWith("unscoped"))).toEqual(["hasAccounts"]);
    const others = within("db/queries/").filter(({ name }) => name !== "db/queries/unscoped.ts");
    const asksForStore = /export (async )?function \w+\(\s*(\{[^}]*\}|\w+): Store\b/;
    // It checks the files themselves, for who has them; nothing of what it reads is returned.
    expect(using(asksForStore, others)).toEqual(["db/queries/verify-installation.ts"]);
  });
});
