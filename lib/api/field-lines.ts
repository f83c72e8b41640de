import type { JsonSchema } from "@/lib/api/json-schema";

/** An object's fields for people: a line for each, what is inside it indented; `?` marks what may be left out. */
export function fieldLines(schema: JsonSchema, indent: string): string[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (typeof field === "boolean") return [];
    return [`${indent}${name}${required.has(name) ? "" : "?"}: ${words(field)}`, ...inside(field, `${indent}  `)];
  });
}

/** What a field is made of, where that is more than a word. */
function inside(schema: JsonSchema, indent: string): string[] {
  const parts = [schema, ...(schema.anyOf ?? []), ...listItems(schema)].filter((part) => typeof part !== "boolean");
  const objects = parts.filter((part) => part.properties !== undefined);
  return objects.flatMap((object, index) => [...(index > 0 ? [`${indent}or`] : []), ...fieldLines(object, indent)]);
}

function listItems({ items }: JsonSchema) {
  return typeof items === "object" && !Array.isArray(items) ? [items] : [];
}

function words(schema: JsonSchema): string {
  const fallback = schema.default === undefined ? "" : `; default ${JSON.stringify(schema.default)}`;
  return `${kindOf(schema)}${fallback}`;
}

function kindOf(schema: JsonSchema): string {
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

function typeWords(type: string, schema: JsonSchema): string {
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

function textWords({ format, minLength = 0, maxLength }: JsonSchema): string {
  if (format === "date") return "a day such as 2017-05-18";
  if (maxLength === undefined) return "text";
  return minLength > 0 ? `text of ${minLength} to ${maxLength} characters` : `text of at most ${maxLength} characters`;
}

function rangeWords({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const least = minimum ?? (typeof exclusiveMinimum === "number" ? exclusiveMinimum + 1 : undefined);
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (least === undefined || least === Number.MIN_SAFE_INTEGER) return "";
  return most === undefined ? ` from ${least}` : ` from ${least} to ${most}`;
}
