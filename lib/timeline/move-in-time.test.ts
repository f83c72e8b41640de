import { expect, it } from "vitest";
import { movedInTime } from "@/lib/timeline/move-in-time";

const lanes = [[1, 5, 9], [], [2, 8]];

it("goes along time and stops at the ends of the lane", () => {
  expect(movedInTime({ lane: 0, index: 0 }, "ArrowRight", lanes)).toEqual({ lane: 0, index: 1 });
  expect(movedInTime({ lane: 0, index: 2 }, "ArrowRight", lanes)).toEqual({ lane: 0, index: 2 });
  expect(movedInTime({ lane: 0, index: 1 }, "Home", lanes)).toEqual({ lane: 0, index: 0 });
  expect(movedInTime({ lane: 0, index: 0 }, "End", lanes)).toEqual({ lane: 0, index: 2 });
});

it("goes to what is nearest in time in the next lane that has anything", () => {
  expect(movedInTime({ lane: 0, index: 2 }, "ArrowDown", lanes)).toEqual({ lane: 2, index: 1 });
  expect(movedInTime({ lane: 2, index: 0 }, "ArrowUp", lanes)).toEqual({ lane: 0, index: 0 });
  expect(movedInTime({ lane: 2, index: 0 }, "ArrowDown", lanes)).toEqual({ lane: 2, index: 0 });
});

it("leaves every other key alone", () => {
  expect(movedInTime({ lane: 0, index: 0 }, "Enter", lanes)).toBeNull();
});
