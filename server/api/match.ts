import { API_ROOT, type OperationName, operations } from "@/lib/api/operations";
import type { Params } from "./reply";

/** An address of the table, by what is asked of it, with what stood in the places that are filled in. */
type Matched = Readonly<{
  /** The operation by method; `HEAD` is asked as `GET` is. */
  byMethod: ReadonlyMap<string, OperationName>;
  params: Params;
}>;

const none: Params = { slug: "", sourceId: "", claimId: "", name: "" };

type Route = Readonly<{ pattern: RegExp; names: readonly string[]; byMethod: Map<string, OperationName> }>;

const isOperation = (name: string): name is OperationName => Object.hasOwn(operations, name);

const routes: ReadonlyMap<string, Route> = (() => {
  const made = new Map<string, Route>();
  for (const name of Object.keys(operations).filter(isOperation)) {
    const { method, path } = operations[name];
    const known = made.get(path);
    if (known) known.byMethod.set(method, name);
    else {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, found = ""]) => found);
      const pattern = new RegExp(`^${(API_ROOT + path).replaceAll(".", "\\.").replace(/\{\w+\}/g, "([\\w-]+)")}$`);
      made.set(path, { pattern, names, byMethod: new Map([[method, name]]) });
    }
  }
  return made;
})();

/** What stands at a path; null where nothing does. */
export function matched(path: string): Matched | null {
  for (const { pattern, names, byMethod } of routes.values()) {
    const found = pattern.exec(path);
    const given = Object.fromEntries(names.map((name, n) => [name, found?.[n + 1] ?? ""]));
    if (found) return { byMethod, params: { ...none, ...given } };
  }
  return null;
}

/** What may be asked of it, as `Allow` says it. */
export function allowed({ byMethod }: Matched): string {
  return [...byMethod.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
}
