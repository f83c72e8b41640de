import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { commandInputs, isCommandName } from "@/lib/live/inputs";
import { commandExamples } from "./examples";
import { commandNames, openApiOf } from "./open-api";
import { operations } from "./operations";

const document = openApiOf({ version: "1.2.3", url: "https://desk.example.org" });
const json = JSON.parse(JSON.stringify(document));

const described = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        summary: z.string(),
        parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});
const { paths } = described.parse(json);

describe("the description", () => {
  it("is valid OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(json);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it("has every operation of the table, and a path for every command", () => {
    const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    const expected = [...Object.keys(operations).filter((name) => name !== "sendCommand"), ...commandNames()];
    expect(ids.sort()).toEqual(expected.sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(commandNames().sort()).toEqual(Object.keys(commandInputs).sort());
  });

  it("points nowhere where nothing is", () => {
    const pointers = [...JSON.stringify(json).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)];
    expect(pointers.length).toBeGreaterThan(50);
    for (const [, kind = "", name = ""] of pointers) expect(Object.keys(json.components[kind]), name).toContain(name);
    expect(JSON.stringify(json).match(/"\$ref"/g)).toHaveLength(pointers.length);
  });

  it("names each parameter in braces, once", () => {
    for (const [path, methods] of Object.entries(paths)) {
      const inBraces = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        expect(
          parameters.filter((one) => one.in === "path").map(({ name }) => name),
          path,
        ).toEqual(inBraces);
        expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
      }
    }
  });

  it("says what an id looks like, and how long words may be", () => {
    const { schema } =
      json.paths["/investigations/{slug}/commands/record-claim"].post.requestBody.content["application/json"];
    expect(schema.properties.claimId.description).toContain('"clm_"');
    expect(schema.properties.wording).toMatchObject({ type: "string", minLength: 1, maxLength: 2_000 });
    expect(schema.required).toEqual(["claimId", "appearanceId", "passage", "wording", "type"]);
  });
});

describe("its examples", () => {
  it.each(Object.keys(commandExamples).filter(isCommandName))("are inputs that are taken: %s", (name) => {
    expect(commandInputs[name].safeParse(commandExamples[name])).toMatchObject({ success: true });
  });
});
