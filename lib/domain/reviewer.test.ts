import { expect, it } from "vitest";
import { initials } from "@/lib/domain/reviewer";

it.each([
  ["First reviewer", "FR"],
  ["amal", "A"],
  ["Anna Maria von Berg", "AB"],
  ["  two   blanks ", "TB"],
  ["élan vital", "ÉV"],
  ["🗼 Tower", "🗼T"],
  ["", "?"],
])("shortens %j to %s", (name, short) => {
  expect(initials(name)).toBe(short);
});
