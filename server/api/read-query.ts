import type { z } from "zod";
import { Problem } from "@/lib/errors";

/**
 * What stands after the `?`, by the shape of the operation. What it does not know, and what is said twice, is refused:
 * a program with a slip in a name should hear of it, and not be answered something else.
 *
 * @throws {Problem} `invalid`.
 */
export function queryOf<Shape extends z.ZodObject>(shape: Shape, asked: URLSearchParams): z.output<Shape> {
  const given = new Map<string, string>();
  for (const [name, value] of asked) {
    if (!Object.hasOwn(shape.shape, name)) {
      const known = Object.keys(shape.shape).join(", ") || "none";
      throw new Problem("invalid", `There is no parameter “${name.slice(0, 60)}” here; known are: ${known}.`);
    }
    if (given.has(name)) throw new Problem("invalid", `“${name}” is given twice.`);
    given.set(name, value);
  }
  const read = shape.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const reasons = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Problem("invalid", `${reasons.join("; ")}.`, { cause: read.error });
}
