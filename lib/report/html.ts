/** HTML text that is safe to print as it is. Only `html` makes one, so that nothing slips past the escaping. */
export type Html = Readonly<{ [printed]: string }>;

const printed = Symbol("printed HTML");

type Piece = string | number | Html | null | readonly Html[];

/**
 * HTML from a template: every value is escaped unless it is HTML itself. Values go into text and into
 * double-quoted attributes; both are safe. A null prints nothing.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  let text = strings[0] ?? "";
  for (const [index, value] of values.entries()) text += print(value) + (strings[index + 1] ?? "");
  return { [printed]: text };
}

export function textOf(page: Html): string {
  return page[printed];
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function print(value: Piece): string {
  if (value === null) return "";
  if (typeof value === "string") return value.replace(/[&<>"']/g, (character) => entities[character] ?? "");
  if (typeof value === "number") return String(value);
  return "length" in value ? value.map(textOf).join("") : textOf(value);
}
