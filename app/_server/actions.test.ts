import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** What may be done by somebody who has to see to their second factor first. */
const recognised = ["signOutAction"];
/** What may be asked by somebody who is not signed in. Each has a door of its own, named in its comment. */
const openToAll = [
  "openFirstAccountAction",
  "acceptAsNewAction",
  "setPasswordByLinkAction",
  "askForPasswordAction",
  "passkeyChallengeAction",
  "beginJoiningAction",
];
const doors =
  /^\s*(const [\w{}, ]+ = )?await (enterInvestigation|enterOwnInstallation|requireSignedIn|requireToSetUp|enterToSetUp)\(/;

const app = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
  .map((path) => ({ path, text: readFileSync(join(app, path), "utf8") }))
  .filter(({ text }) => /^\s*["']use server["']/m.test(text));

const actions = files.flatMap(({ path, text }) =>
  [...text.matchAll(/^export async function (\w+)\([\s\S]*?\{\n([^\n]*)\n/gm)].map(([, name = "", firstLine = ""]) => ({
    path,
    name,
    firstLine,
  })),
);

describe("server actions", () => {
  it("are found, and are all exported functions of their file", () => {
    expect(actions.length).toBeGreaterThanOrEqual(8);
    const exported = files.flatMap(({ text }) => text.match(/^export (?!type )/gm) ?? []);
    expect(actions).toHaveLength(exported.length);
  });

  it("stand in files that are named for it", () => {
    expect(files.map(({ path }) => path).filter((path) => !path.endsWith("actions.ts"))).toEqual([]);
  });

  it("need no more than somebody recognised only where that is said here", () => {
    const asking = actions.filter(({ firstLine }) => /await requireRecognised\(/.test(firstLine));
    expect(asking.map(({ name }) => name)).toEqual(recognised);
  });

  it.each(actions.filter(({ name }) => ![...openToAll, ...recognised].includes(name)))(
    "$name enters before it does anything ($path)",
    ({ firstLine }) => {
      expect(firstLine).toMatch(doors);
    },
  );

  it("are open to all only where that is said here", () => {
    const names = actions.map(({ name }) => name);
    expect(openToAll.filter((name) => !names.includes(name))).toEqual([]);
  });
});
