import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type CommandLine, commandLine, crossread, managerEmail } from "./testing/crossread";

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
});
afterAll(() => cli.remove());

const bundled = ["--investigation", "al-tanf-2017"];

describe("list", () => {
  it("shows the investigations one is in", async () => {
    const { code, out } = await cli.run(["list", "investigations"]);
    expect(out).toMatch(/^slug {2,}role .*\nal-tanf-2017 {2}manager {2,}5 {2,}\d+ .*Al-Tanf/);
    expect(code).toBe(0);
  });

  it("shows sources and claims, in order, with as many columns as headings", async () => {
    const sources = z.array(z.object({ number: z.int(), retold: z.boolean() }));
    expect(sources.parse(await cli.json(["list", "sources", ...bundled])).map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    const evidence = z.object({ corroborates: z.int(), contradicts: z.int(), qualifies: z.int() });
    const claims = z.array(z.object({ number: z.int(), wording: z.string(), state: z.string(), evidence }));
    const listed = claims.parse(await cli.json(["list", "claims", ...bundled]));
    expect(listed.map(({ number }) => number)).toEqual(listed.map((_, index) => index + 1));
    const { out } = await cli.run(["list", "claims", ...bundled]);
    expect(out.trimEnd().split("\n")).toHaveLength(listed.length + 1);
  });

  it("shows every event once, the newest first", async () => {
    const events = z.array(z.object({ seq: z.int(), actorName: z.string(), body: z.object({ type: z.string() }) }));
    const listed = events.parse(await cli.json(["list", "events", ...bundled]));
    expect(listed.map(({ seq }) => seq)).toEqual(listed.map((_, index) => listed.length - index));
    expect(listed.at(-1)?.body.type).toBe("investigation.opened");
  });

  it("asks which investigation, and refuses one that is not there", async () => {
    expect(await cli.run(["list", "claims"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--investigation"),
    });
    const { code, out, err } = await cli.run(["list", "claims", "--investigation", "tower", "--json"]);
    expect(err).toContain('There is no investigation "tower"');
    expect(JSON.parse(out)).toMatchObject({ problem: { code: "not-found" } });
    expect(code).toBe(1);
  });
});

describe("what only reads, or acts in an investigation", () => {
  it.each([
    ["list", "investigations"],
    ["export", ...bundled, "--format", "json"],
    ["apply", ...bundled, "-"],
    ["verify"],
    ["backup", "copy.sqlite"],
  ])("makes no installation where there is none: %s", async (...args) => {
    const data = join(cli.folder, "mistyped");
    const { code, out, err } = await crossread([...args, "--data", data]);
    expect(err).toContain(`There is no Crossread database in ${data}. Say where it is: --data DIR.`);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(existsSync(data)).toBe(false);
  });
});

describe("who acts", () => {
  it("is whom --as names, whatever the case", async () => {
    expect(await cli.run(["list", "investigations", "--as", managerEmail.toUpperCase()])).toMatchObject({ code: 0 });
    const { code, err } = await cli.run(["list", "investigations", "--as", "nobody@example.org"]);
    expect(err).toBe("Nobody here has the email nobody@example.org. Give another --as EMAIL.\n");
    expect(code).toBe(1);
  });

  it("has to be said where several manage", async () => {
    const two = await commandLine();
    const person = ["--email", "second@example.org", "--name", "Second", "--password-stdin"];
    expect(await two.run(["user", "add", ...person], "a long enough password\n")).toMatchObject({ code: 0 });
    const { code, err } = await two.run(["list", "investigations"]);
    expect(err).toBe("Several people manage this installation. Say who acts: --as EMAIL\n");
    expect(code).toBe(1);
    two.remove();
  });

  it("is nobody before the first account, and that is said", async () => {
    const bare = await commandLine({ isManaged: false });
    const { code, err } = await bare.run(["list", "investigations"]);
    expect(err).toContain("Create the first account: crossread user add");
    expect(code).toBe(1);
    bare.remove();
  });
});
