import { quotedPassage } from "@/db/commands/apply-line";
import { fieldLines } from "@/lib/api/field-lines";
import { type JsonSchema, jsonSchemaOf } from "@/lib/api/json-schema";
import { type CommandName, commandInputs } from "@/lib/live/inputs";

/** What stands after `command` in a line, as JSON Schema: with the passage as `apply` takes it. */
export function inputSchema(name: CommandName): JsonSchema {
  const schema = jsonSchemaOf(commandInputs[name]);
  const passage = schema.properties?.["passage"];
  if (typeof passage === "object") passage.anyOf?.push(jsonSchemaOf(quotedPassage));
  return schema;
}

/** The same for people: a line for each field, what is inside it indented; `?` marks what may be left out. */
export function inputLines(name: CommandName): string[] {
  return fieldLines(inputSchema(name), "  ");
}
