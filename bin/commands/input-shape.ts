import { z } from "zod";
import { quotedPassage } from "@/db/commands/apply-line";
import { type CommandName, commandInputs } from "@/lib/live/inputs";

type Schema = z.core.JSONSchema.BaseSchema;

/** What stands after `command` in a line, as JSON Schema: with the passage as `apply` takes it. */
export function inputSchema(name: CommandName): Schema {
  const schema = schemaOf(commandInputs[name]);
  const passage = schema.properties?.["passage"];
  if (typeof passage === "object") passage.anyOf?.push(schemaOf(quotedPassage));
  return schema;
}

/** The same for people: a line for each field, what is inside it indented; `?` marks what may be left out. */
export function inputLines(name: CommandName): string[] {
  return fieldLines(inputSchema(name), "  ");
}

/**
 * A shape as JSON Schema. Ids and words are strings that are changed while they are parsed, which JSON Schema
 * cannot say; their limits are asked of what they are changed into, and the form of an id of the id itself.
 */
function schemaOf(shape: z.ZodType): Schema {
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

function fieldLines(schema: Schema, indent: string): string[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (typeof field === "boolean") return [];
    return [`${indent}${name}${required.has(name) ? "" : "?"}: ${words(field)}`, ...inside(field, `${indent}  `)];
  });
}

/** What a field is made of, where that is more than a word. */
function inside(schema: Schema, indent: string): string[] {
  const parts = [schema, ...(schema.anyOf ?? []), ...listItems(schema)].filter((part) => typeof part !== "boolean");
  const objects = parts.filter((part) => part.properties !== undefined);
  return objects.flatMap((object, index) => [...(index > 0 ? [`${indent}or`] : []), ...fieldLines(object, indent)]);
}

function listItems({ items }: Schema) {
  return typeof items === "object" && !Array.isArray(items) ? [items] : [];
}

function words(schema: Schema): string {
  const fallback = schema.default === undefined ? "" : `; default ${JSON.stringify(schema.default)}`;
  return `${kindOf(schema)}${fallback}`;
}

function kindOf(schema: Schema): string {
  if (schema.description) return schema.description;
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  if (schema.anyOf) {
    const kinds = schema.anyOf.map((part) => (typeof part === "boolean" ? "anything" : kindOf(part)));
    return [...new Set(kinds)].sort(nullFirst).join(" or ");
  }
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? "anything"];
  return types
    .map((type) => typeWords(type, schema))
    .sort(nullFirst)
    .join(" or ");
}

/** So that what is inside an object can follow it. */
const nullFirst = (one: string, other: string) => Number(other === "null") - Number(one === "null");

function typeWords(type: string, schema: Schema): string {
  switch (type) {
    case "string":
      return textWords(schema);
    case "integer":
      return `whole number${rangeWords(schema)}`;
    case "array":
      return `a list${schema.maxItems === undefined ? "" : ` of at most ${schema.maxItems}`}, of`;
    case "object":
      return "an object";
    case "boolean":
      return "true or false";
    default:
      return type;
  }
}

function textWords({ format, minLength = 0, maxLength }: Schema): string {
  if (format === "date") return "a day such as 2017-05-18";
  if (maxLength === undefined) return "text";
  return minLength > 0 ? `text of ${minLength} to ${maxLength} characters` : `text of at most ${maxLength} characters`;
}

function rangeWords({ minimum, maximum, exclusiveMinimum }: Schema): string {
  const least = minimum ?? (typeof exclusiveMinimum === "number" ? exclusiveMinimum + 1 : undefined);
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (least === undefined || least === Number.MIN_SAFE_INTEGER) return "";
  return most === undefined ? ` from ${least}` : ` from ${least} to ${most}`;
}
