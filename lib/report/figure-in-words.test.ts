import { expect, it } from "vitest";
import type { Quantity } from "@/lib/domain/claim";
import { figureInWords } from "./figure-in-words";

const none: Quantity = {
  min: null,
  max: null,
  unit: null,
  object: null,
  approximate: false,
  comparator: null,
  status: null,
};

it.each<[string, Partial<Quantity>]>([
  ["up to 4 tanks destroyed", { max: 4, object: "tank", comparator: "up to", status: "destroyed" }],
  ["up to 4 tanks", { max: 4, object: "tank" }],
  ["1 tank destroyed", { min: 1, max: 1, object: "tank", status: "destroyed" }],
  ["1 tank damaged", { min: 1, max: 1, object: "tank", comparator: "the", status: "damaged" }],
  ["a couple hundred (200) soldiers", { min: 200, max: 200, object: "soldier", comparator: "a couple hundred" }],
  ["an unknown number of people killed", { object: "person", status: "killed" }],
  ["55 km radius", { min: 55, max: 55, unit: "km", object: "radius" }],
  ["about 20–25 km", { min: 20, max: 25, unit: "km", approximate: true }],
  ["at least 1,000 km²", { min: 1000, unit: "km²" }],
  ["an unknown number of people killed", { object: "people", status: "killed" }],
  ["4 armoured vehicles", { min: 4, max: 4, object: "armoured vehicle" }],
  ["12 aircraft", { min: 12, max: 12, object: "aircraft" }],
  ["at least 1 tank", { min: 1, object: "tank", comparator: "a" }],
  ["an unknown number of tanks", { object: "tank", comparator: "the" }],
  ["34 mile radius", { min: 34, max: 34, unit: "mile", object: "radius" }],
  ["12.5–15.5 miles from the border", { min: 12.5, max: 15.5, unit: "mile", object: "distance from the border" }],
  [
    "more than 1,000 km² of ground gained",
    { min: 1000, unit: "km²", object: "ground gained", comparator: "more than" },
  ],
  ["up to 1 tank", { max: 1, object: "tank" }],
  ["1 mile of road", { min: 1, max: 1, unit: "mile", object: "road" }],
  ["dozens of vehicles", { min: 24, object: "vehicle", comparator: "dozens of", approximate: true }],
  ["60 or more soldiers", { min: 60, object: "soldier", comparator: "or more" }],
  ["60+ soldiers", { min: 60, object: "soldier", comparator: "+" }],
  ["40% of territory", { min: 40, max: 40, unit: "%", object: "territory" }],
  ["0 militiamen", { min: 0, max: 0, object: "militiaman" }],
])("reads a figure as %s", (words, quantity) => {
  expect(figureInWords({ ...none, ...quantity })).toBe(words);
});
