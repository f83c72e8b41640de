import { expect, it } from "vitest";
import { movedInGrid } from "@/lib/compare/move-in-grid";

const size = { rows: 30, columns: 4 };
const moved = (key: string, withControl = false) => movedInGrid({ row: 5, column: 2 }, key, withControl, size);

it("steps by the arrows, and stops at the edges", () => {
  expect(moved("ArrowUp")).toEqual({ row: 4, column: 2 });
  expect(moved("ArrowRight")).toEqual({ row: 5, column: 3 });
  expect(movedInGrid({ row: 29, column: 3 }, "ArrowDown", false, size)).toEqual({ row: 29, column: 3 });
  expect(movedInGrid({ row: 0, column: 0 }, "ArrowLeft", false, size)).toEqual({ row: 0, column: 0 });
});

it("goes to the ends of the row, and with Control to those of the grid", () => {
  expect(moved("Home")).toEqual({ row: 5, column: 0 });
  expect(moved("End")).toEqual({ row: 5, column: 3 });
  expect(moved("Home", true)).toEqual({ row: 0, column: 0 });
  expect(moved("End", true)).toEqual({ row: 29, column: 3 });
});

it("leaves every other key alone", () => {
  expect(moved("Enter")).toBeNull();
  expect(moved("ArrowDown", true)).toBeNull();
  expect(moved("PageDown")).toEqual({ row: 15, column: 2 });
});
