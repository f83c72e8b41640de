import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type CommandLine, commandLine, managerEmail, testPassword } from "./testing/crossread";

let cli: CommandLine;
beforeEach(async () => {
  cli = await commandLine();
});
afterEach(() => cli.remove());

const person = ["user", "add", "--email", "New@Example.org", "--name", "New", "--password-stdin"];
const bundled = ["--investigation", "al-tanf-2017"];
const password = `${testPassword}\n`;

describe("user add", () => {
  it("makes the first account, which manages the installation and what nobody manages", async () => {
    const bare = await commandLine({ isManaged: false });
    const refused = await bare.run([...person, ...bundled], password);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("Create it without --investigation") });
    const { code, out } = await bare.run([...person, "--json"], password);
    expect(JSON.parse(out)).toMatchObject({
      role: "manager",
      investigation: null,
      userId: expect.stringMatching(/^usr_/),
    });
    expect(code).toBe(0);
    expect(await bare.json(["list", "investigations"])).toEqual([
      expect.objectContaining({ slug: "al-tanf-2017", role: "manager" }),
    ]);
    bare.remove();
  });

  it("makes an annotator where no role is given, and a curator where one is", async () => {
    expect(await cli.run([...person, ...bundled], password)).toMatchObject({
      code: 0,
      err: 'New@Example.org is in "al-tanf-2017" now, as annotator.\n',
    });
    expect(await cli.json(["list", "investigations", "--as", "new@example.org"])).toEqual([
      expect.objectContaining({ role: "annotator" }),
    ]);
    const curator = ["user", "add", "--email", "c@example.org", "--name", "C", "--password-stdin", "--role", "curator"];
    expect(await cli.run([...curator, ...bundled], password)).toMatchObject({ code: 0 });
  });

  it("refuses who may not add, who is in it already and whose account exists", async () => {
    await cli.run([...person, ...bundled], password);
    const other = ["user", "add", "--email", "o@example.org", "--name", "O", "--password-stdin"];
    const asNew = ["--as", "new@example.org"];
    expect(await cli.run([...other, ...bundled, ...asNew], password)).toMatchObject({
      code: 1,
      err: expect.stringContaining("admitting people"),
    });
    expect(await cli.run([...other, ...asNew], password)).toMatchObject({
      code: 1,
      err: expect.stringContaining("adding accounts"),
    });
    expect(await cli.run([...person, ...bundled], password)).toMatchObject({
      code: 1,
      err: expect.stringContaining("in this investigation already"),
    });
    const manager = ["user", "add", "--email", managerEmail, "--name", "M", "--password-stdin"];
    expect(await cli.run(manager, password)).toMatchObject({ code: 1, err: expect.stringContaining("an account") });
  });

  it("says in the history who added them", async () => {
    await cli.run([...person, ...bundled], password);
    const [joined] = z.array(z.unknown()).parse(await cli.json(["list", "events", ...bundled]));
    expect(joined).toMatchObject({ actorName: "The manager", body: { type: "reviewer.joined", name: "New" } });
  });

  it("refuses a password that is missing or too short, and a role nobody has", async () => {
    expect(await cli.run(person, "")).toMatchObject({ code: 1, err: expect.stringContaining("No password came in") });
    expect(await cli.run(person, "short\n")).toMatchObject({ code: 1, err: expect.stringContaining("at least 12") });
    expect(await cli.run([...person, ...bundled, "--role", "owner"], password)).toMatchObject({ code: 2 });
    expect(await cli.run([...person, "--role", "curator"], password)).toMatchObject({
      code: 2,
      err: expect.stringContaining("goes with --investigation"),
    });
  });
});
