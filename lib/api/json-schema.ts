import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * A shape as JSON Schema. Ids and words are strings that are changed while they are parsed, which JSON Schema
 * cannot say; their limits are asked of what they are changed into, and the form of an id of the id itself.
 */
export function jsonSchemaOf(shape: z.ZodType): JsonSchema {
  return z.toJSONSchema(shape, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (jsonSchema.format === "date") delete jsonSchema.pattern;
      if (!(zodSchema instanceof z.ZodPipe) || jsonSchema.type !== "string") return;
      const { minLength, maxLength } = z.toJSONSchema(zodSchema.out, { io: "output", unrepresentable: "any" });
      if (minLength !== undefined) jsonSchema.minLength = minLength;
      if (maxLength !== undefined) jsonSchema.maxLength = maxLength;
      const refusal = z.safeParse(zodSchema, "").error?.issues[0]?.message ?? "";
      const [prefix] = /"[a-z]+_"/.exec(refusal) ?? [];
      if (prefix) jsonSchema.description = refusal.replace("must be ", "");
    },
  });
}
