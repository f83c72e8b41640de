import { describe, expect, it } from "vitest";
import { commandInputs } from "@/lib/live/inputs";
import { commands } from "./commands";
import { crossread } from "./testing/crossread";

describe("help", () => {
  it("names every command", async () => {
    const { code, out } = await crossread(["help"]);
    const widest = Math.max(...commands.map(({ name }) => name.length));
    for (const { name, summary } of commands) expect(out).toContain(`${name.padEnd(widest)}  ${summary}`);
    expect(code).toBe(0);
  });

  it.each(commands.map(({ name }) => name))("says what %s takes, in three ways", async (name) => {
    const asked = await crossread(["help", ...name.split(" ")]);
    expect(asked.code).toBe(0);
    expect(asked.out).toContain(`Usage: crossread ${name}`);
    expect(await crossread([...name.split(" "), "--help"])).toEqual(asked);
    const { out } = await crossread(["help", ...name.split(" "), "--json"]);
    expect(JSON.parse(out)).toMatchObject({ name });
  });

  it.each(Object.keys(commandInputs))("prints the shape of %s, and its schema for programs", async (name) => {
    const { code, out } = await crossread(["help", name]);
    expect(out).toContain(`\n${name}\n  `);
    expect(code).toBe(0);
    const schema = JSON.parse((await crossread(["help", name, "--json"])).out);
    expect(schema).toMatchObject({ command: name, input: { type: "object" } });
    expect((await crossread(["help", "apply"])).out).toContain(`\n${name}\n  `);
  });

  it("says the form of ids, the limits of words and what a passage may be", async () => {
    const { out } = await crossread(["help", "record-claim"]);
    expect(out).toContain('  claimId: "clm_" and 20 lower-case letters or digits\n');
    expect(out).toContain("  wording: text of 1 to 2000 characters\n");
    expect(out).toContain("  place?: null or text of at most 200 characters\n");
    expect(out).toContain("    from: null or a day such as 2017-05-18\n");
    expect(out).toContain("    exact: text\n    prefix?: text\n    suffix?: text\n");
    expect(out).toContain(
      'modality?: one of asserted, reported, inference, opinion, prediction, denial; default "reported"',
    );
  });
});
