import { expect, it } from "vitest";
import type { ClaimType } from "@/lib/domain/claim";
import { figuresInWords } from "@/lib/report/figure-in-words";
import { claimedQuantities } from "./claimed-quantities";

const quote = "They killed an unknown number of militants and destroyed at least 4 vehicles, 36 km from the border.";

it.each<[ClaimType, string, string]>([
  ["casualties", quote, "an unknown number of militants killed"],
  ["equipment", quote, "at least 4 vehicles destroyed"],
  ["territory", quote, "36 km from the border"],
  ["timing", "the siege lasted three weeks and cost 40 tanks", "3 weeks"],
  ["force-size", "bringing more than 60 soldiers and a tank", "more than 60 soldiers present; 1 tank present"],
  ["equipment", "20 people were killed", "20 people killed"],
  ["other", quote, "an unknown number of militants killed; at least 4 vehicles destroyed; 36 km from the border"],
  ["equipment", "nothing was counted", ""],
  ["equipment", "Dozens of vehicles were destroyed", "dozens of vehicles destroyed"],
  ["force-size", "a couple hundred troops", "a couple hundred (200) troops"],
  ["casualties", "60 or more civilians were killed", "60 or more civilians killed"],
  ["territory", "40% of the territory", "40% of territory"],
  ["other", "It cost $5 million", "5,000,000 USD"],
])("makes a claim of type %s of “%s” with %s", (type, words, figures) => {
  expect(figuresInWords(claimedQuantities(type, words))).toBe(figures);
});
