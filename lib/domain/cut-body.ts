const anyId = /[a-z]{3}_[0-9a-z]{20}/g;

/**
 * The body of an event, as JSON, for somebody who may not know of some things. One about such a thing is null; from
 * lists, only what names one is left out. O(body).
 */
export function cutBody(body: string, isHidden: (id: string) => boolean): string | null {
  if (!body.match(anyId)?.some(isHidden)) return body;
  const cut = withoutHidden(JSON.parse(body), isHidden);
  return cut === hiddenWhole ? null : JSON.stringify(cut);
}

const hiddenWhole = Symbol("hidden");

function withoutHidden(value: unknown, isHidden: (id: string) => boolean): unknown {
  if (typeof value === "string") return isHidden(value) ? hiddenWhole : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((part) => withoutHidden(part, isHidden)).filter((part) => part !== hiddenWhole);
  }
  const parts = Object.entries(value).map(([key, part]) => [key, withoutHidden(part, isHidden)] as const);
  return parts.some(([, part]) => part === hiddenWhole) ? hiddenWhole : Object.fromEntries(parts);
}

/** Every id that stands in a text. */
export const idsWithin = (text: string): readonly string[] => text.match(anyId) ?? [];
