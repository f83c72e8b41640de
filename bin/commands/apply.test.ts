import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type CommandLine, commandLine } from "./testing/crossread";

let cli: CommandLine;
beforeEach(async () => {
  cli = await commandLine();
});
afterEach(() => cli.remove());

const investigation = ["--investigation", "al-tanf-2017"];
const passage = { source: "02-tabnak.md", exact: "coalition jets struck a pro-government convoy on May 18" };
const claim = { id: "claim-1", command: "record-claim", input: { passage, wording: "A claim.", type: "other" } };
const head = async () =>
  z.array(z.object({ seq: z.int() })).parse(await cli.json(["list", "events", ...investigation]))[0];

async function apply(...lines: readonly unknown[]) {
  const input = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const { code, out, err } = await cli.run(["apply", ...investigation, "-"], input);
  return {
    code,
    err,
    answers: out
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

describe("apply", () => {
  it("answers each line in order and goes on after a refused one", async () => {
    const { code, err, answers } = await apply(
      claim,
      "",
      "not JSON",
      { ...claim, id: "claim-2", command: "frob" },
      { command: "record-claim", input: {} },
      { ...claim, id: "claim-3", input: { ...claim.input, passage: { ...passage, exact: "No source says this." } } },
      { ...claim, id: "claim-4", input: { ...claim.input, wording: "", passage: { ...passage, source: 99 } } },
      { ...claim, id: "claim-5" },
    );
    expect(answers).toEqual([
      { id: "claim-1", ok: true, result: { claimId: expect.stringMatching(/^clm_/), number: 24 } },
      { id: null, ok: false, line: 3, problem: { code: "invalid", message: "Line 3 is not JSON." } },
      { id: "claim-2", ok: false, line: 4, problem: { code: "invalid", message: expect.stringContaining('"frob"') } },
      { id: null, ok: false, line: 5, problem: { code: "invalid", message: expect.stringContaining("id") } },
      {
        id: "claim-3",
        ok: false,
        line: 6,
        problem: { code: "invalid", message: expect.stringContaining("do not stand") },
      },
      { id: "claim-4", ok: false, line: 7, problem: { code: "not-found", message: expect.stringContaining('"99"') } },
      { id: "claim-5", ok: true, result: { claimId: expect.stringMatching(/^clm_/), number: 25 } },
    ]);
    expect(err).toBe("2 applied, 5 refused.\n");
    expect(code).toBe(1);
  });

  it("refuses nested and poisoned lines one by one, and changes no prototype", async () => {
    const levels = 100_000;
    const [lists, objects] = [
      `${"[".repeat(levels)}${"]".repeat(levels)}`,
      `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`,
    ];
    const poison = '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}';
    const { code, answers } = await apply(
      lists,
      objects,
      `{"id":"deep-1","command":"record-claim","input":{"wording":${lists}}}`,
      `{"id":"deep-2","command":"record-claim","input":${objects}}`,
      `{"id":"deep-3","command":"record-claim","input":{"passage":${objects}}}`,
      `{"id":"poison-1","command":"__proto__","input":{${poison}}}`,
      `{"id":"poison-2","command":"record-claim","input":{${poison}},${poison}}`,
      `{"id":"poison-3","command":"save-view","input":{"viewId":"viw_${"a".repeat(20)}","name":"A view","params":{${poison}}}}`,
      { ...claim, id: "claim-after" },
    );
    expect(answers.map(({ ok }) => ok)).toEqual([...Array<boolean>(8).fill(false), true]);
    expect(code).toBe(1);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("answers a line sent again as before, and changes nothing", async () => {
    const first = await apply(claim);
    const before = await head();
    const second = await apply(claim);
    expect(second).toEqual(first);
    expect(first.code).toBe(0);
    expect(await head()).toEqual(before);
  });

  it("refuses an id that was used for something else", async () => {
    await apply(claim);
    const { answers } = await apply({ ...claim, input: { ...claim.input, wording: "Another." } });
    expect(answers).toMatchObject([{ id: "claim-1", ok: false, problem: { code: "conflict" } }]);
  });

  it("makes the ids that a line leaves out, for all that can be made", async () => {
    const made = z.object({ result: z.object({ claimId: z.string() }) });
    const {
      answers: [recorded],
    } = await apply(claim);
    const { claimId } = made.parse(recorded).result;
    const { code, answers } = await apply(
      { id: "appearance-1", command: "record-appearance", input: { claimId, passage: { source: 1, exact: "May 18" } } },
      { id: "link-1", command: "link-evidence", input: { claimId, passage, relation: "corroborates" } },
      {
        id: "assess-1",
        command: "assess",
        input: { claimId, verdict: "supported", confidence: "low", rationale: "So." },
      },
      { id: "curate-1", command: "curate", input: { claimId, verdict: "supported", rationale: "So." } },
      { id: "undo-1", command: "undo", input: { commandId: "curate-1" } },
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(code).toBe(0);
  });

  it("reads a file, and refuses one that is not there", async () => {
    const file = cli.file("commands.jsonl", `${JSON.stringify(claim)}\n`);
    expect(await cli.run(["apply", ...investigation, file])).toMatchObject({ code: 0, err: "1 applied, 0 refused.\n" });
    const { code, err } = await cli.run(["apply", ...investigation, `${file}.gone`]);
    expect(err).toBe(`${file}.gone: There is no such file or folder.\n`);
    expect(code).toBe(1);
  });

  it("refuses an investigation that one is not in like one that is not there", async () => {
    const { code, err } = await cli.run(["apply", "--investigation", "tower", "-"], JSON.stringify(claim));
    expect(err).toContain('There is no investigation "tower", or you are not in it.');
    expect(code).toBe(1);
  });
});
