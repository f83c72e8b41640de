import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandInputs } from "@/lib/live/inputs";
import { actingOption, type CliCommand, type CliOption, commonOptions } from "./cli-command";
import { commands } from "./commands";
import { shownOption } from "./help";
import { root } from "./testing/crossread";

const page = readFileSync(join(root, "docs", "command-line.md"), "utf8");

const row = (option: CliOption) => `| \`${shownOption(option)}\` | ${option.meaning} |`;

/** How a command stands in the document. */
function section({ name, usage, summary, acts, options, notes }: CliCommand): string {
  const rows = [...options, ...(acts ? [actingOption] : [])].map(row);
  return [
    `## ${name}`,
    `\`crossread ${`${name} ${usage}`.trim()}\``,
    summary,
    ...(rows.length > 0 ? [["| option | meaning |", "|---|---|", ...rows].join("\n")] : []),
    notes.map((note) => `- ${note}`).join("\n"),
  ].join("\n\n");
}

it.each(commands)("documents $name as it is", (command) => {
  expect(page).toContain(`\n${section(command)}\n`);
});

it("documents no other command", () => {
  const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, name]) => name);
  expect(headings).toEqual(commands.map(({ name }) => name));
});

it("documents what every command takes", () => {
  for (const option of commonOptions) expect(page).toContain(`\n${row(option)}\n`);
});

it("names every command that apply carries out", () => {
  const [, listed = ""] = /What a line may command: ([^.]*)\./.exec(page) ?? [];
  expect([...listed.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)).toEqual(Object.keys(commandInputs));
});
