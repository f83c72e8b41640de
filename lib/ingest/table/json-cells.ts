/** The words of a JSON object by its keys: several are joined, and what is no word, number or list of them says nothing. */
export function jsonCells(line: string): ReadonlyMap<string, string> | null {
  const value = parsed(line);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const cells = new Map<string, string>();
  for (const [key, said] of Object.entries(value)) {
    const words = (Array.isArray(said) ? said : [said]).filter((one) => ["string", "number"].includes(typeof one));
    if (words.length > 0) cells.set(key, words.join(", "));
  }
  return cells;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null; // A line that is no JSON is as good as one that is no object.
  }
}
