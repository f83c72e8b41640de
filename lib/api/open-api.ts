import { answers } from "@/lib/api/answers";
import { commandExamples } from "@/lib/api/examples";
import { type JsonSchema, jsonSchemaOf } from "@/lib/api/json-schema";
import { API_ROOT, type Operation, type OperationName, operations } from "@/lib/api/operations";
import { problemCodes } from "@/lib/errors";
import { type CommandName, commandInputs, isCommandName } from "@/lib/live/inputs";
import { scopeFor } from "@/lib/policy/token-scopes";
import { PROBLEM_TYPE, problemStatuses } from "@/lib/problem-details";

/** The API as OpenAPI 3.1, made from the table of operations, the inputs of the commands and the shapes of the answers. */
export function openApiOf({ version, url }: Readonly<{ version: string; url: string }>) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const name of operationNames()) {
    const operation: Operation = operations[name];
    if (name === "sendCommand") {
      for (const command of commandNames()) {
        paths[operation.path.replace("{name}", command)] = { post: commandDescription(command, operation) };
      }
    } else {
      paths[operation.path] = {
        ...paths[operation.path],
        [operation.method.toLowerCase()]: description(name, operation),
      };
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Crossread",
      version,
      description: `For programs. A token from the Account page stands for its maker in one investigation. ${conventions}`,
    },
    servers: [{ url: `${url}${API_ROOT}` }],
    security: [{ token: [] }],
    tags: [
      { name: "Reading", description: "What is in the investigation." },
      { name: "Changing", description: "Commands, as people send them from the desk, and new sources." },
      { name: "Taking out", description: "Files." },
    ],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "An access token, crt_…" } },
      schemas: {
        ...Object.fromEntries(
          Object.entries(answers).map(([name, shape]) => [schemaName(name), plain(jsonSchemaOf(shape))]),
        ),
        Problem: problemSchema,
      },
      responses: Object.fromEntries(
        problemCodes.map((code) => [
          code,
          {
            description: `Refused: ${code}`,
            content: { [PROBLEM_TYPE]: { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
    },
  };
}

const conventions =
  "Lists go on by the Link header. An answer with an ETag changes only when the history grows. " +
  "A change carries an Idempotency-Key and is done once.";

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: [...problemCodes] },
    detail: { type: "string", description: "What is wrong, and what to do" },
  },
};

function operationNames(): OperationName[] {
  return Object.keys(operations).filter((name): name is OperationName => Object.hasOwn(operations, name));
}

export function commandNames(): CommandName[] {
  return Object.keys(commandInputs).filter(isCommandName);
}

function description(name: OperationName, operation: Operation) {
  const { method, path, summary, permission, query, answer, isTagged } = operation;
  const scope = permission && scopeFor(permission);
  return {
    operationId: name,
    summary,
    tags: [method === "POST" ? "Changing" : answer === "a file" ? "Taking out" : "Reading"],
    ...(scope ? { description: `Needs a token made to ${scope}.` } : { security: [] }),
    parameters: [
      ...pathParameters(path),
      ...queryParameters(query),
      ...(method === "POST" ? [keyParameter] : []),
      ...(isTagged ? [tagParameter] : []),
    ],
    ...(method === "POST" && {
      requestBody: { required: true, content: { "application/octet-stream": { schema: { type: "string" } } } },
    }),
    responses: {
      [method === "POST" ? "201" : "200"]: { description: "Done", content: contentOf(answer) },
      ...(isTagged && { "304": { description: "Nothing happened since the answer that has this ETag" } }),
      ...refusals(
        method === "POST" ? problemCodes : ["not-found", "unauthenticated", "forbidden", "invalid", "limited"],
      ),
    },
  };
}

function commandDescription(name: CommandName, { path }: Operation) {
  const example = commandExamples[name];
  return {
    operationId: name,
    summary: sentence(name),
    description: "Needs a token made to write, and the role that may do this.",
    tags: ["Changing"],
    parameters: [...pathParameters(path).filter((parameter) => parameter.name !== "name"), keyParameter],
    requestBody: {
      required: true,
      content: {
        "application/json": { schema: plain(jsonSchemaOf(commandInputs[name])), ...(example && { example }) },
      },
    },
    responses: {
      "200": { description: "Done, now or when it was sent first", content: contentOf("done") },
      ...refusals(problemCodes),
    },
  };
}

function refusals(codes: readonly (typeof problemCodes)[number][]) {
  return Object.fromEntries(
    codes.map((code) => [String(problemStatuses[code]), { $ref: `#/components/responses/${code}` }]),
  );
}

function contentOf(answer: Operation["answer"]) {
  if (answer === "a file") return { "application/octet-stream": { schema: { type: "string" } } };
  if (answer === "openapi") return { "application/json": { schema: { type: "object" } } };
  return { "application/json": { schema: { $ref: `#/components/schemas/${schemaName(answer)}` } } };
}

const schemaName = (answer: string) => answer.charAt(0).toUpperCase() + answer.slice(1);
/** "record-claim" as "Record claim". */
const sentence = (name: string) => schemaName(name.replaceAll("-", " "));

const keyParameter = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description: "A name of your own for this change. Sent again with the same one, it is done once and answered alike.",
  schema: { type: "string", pattern: '^"?[A-Za-z0-9_.:-]{1,70}"?$' },
};
const tagParameter = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The ETag of the answer one has.",
  schema: { type: "string" },
};

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(query: Operation["query"]) {
  const { properties = {}, required = [] } = jsonSchemaOf(query);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: typeof schema === "boolean" ? schema : plain(schema),
  }));
}

/** Without what names the dialect, which is that of OpenAPI 3.1, and without marks that answers do not need. */
function plain(schema: JsonSchema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === "$schema" || (key === "readOnly" && value === true) ? undefined : value,
    ),
  );
}
