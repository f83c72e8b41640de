import type { Desk } from "./desk";

type Packed = Readonly<{ [Part in keyof Desk]: Part extends Collection ? PackedThings : Desk[Part] }>;

const collections = [
  "reviewers",
  "sources",
  "passages",
  "claims",
  "appearances",
  "links",
  "assessments",
  "curations",
  "savedViews",
  "threads",
  "comments",
] as const satisfies readonly (keyof Desk)[];
type Collection = (typeof collections)[number];

/** Each row begins with which of the `shapes` it has, the names of its fields; then their values. */
type PackedThings = Readonly<{ shapes: readonly (readonly string[])[]; rows: readonly (readonly unknown[])[] }>;

/**
 * A desk as a page carries it to its tab: the names of fields are written once for all things that have the same ones,
 * and a thing's id not twice. Of a page with thousands of claims, the names would be the greater part. One text, because
 * React would carry each of its values by itself.
 */
export function packedDesk(desk: Desk): string {
  const packed = Object.fromEntries(collections.map((part) => [part, packedThings(Object.values(desk[part]))]));
  return JSON.stringify({ ...desk, ...packed });
}

/** The same desk again: `unpackedDesk(packedDesk(desk))` equals `desk`. */
export function unpackedDesk(text: string): Desk {
  const packed: Packed = JSON.parse(text);
  const parts = Object.fromEntries(collections.map((part) => [part, thingsIn(packed[part])]));
  return { ...packed, ...parts } as Desk;
}

function packedThings(things: readonly object[]): PackedThings {
  const shapes: string[][] = [];
  const known = new Map<string, number>();
  const rows = things.map((thing) => {
    const names = Object.keys(thing);
    const key = names.join();
    const shape = known.get(key) ?? shapes.push(names) - 1;
    known.set(key, shape);
    return [shape, ...Object.values(thing)];
  });
  return { shapes, rows };
}

function thingsIn({ shapes, rows }: PackedThings): Readonly<Record<string, unknown>> {
  const things: Record<string, unknown> = {};
  // By hand: with `Object.fromEntries` and parts of arrays, thousands of things take several times as long.
  for (const row of rows) {
    const thing: Record<string, unknown> = {};
    let at = 0;
    for (const name of shapes[Number(row[0])] ?? []) {
      at += 1;
      thing[name] = row[at];
    }
    things[String(thing["id"])] = thing;
  }
  return things;
}
