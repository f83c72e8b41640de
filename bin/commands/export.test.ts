import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { enter } from "@/db/access";
import { derivedId } from "@/db/new-id";
import { openInstallation } from "@/db/open-installation";
import { sourceText } from "@/db/queries/sources";
import { id } from "@/lib/domain/ids";
import { type CommandLine, commandLine, root } from "./testing/crossread";

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
});
afterAll(() => cli.remove());

const slug = "al-tanf-2017";
const bundled = ["--investigation", slug];
const passage = z.object({
  quote: z.string(),
  versionId: id("ver"),
  startCodeUnit: z.int(),
  endCodeUnit: z.int(),
});
const report = z.object({
  history: z.object({ head: z.string() }),
  sources: z.array(z.object({ id: id("src"), versionId: id("ver") })),
  claims: z.array(z.object({ appearances: z.array(passage), evidence: z.record(z.string(), z.array(passage)) })),
  withdrawn: z.array(z.object({ reason: z.string().nullable() })),
});

describe("export", () => {
  it("prints a report in which every quote stands in its text, and whose head verifies", async () => {
    const { code, out } = await cli.run(["export", ...bundled, "--format", "json"]);
    expect(code).toBe(0);
    const { history, sources, claims } = report.parse(JSON.parse(out));

    const store = await openInstallation(cli.data, root);
    const access = await enter(store, derivedId("rev", slug, "first"), derivedId("inv", slug));
    const texts = new Map<string, string>();
    for (const source of sources) texts.set(source.versionId, (await sourceText(access, source.id)).text);
    await store.close();

    const quotes = claims.flatMap(({ appearances, evidence }) => [...appearances, ...Object.values(evidence).flat()]);
    expect(quotes.length).toBeGreaterThan(50);
    for (const { quote, versionId, startCodeUnit, endCodeUnit } of quotes) {
      expect(texts.get(versionId)?.slice(startCodeUnit, endCodeUnit)).toBe(quote);
    }
    expect(await cli.run(["verify", "--expect", history.head])).toMatchObject({ code: 0 });
  });

  it("prints an edition as it was published, and refuses one that is not there", async () => {
    const desk = await commandLine();
    const begin = { reportId: `rpt_${"1".repeat(20)}`, title: "The week", template: "by-verdict" };
    const publish = { editionId: `edn_${"1".repeat(20)}`, reportId: begin.reportId };
    const lines = [
      { id: "begin", command: "create-report", input: begin },
      { id: "publish", command: "publish-edition", input: publish },
    ];
    const sent = lines.map((line) => JSON.stringify(line)).join("\n");
    expect(await desk.run(["apply", ...bundled, "-"], sent)).toMatchObject({ code: 0 });
    const edition = ["export", ...bundled, "--edition", "1", "--format"];
    const { out } = await desk.run([...edition, "json"]);
    expect(JSON.parse(out)).toMatchObject({ edition: { title: "The week", number: 1 } });
    expect((await desk.run([...edition, "html"])).out).toContain("The week");
    expect((await desk.run([...edition, "markdown"])).out).toContain("The week");
    const events: { body: Record<string, unknown> }[] = JSON.parse(
      (await desk.run(["list", "events", ...bundled, "--json"])).out,
    );
    const exported = events.map(({ body }) => body).filter(({ type }) => type === "report.exported");
    expect(exported.map(({ format }) => format)).toEqual(["markdown", "html", "json"]);
    expect(exported[0]).toMatchObject({
      edition: { ...{ editionId: publish.editionId }, number: 1, title: "The week" },
    });
    expect(await desk.run([...edition, "brat"])).toMatchObject({ code: 2 });
    expect(await desk.run(["export", ...bundled, "--edition", "2", "--format", "html"])).toMatchObject({ code: 1 });
    desk.remove();
  });

  it("says why a claim was withdrawn", async () => {
    const desk = await commandLine();
    const claims = z.array(z.object({ id: z.string() })).parse(await desk.json(["list", "claims", ...bundled]));
    const input = { claimId: claims[0]?.id, reason: "It was said of another strike." };
    await desk.run(["apply", ...bundled, "-"], JSON.stringify({ id: "w", command: "withdraw-claim", input }));
    const { withdrawn } = report.parse(await desk.json(["export", ...bundled, "--format", "json"]));
    expect(withdrawn).toEqual([{ reason: "It was said of another strike." }]);
    desk.remove();
  });

  it.each([
    ["csv", /^\ufeff?[\w-]+[,;]/],
    ["html", /^<!doctype html>/i],
  ])("writes %s into a file, in place of what was there", async (format, beginning) => {
    const out = cli.file(`report.${format}`, "what was there");
    const { code, err, out: printed } = await cli.run(["export", ...bundled, "--format", format, "--out", out]);
    expect({ code, printed }).toEqual({ code: 0, printed: "" });
    expect(err).toMatch(/^Wrote \d+ claims to /);
    expect(readFileSync(out, "utf8")).toMatch(beginning);
    expect(readdirSync(cli.folder).filter((name) => name.includes("draft"))).toEqual([]);
  });

  it("tells programs what it wrote, and prints to standard output for -", async () => {
    const out = join(cli.folder, "new.json");
    const told = await cli.json(["export", ...bundled, "--format", "json", "--out", out]);
    expect(told).toMatchObject({ file: out, format: "json", head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { out: printed } = await cli.run(["export", ...bundled, "--format", "json", "--out", "-"]);
    expect(() => JSON.parse(printed)).not.toThrow();
  });

  it("writes to a device without replacing it, and refuses a folder or a place that is not there", async () => {
    const to = (out: string) => cli.run(["export", ...bundled, "--format", "csv", "--out", out]);
    expect(await to("/dev/null")).toMatchObject({ code: 0 });
    expect(statSync("/dev/null").isFile()).toBe(false);
    expect(await to(cli.folder)).toMatchObject({ code: 1, err: expect.stringContaining("This is a folder") });
    expect(await to(join(cli.folder, "no", "where.csv"))).toMatchObject({
      code: 1,
      err: expect.stringContaining("There is no such file or folder."),
    });
  });
});
