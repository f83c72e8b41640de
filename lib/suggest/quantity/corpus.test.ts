import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readQuantities } from "./read-quantities";

const folder = join(import.meta.dirname, "../../../corpus/al-tanf-2017");

/** Every figure of every bundled article: the words, the ends (`*` open), unit, object, status. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "01-unnamed-blog.md": [
    "Several wheeled vehicles | *..* about | wheeled vehicle | destroyed",
    "up to 4 tanks | *..4 | tank | destroyed",
    "three borders | 3..3 | border |",
    "up to 3,000 Hezbollah fighters | *..3000 | Hezbollah fighter | ordered",
    "hundreds of billions of dollars | 200000000000..* about | USD |",
  ],
  "02-tabnak.md": ["several days | *..* about | day |", "a couple hundred troops | 200..200 about | troop | present"],
  "03-veterans-today.md": [
    "3 weeks | 3..3 | week |",
    "more than 60 soldiers | 60..* | soldier | present",
    "a tank | 1..1 | tank | present",
    "Several warnings | *..* about | warning |",
    "Two artillery pieces | 2..2 | artillery piece | destroyed",
    "an anti-aircraft weapon | 1..1 | anti-aircraft weapon | destroyed",
    "the tank | 1..1 | tank | damaged",
    "30 miles | 30..30 | mile |",
  ],
  "04-ea-worldview.md": [
    "a further 100 square kilometres (39 square miles) of the thinly peopled Badia" +
      " | 100..100 | km² thinly peopled Badia |",
    "more than 1,000 square kilometres (386 square miles) | 1000..* | km² |",
    "A tank | 1..1 | tank | destroyed",
    "55 km (34 miles) | 55..55 | km radius |",
    "several more villages | *..* about | village | captured",
    "20–25 km (12.5–15.5 miles) short of the border | 20..25 | km distance from the border |",
  ],
  "05-south-front.md": [
    "an unknown number of militants | *..* | militant | killed",
    "at least 4 vehicles | 4..* | vehicle | destroyed",
    "36 km from the Syrian border | 36..36 | km distance from the Syrian border |",
    "two villages | 2..2 | village | hit",
    "two villages | 2..2 | village | hit",
    "an SAA battle tank | 1..1 | SAA battle tank | destroyed",
    "several attempts | *..* about | attempt |",
    "a number of militants | *..* about | militant | killed",
    "a vehicle | 1..1 | vehicle | destroyed",
  ],
};

it.each(Object.entries(expected))("reads every figure of %s, and nothing else", (name, lines) => {
  const text = readFileSync(join(folder, name), "utf8").replace(/^---[\s\S]*?---/, "");
  const read = readQuantities(text).map(({ quantity: { min, max, approximate, unit, object, status }, span }) => {
    const ends = `${min ?? "*"}..${max ?? "*"}${approximate ? " about" : ""}`;
    const thing = [unit, object].filter(Boolean).join(" ");
    return `${text.slice(span.start, span.end)} | ${ends} | ${thing} | ${status ?? ""}`.trim();
  });
  expect(read).toEqual(lines);
});
