import { expect, it } from "vitest";
import { z } from "zod";
import { commandInputs } from "@/lib/live/inputs";
import { openDesk } from "./desk";
import { CANARY, hostileInvestigation } from "./hostile-investigation";

/** What is no text of anybody's: ids, days, what is quoted to the letter from a source, and what was seen before. */
const isNoText = /(?:^|\.)(?:\w*[iI]ds?|exact|date|readers|mentions|seen)(?:\[\]|\{\})?$|\.seen\b/;

/** Every text that an input may hold, by its place in it. */
function textsIn(schema: unknown, at: string): string[] {
  const { data } = jsonSchema.safeParse(schema);
  if (!data) return [];
  const within = [
    ...[...(data.anyOf ?? []), ...(data.oneOf ?? []), ...(data.allOf ?? [])].flatMap((one) => textsIn(one, at)),
    ...Object.entries(data.properties ?? {}).flatMap(([name, one]) => textsIn(one, `${at}.${name}`)),
    ...textsIn(data.items, `${at}[]`),
    ...textsIn(data.additionalProperties, `${at}{}`),
  ];
  const isFree = data.type === "string" && !data.enum && !data.const && !data.format && !data.pattern;
  return isFree ? [at, ...within] : within;
}
const jsonSchema = z.object({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});

/** Every place in an input where there is something hostile. */
function hostileIn(value: unknown, at: string): string[] {
  if (typeof value === "string") return value.includes(CANARY) ? [at] : [];
  if (Array.isArray(value)) return value.flatMap((one) => hostileIn(one, `${at}[]`));
  if (typeof value !== "object" || value === null) return [];
  const isOpen = at.endsWith(".params");
  return Object.entries(value).flatMap(([name, one]) => hostileIn(one, isOpen ? `${at}{}` : `${at}.${name}`));
}

it("says something hostile in every text of every command, so that a new one is missed", async () => {
  const desk = await openDesk();
  const { said } = await hostileInvestigation(desk.store, desk.accounts.manager.userId);
  await desk.close();
  const texts = Object.entries(commandInputs).flatMap(([name, shape]) =>
    textsIn(z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }), name),
  );
  const wanted = [...new Set(texts)].filter((at) => !isNoText.test(at));
  const hostile = new Set(said.flatMap(({ name, input }) => hostileIn(input, name)));
  expect(wanted.length).toBeGreaterThan(35);
  expect(wanted.filter((at) => !hostile.has(at))).toEqual([]);
});
